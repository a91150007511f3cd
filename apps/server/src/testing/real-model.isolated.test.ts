import { setTimeout as sleep } from 'node:timers/promises';
import Anthropic from '@anthropic-ai/sdk';
import { createModelManager, type ModelManager } from '@modelhaven/manager';
import { createLocal } from '@modelhaven/provider-local';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bestOf } from './best-of.ts';
import { type ListeningServer, listen } from './test-server.ts';

let manager: ModelManager;
let server: ListeningServer;
let openai: OpenAI;
let anthropic: Anthropic;

beforeAll(async () => {
  manager = createModelManager({ providers: [createLocal()] });
  server = await listen(manager);
  openai = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'any', maxRetries: 0 });
  anthropic = new Anthropic({ baseURL: server.url, apiKey: 'any', maxRetries: 0 });
  await manager.load('local/demo');
});
afterAll(async () => {
  await server.close();
  await manager.close();
});

const messages = [{ role: 'user' as const, content: 'Tell me a short calming story.' }];

describe('a real model behind the server', () => {
  it("streams to OpenAI's client the same that it answers", async () => {
    const ask = { model: 'auto', messages, temperature: 0, max_completion_tokens: 40 };
    const whole = await openai.chat.completions.create(ask);
    let text = '';
    let usage: OpenAI.CompletionUsage | undefined;
    const stream = await openai.chat.completions.create({
      ...ask,
      stream: true,
      stream_options: { include_usage: true },
    });
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta.content ?? '';
      usage = chunk.usage ?? usage;
    }
    expect(whole.model).toBe('local/demo');
    expect(text).toMatch(/\w+ \w+ \w+/);
    expect(text).toBe(whole.choices[0]?.message.content);
    expect(usage?.completion_tokens).toBe(whole.usage?.completion_tokens);
  });

  it("answers Anthropic's client", async () => {
    const message = await anthropic.messages.stream({ model: 'local/demo', max_tokens: 40, messages }).finalMessage();
    expect(message.content).toMatchObject([{ type: 'text', text: expect.stringMatching(/\w+ \w+/) }]);
    expect(message.usage.output_tokens).toBeGreaterThan(0);
  });

  it('stops within 100 ms when the client leaves', async () => {
    const measure = async () => {
      const before = manager.performance.recent(1)[0]?.startedAt;
      const stream = await openai.chat.completions.create({ model: 'local/demo', messages, stream: true });
      for await (const _ of stream) break;
      const leftAt = performance.now();
      while (manager.performance.recent(1)[0]?.startedAt === before) await sleep(2);
      // The model is quick: on a busy machine it may have said all before we are heard.
      const isStopped = manager.performance.recent(1)[0]?.outcome === 'ABORTED';
      return isStopped ? performance.now() - leftAt : Number.POSITIVE_INFINITY;
    };
    expect(await bestOf(5, 100, measure)).toBeLessThan(100);
    const [local] = await manager.providers();
    expect(local?.loaded?.[0]?.activeRequests ?? 0).toBe(0);
  });

  it('says no to what it cannot do, and to models nobody has', async () => {
    await expect(openai.chat.completions.create({ model: 'local/nobody', messages })).rejects.toBeInstanceOf(
      OpenAI.NotFoundError,
    );
    const tools = [{ type: 'function' as const, function: { name: 'f', parameters: { type: 'object' } } }];
    await expect(
      openai.chat.completions.create({ model: 'local/demo', messages, tools, tool_choice: 'required' }),
    ).rejects.toBeInstanceOf(OpenAI.APIError);
  });

  it('gives our own API what it promises', async () => {
    const inject = (url: string, payload?: object) =>
      server.app.inject({
        method: payload ? 'POST' : 'GET',
        url: `/api/v1/models${url}`,
        ...(payload ? { payload } : {}),
      });
    // Every answer is held against the schema of the API document on its way out.
    for (const url of ['/available', '/free', '/affordable', '/status', '/performance', '/performance/demo']) {
      expect((await inject(url)).statusCode, url).toBe(200);
    }
    expect((await inject('/fallback/statistics')).statusCode).toBe(200);
    expect((await inject('/test', { model_id: 'demo', provider_name: 'local' })).json()).toMatchObject({ ok: true });
    const plan = await inject('/select', { task_type: 'general_chat' });
    expect(plan.statusCode).toBe(200);
    const answer = await inject('/generate', { prompt: 'Good evening!', max_tokens: 20, task_type: 'general_chat' });
    expect(answer.json()).toMatchObject({ provider: 'local', model_id: 'demo', metadata: { attempts: 1 } });
  });
});
