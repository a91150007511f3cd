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
    expect(await bestOf(20, 100, measure)).toBeLessThan(100);
    const [local] = await manager.providers();
    expect(local?.loaded?.[0]?.activeRequests ?? 0).toBe(0);
  });

  it('says no to what it cannot do, and to models nobody has', async () => {
    await expect(openai.chat.completions.create({ model: 'local/nobody', messages })).rejects.toBeInstanceOf(
      OpenAI.NotFoundError,
    );
    const picture = { type: 'image_url' as const, image_url: { url: 'https://pictures.test/cat.png' } };
    await expect(
      openai.chat.completions.create({
        model: 'local/demo',
        messages: [{ role: 'user', content: [{ type: 'text', text: 'What is it?' }, picture] }],
      }),
    ).rejects.toBeInstanceOf(OpenAI.APIError);
  });

  describe('that is to call a tool', () => {
    const parameters = {
      type: 'object' as const,
      properties: { a: { enum: [7, 8] }, b: { enum: [7, 8] } },
      required: ['a', 'b'],
    };
    const tools = [{ type: 'function' as const, function: { name: 'add', parameters } }];
    const question = { role: 'user' as const, content: 'What is 7 + 8?' };

    it("does so for OpenAI's client, whole and streamed, and reads the result", async () => {
      const ask = {
        model: 'local/demo',
        messages: [question],
        tools,
        tool_choice: 'required' as const,
        temperature: 0,
      };
      const whole = await openai.chat.completions.create(ask);
      const [call] = whole.choices[0]?.message.tool_calls ?? [];
      if (call?.type !== 'function') throw new Error('There is no call.');
      expect(whole.choices[0]?.finish_reason).toBe('tool_calls');
      expect(call.function.name).toBe('add');
      expect([7, 8]).toContain(JSON.parse(call.function.arguments).a);
      const streamed = await openai.chat.completions.stream(ask).finalChatCompletion();
      const [again] = streamed.choices[0]?.message.tool_calls ?? [];
      expect(again?.type === 'function' && again.function.arguments).toBe(call.function.arguments);

      const answer = await openai.chat.completions.create({
        ...ask,
        tool_choice: 'auto',
        messages: [
          question,
          { role: 'assistant', tool_calls: [call] },
          { role: 'tool', tool_call_id: call.id, content: '15' },
        ],
      });
      expect(answer.choices[0]?.message.content).toMatch(/\w/);
      await expect(
        openai.chat.completions.create({ ...ask, messages: [question, { role: 'assistant', tool_calls: [call] }] }),
      ).rejects.toBeInstanceOf(OpenAI.BadRequestError);
    });

    it("does so for Anthropic's client", async () => {
      const message = await anthropic.messages.create({
        model: 'local/demo',
        max_tokens: 80,
        messages: [question],
        tools: [{ name: 'add', input_schema: parameters }],
        tool_choice: { type: 'tool', name: 'add' },
      });
      expect(message.stop_reason).toBe('tool_use');
      expect(message.content).toMatchObject([{ type: 'tool_use', name: 'add', input: { a: expect.any(Number) } }]);
    });

    it("tells OpenAI's client how likely the tokens were", async () => {
      const { choices } = await openai.chat.completions.create({
        model: 'local/demo',
        messages: [question],
        logprobs: true,
        top_logprobs: 2,
        temperature: 0,
      });
      const tokens = choices[0]?.logprobs?.content ?? [];
      expect(tokens.map(({ token }) => token).join('')).toBe(choices[0]?.message.content);
      for (const { token, logprob, top_logprobs: top } of tokens) {
        expect(logprob).toBeLessThanOrEqual(0);
        expect(top[0]?.token).toBe(token);
      }
    });
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
