import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createModelManager, type ModelManager, openGuard } from '@modelhaven/manager';
import { createCustom } from '@modelhaven/provider-custom';
import { afterEach, expect, it } from 'vitest';

// Upstreams that say why the answer ended, and then neither count it nor close: over a real socket, with a manager that
// bears less silence than providers wait for usage by themselves. The answer is complete, and must not be bought twice.

const IDLE_MS = 600;

const say = (event: object, name?: string) =>
  `${name === undefined ? '' : `event: ${name}\n`}data: ${JSON.stringify(event)}\n\n`;
const chunk = (delta: object, finish_reason: string | null = null) =>
  say({ id: 'c', object: 'chat.completion.chunk', model: 'm', choices: [{ index: 0, delta, finish_reason }] });
const OPENAI = [chunk({ content: 'All ' }), chunk({ content: 'is well.' }), chunk({}, 'stop')].join('');
const anthropic = (event: { readonly type: string }) => say(event, event.type);
const MESSAGE = {
  id: 'm1',
  type: 'message',
  role: 'assistant',
  model: 'm',
  content: [],
  usage: { input_tokens: 3, output_tokens: 1 },
};
const ANTHROPIC = [
  anthropic({ type: 'message_start', message: MESSAGE } as never),
  anthropic({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } } as never),
  anthropic({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'All is well.' } } as never),
  anthropic({ type: 'content_block_stop', index: 0 } as never),
  anthropic({ type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 4 } } as never),
].join('');

let server: Server | undefined;
let manager: ModelManager | undefined;
afterEach(async () => {
  await manager?.close({ graceMs: 0 });
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
});

it.each([
  ['openai', 'silence', OPENAI],
  ['openai', 'pings', OPENAI],
  ['anthropic', 'silence', ANTHROPIC],
  ['anthropic', 'pings', ANTHROPIC],
] as const)('%s: a complete answer before %s is given once and asked for once', async (apiType, end, body) => {
  let asked = 0;
  server = createServer((request, response) => {
    request.resume();
    asked++;
    response.setHeader('content-type', 'text/event-stream');
    response.write(body);
    const pinging = end === 'pings' ? setInterval(() => response.write(': ping\n\n'), 50) : undefined;
    response.on('close', () => clearInterval(pinging));
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const box = createCustom('box', {
    apiType,
    baseUrl: `http://127.0.0.1:${port}${apiType === 'openai' ? '/v1' : ''}`,
    apiKey: 'any',
    list: 'static',
    models: ['m'],
  });
  manager = createModelManager({
    providers: [box],
    guard: openGuard,
    settings: { deadlines: { idleMs: IDLE_MS } },
  });
  for (const streamed of [true, false]) {
    const before = asked;
    const request = { prompt: 'Hello', model: 'box/m', maxTokens: 50 };
    let text = '';
    let attempts: number | undefined;
    if (streamed) {
      for await (const event of manager.stream(request)) {
        if (event.type === 'text-delta') text += event.text;
        if (event.type === 'finish') attempts = event.report.trail.length;
      }
    } else
      ({
        text,
        report: { attempts },
      } = await manager.generate(request));
    expect(text).toBe('All is well.');
    expect(attempts).toBe(1);
    expect(asked - before).toBe(1);
  }
});
