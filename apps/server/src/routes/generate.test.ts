import { LlmError } from '@modelhaven/core';
import { describe, expect, it } from 'vitest';
import { createScriptedManager, type Script } from '../testing/scripted-manager.ts';
import { buildTestServer } from '../testing/test-server.ts';

const generate = (script: Script | undefined, payload: object) => {
  const manager = createScriptedManager(script);
  const answer = buildTestServer(manager).inject({ method: 'POST', url: '/api/v1/models/generate', payload });
  return answer.then((response) => ({ response, manager }));
};

const failing = (error: LlmError): Script =>
  async function* () {
    yield* [];
    throw error;
  };

describe('POST /api/v1/models/generate', () => {
  it('answers with text, report and headers', async () => {
    const { response, manager } = await generate(undefined, {
      prompt: 'Hi',
      task_type: 'general_chat',
      max_tokens: 20,
      min_quality_score: 6,
      conversation_id: 'c1',
    });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({
      text: 'Hello there.',
      model_id: 'demo',
      provider: 'local',
      usage: { input_tokens: 5, output_tokens: 2 },
      cost_usd: 0.000_000_25,
      finish_reason: 'stop',
      safety: { input: { action: 'none' } },
      selection: { candidates: [{ address: 'local/demo', scores: { total: 7 } }], rejected_count: 1 },
      metadata: {
        address: 'local/demo',
        attempts: 1,
        trail: [{ address: 'local/demo', role: 'first', outcome: 'OK', total_ms: 40, first_event_ms: 10 }],
      },
    });
    expect(response.headers).toMatchObject({
      'x-modelhaven-model': 'demo',
      'x-modelhaven-provider': 'local',
      'x-modelhaven-attempts': '1; local/demo=OK:first:40ms',
      'x-modelhaven-cost-usd': '0.00000025',
      'x-modelhaven-safety': 'none',
    });
    const [call] = manager.calls;
    expect(call?.request).toEqual({ prompt: 'Hi', taskType: 'general_chat', maxTokens: 20, minQualityScore: 6 });
    expect(call?.options).toMatchObject({
      conversationId: 'c1',
      requestId: response.headers['x-modelhaven-request-id'],
    });
  });

  it('streams typed events', async () => {
    const { response } = await generate(undefined, { prompt: 'Hi', stream: true });
    expect(response.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect(response.headers['x-accel-buffering']).toBe('no');
    expect(response.headers['x-modelhaven-model']).toBe('demo');
    expect(response.headers['x-modelhaven-safety']).toBe('none');
    const events = response.body
      .trimEnd()
      .split('\n\n')
      .map((block) => {
        const [name, data] = block.split('\n');
        return { name: name?.slice('event: '.length), data: JSON.parse(data?.slice('data: '.length) ?? '') };
      });
    expect(events.map(({ name }) => name)).toEqual(['start', 'text-delta', 'text-delta', 'finish']);
    expect(events.every(({ name, data }) => data.type === name)).toBe(true);
    expect(events[0]?.data).toMatchObject({ model_id: 'demo', metadata: { address: 'local/demo' } });
    expect(events[3]?.data).toMatchObject({ finish_reason: 'stop', usage: { output_tokens: 2 }, latency_ms: 42 });
  });

  it('answers a failure before the first event with its status, streamed or not', async () => {
    const error = new LlmError('RATE_LIMITED', 'Slow down.', { provider: 'openrouter', retryAfterMs: 1500 });
    for (const stream of [true, false]) {
      const { response } = await generate(failing(error), { prompt: 'Hi', stream });
      expect(response.statusCode).toBe(429);
      expect(response.headers['retry-after']).toBe('2');
      expect(response.json().error).toEqual({
        code: 'RATE_LIMITED',
        message: 'Slow down.',
        provider: 'openrouter',
        retry_after_ms: 1500,
        request_id: response.headers['x-modelhaven-request-id'],
      });
    }
  });

  it("does not pass an upstream's 401 off as the caller's", async () => {
    const { response } = await generate(failing(new LlmError('UNAUTHORIZED', 'Bad key.', { provider: 'openrouter' })), {
      prompt: 'Hi',
    });
    expect(response.statusCode).toBe(502);
    expect(response.json().error.code).toBe('UNAUTHORIZED');
  });

  it('ends a broken stream with an error event and no finish', async () => {
    const { response } = await generate(
      async function* () {
        yield { type: 'start', model: 'demo', warnings: [] };
        yield { type: 'text-delta', text: 'Once' };
        throw new LlmError('STREAM_INTERRUPTED', 'The connection broke.');
      },
      { prompt: 'Hi', stream: true },
    );
    expect(response.statusCode).toBe(200);
    expect(response.body).toMatch(/event: error\ndata: {"type":"error","error":{"code":"STREAM_INTERRUPTED"/);
    expect(response.body).not.toContain('event: finish');
  });

  it('says nothing of unexpected errors', async () => {
    const { response } = await generate(
      async function* () {
        yield* [];
        throw new TypeError('password is hunter2');
      },
      { prompt: 'Hi' },
    );
    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain('hunter2');
  });

  it.each([
    [{}, 'prompt'],
    [{ prompt: 'a', messages: [{ role: 'user', content: 'b' }] }, 'prompt'],
    [{ prompt: 'a', temperature: 3 }, 'temperature'],
    [{ prompt: 'a', min_quality_score: '7' }, 'min_quality_score'],
    [{ messages: [{ role: 'user', content: [{ type: 'text', text: 7 }] }] }, 'messages[0].content[0].text'],
    [
      {
        messages: [
          { role: 'user', content: 'a' },
          { role: 'wizard', content: 'b' },
        ],
      },
      'messages[1].role',
    ],
    [{ messages: [{ role: 'user', content: 'a' }], tools: [{ name: 5 }] }, 'tools[0].name'],
  ])('refuses %j at %s', async (body, field) => {
    const { response, manager } = await generate(undefined, body);
    expect(response.statusCode).toBe(400);
    expect(response.json().error).toMatchObject({ code: 'INVALID_REQUEST', field });
    expect(manager.calls).toEqual([]);
  });
});
