import { describe, expect, it } from 'vitest';
import { createServerLogger, type LogLevel } from './logging.ts';
import { createScriptedManager } from './testing/scripted-manager.ts';
import { buildTestServer } from './testing/test-server.ts';

function collect(level: LogLevel = 'debug') {
  const lines: string[] = [];
  return { lines, logger: createServerLogger(level, { write: (line) => void lines.push(line) }) };
}

describe('the log', () => {
  it('redacts what may be a secret or somebody’s words', () => {
    const { lines, logger } = collect();
    logger.info({
      apiKey: 'canary-1',
      headers: { authorization: 'canary-2' },
      request: { messages: ['canary-3'], deep: { prompt: 'canary-4' } },
      model: 'demo',
    });
    expect(lines.join('')).not.toContain('canary');
    expect(lines.join('')).toContain('"model":"demo"');
  });

  it('holds one line per answer and nothing of its text', async () => {
    const { lines, logger } = collect();
    const app = buildTestServer(createScriptedManager(), { logger });
    await app.inject({
      method: 'POST',
      url: '/v1/chat/completions?key=canary-5',
      headers: { authorization: 'Bearer canary-6' },
      payload: { model: 'auto', messages: [{ role: 'user', content: 'canary-7' }] },
    });
    await app.inject({
      method: 'POST',
      url: '/api/v1/models/generate',
      payload: '{"prompt":"canary-8"',
      headers: { 'content-type': 'application/json' },
    });
    await app.inject('/api/v1/canary-9');
    const text = lines.join('');
    expect(text).not.toContain('canary');
    expect(text).not.toContain('Hello there');
    const answered = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'answered');
    expect(answered).toMatchObject([
      { route: '/v1/chat/completions', status: 200, model: 'demo', requestId: expect.any(String) },
      { route: '/api/v1/models/generate', status: 400 },
      { status: 404 },
    ]);
  });

  it('keeps the messages of unexpected errors to itself, but not where they come from', async () => {
    const { lines, logger } = collect();
    const manager = createScriptedManager(async function* () {
      yield* [];
      throw new TypeError('Unexpected token in "canary-10"');
    });
    await buildTestServer(manager, { logger }).inject({
      method: 'POST',
      url: '/api/v1/models/generate',
      payload: { prompt: 'a' },
    });
    expect(lines.join('')).not.toContain('canary');
    const failed = lines.map((line) => JSON.parse(line)).find(({ msg }) => msg === 'request failed');
    expect(failed.error).toMatchObject({ code: 'INTERNAL', cause: { name: 'TypeError' } });
    expect(failed.error.cause.stack[0]).toMatch(/^at /);
  });
});
