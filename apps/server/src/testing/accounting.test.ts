import type { AttemptRecord, GenerateRequest, ModelProvider } from '@modelhaven/core';
import { costOfUsage, createModelManager, openGuard } from '@modelhaven/manager';
import { createCustom } from '@modelhaven/provider-custom';
import { createOpenRouter } from '@modelhaven/provider-openrouter';
import {
  createReplayServer,
  deliver,
  jsonReply,
  type ReplayServer,
  type Reply,
  sseReply,
} from '@modelhaven/provider-testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isStreamed, openRouterModels, STORY_PRICING, storyCost, streamReply, wholeReply } from './upstream.ts';

let upstream: ReplayServer;
let providers: Readonly<Record<'openrouter' | 'openai' | 'anthropic', ModelProvider>>;
beforeAll(async () => {
  upstream = await createReplayServer();
  const models = [{ id: 'story', contextLength: 8_192, pricing: STORY_PRICING }];
  const custom = { apiKey: 'k', list: 'static', models } as const;
  providers = {
    openrouter: createOpenRouter({ apiKey: 'k', baseUrl: `${upstream.url}/api/v1` }),
    openai: createCustom('openai', { ...custom, apiType: 'openai', api: 'chat', baseUrl: `${upstream.url}/v1` }),
    anthropic: createCustom('anthropic', { ...custom, apiType: 'anthropic', baseUrl: upstream.url }),
  };
});
afterAll(async () => {
  await Promise.all(Object.values(providers).map((provider) => provider.close()));
  await upstream.close();
});

/** A manager over one provider, with its records. The provider stays open. */
function managerOf(provider: ModelProvider) {
  const records: AttemptRecord[] = [];
  const manager = createModelManager({
    providers: [{ ...provider, close: async () => {} }],
    guard: openGuard,
    recorder: { record: (attempt) => records.push(attempt) },
    settings: { retries: { baseDelayMs: 1, maxDelayMs: 2 }, circuit: { failureThreshold: 1_000 } },
  });
  return { manager, records };
}

/** What an answer used, as a server counts it; `cost` where the server says it too. */
const usages = fc
  .record({
    input: fc.integer({ min: 1, max: 200_000 }),
    cachedPart: fc.double({ min: 0, max: 1, noNaN: true }),
    output: fc.integer({ min: 1, max: 50_000 }),
    reasoningPart: fc.double({ min: 0, max: 1, noNaN: true }),
    billed: fc.option(
      fc.integer({ min: 0, max: 10 ** 9 }).map((amount) => amount / 10 ** 9),
      { nil: undefined },
    ),
  })
  .map(({ input, cachedPart, output, reasoningPart, billed }) => ({
    input,
    cached: Math.floor(input * cachedPart),
    output,
    reasoning: Math.floor(output * reasoningPart),
    billed,
  }));
type CountedUsage = typeof usages extends fc.Arbitrary<infer Value> ? Value : never;

const texts = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 8 });

function openAiUsage({ input, cached, output, reasoning, billed }: CountedUsage, withCost: boolean): object {
  return {
    prompt_tokens: input,
    completion_tokens: output,
    total_tokens: input + output,
    prompt_tokens_details: { cached_tokens: cached },
    completion_tokens_details: { reasoning_tokens: reasoning },
    ...(withCost && billed !== undefined ? { cost: billed } : {}),
  };
}

function anthropicReplies(parts: readonly string[], { input, cached, output }: CountedUsage) {
  const usage = { input_tokens: input - cached, cache_read_input_tokens: cached, cache_creation_input_tokens: 0 };
  const message = { id: 'msg_1', type: 'message', role: 'assistant', model: 'story', stop_sequence: null };
  const events: readonly object[] = [
    {
      type: 'message_start',
      message: { ...message, content: [], stop_reason: null, usage: { ...usage, output_tokens: 1 } },
    },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    ...parts.map((text) => ({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } })),
    { type: 'content_block_stop', index: 0 },
    {
      type: 'message_delta',
      delta: { stop_reason: 'end_turn', stop_sequence: null },
      usage: { output_tokens: output },
    },
    { type: 'message_stop' },
  ];
  const stream = sseReply(
    events.map((event) => `event: ${(event as { type: string }).type}\ndata: ${JSON.stringify(event)}\n\n`).join(''),
  );
  const content = [{ type: 'text', text: parts.join('') }];
  const whole = jsonReply({ ...message, content, stop_reason: 'end_turn', usage: { ...usage, output_tokens: output } });
  return { stream, whole };
}

/** The same answer, streamed and whole, in the dialect of a provider. */
function repliesOf(name: keyof typeof providers, parts: readonly string[], usage: CountedUsage) {
  if (name === 'anthropic') return anthropicReplies(parts, usage);
  const counted = openAiUsage(usage, name === 'openrouter');
  return { stream: streamReply(parts, counted), whole: wholeReply(parts.join(''), counted) };
}

function answerWith(stream: Reply, whole: Reply): void {
  upstream.reset();
  upstream.respond('GET /api/v1/models', openRouterModels());
  upstream.respond('POST *', (request) => (isStreamed(request) ? stream : whole));
}

const names = ['openrouter', 'openai', 'anthropic'] as const;

describe.each(names)('accounting of %s', { timeout: 60_000 }, (name) => {
  const request: GenerateRequest = {
    model: 'story',
    messages: [{ role: 'user', content: 'A story, please.' }],
    maxTokens: 64,
  };
  const address = `${name}/story`;

  it('costs the same, streamed or whole, and what the prices say', async () => {
    await fc.assert(
      fc.asyncProperty(texts, usages, fc.integer({ min: 1, max: 50 }), async (parts, usage, splitEvery) => {
        const { stream, whole } = repliesOf(name, parts, usage);
        answerWith(deliver(stream, { splitEvery: Math.max(splitEvery, 20), framing: 'chunked' }), whole);
        const provider = providers[name];
        const [model] = await provider.listModels();
        const atOnce = await provider.generate(request);
        const { manager, records } = managerOf(provider);
        const { report, text } = await manager.generate({ ...request, model: address });
        await manager.close();

        expect(text).toBe(parts.join(''));
        expect(report.usage).toEqual(atOnce.usage);
        expect(report.costUsd).toBe(costOfUsage(atOnce.usage, model?.pricing));
        const expected = storyCost({
          inputTokens: usage.input,
          cachedInputTokens: usage.cached,
          outputTokens: usage.output,
        });
        const billed = name === 'openrouter' ? (usage.billed ?? expected) : expected;
        expect(report.costUsd).toBeCloseTo(billed, 10);
        expect(records).toMatchObject([{ outcome: 'OK', costUsd: report.costUsd }]);
      }),
      { numRuns: 25 },
    );
  });

  it('counts broken and cancelled attempts for what they used, each once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme-ascii', minLength: 4, maxLength: 9 }), { minLength: 4, maxLength: 8 }),
        usages,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
        async (parts, usage, cutPart, leaveAfter) => {
          const { stream, whole } = repliesOf(name, parts, usage);
          answerWith(stream, whole);
          const { length } = Buffer.from(stream.body ?? '');
          const cutAfter = Math.floor(cutPart * (length - 1));
          upstream.respondOnce('POST *', deliver(stream, { cutAfter }));
          const { manager, records } = managerOf(providers[name]);
          let given = '';
          let seen = 0;
          let told: number | undefined;
          let isWhole = false;
          for await (const event of manager.stream({ ...request, model: address })) {
            if (event.type === 'text-delta') {
              given += event.text;
              if (++seen === leaveAfter) break;
            }
            if (event.type === 'finish') {
              told = event.report.costUsd;
              isWhole = true;
            }
          }
          await manager.close();

          expect(parts.join('').startsWith(given)).toBe(true);
          for (const record of records) {
            // What gave nothing is not billed; whatever gave something has a usage and a price.
            if (record.outcome !== 'OK' && record.usage === undefined) continue;
            expect(record.costUsd).toBeGreaterThanOrEqual(0);
            if (record.outcome !== 'OK') {
              expect(record.usage).toMatchObject({ estimated: true });
              expect(record.costUsd).toBeGreaterThan(0);
            }
          }
          const sent = upstream.requests.filter(({ method }) => method === 'POST');
          expect(records).toHaveLength(sent.length);
          expect(records.map(({ attempt }) => attempt)).toEqual(records.map((_, index) => index + 1));
          if (isWhole) {
            expect(given).toBe(parts.join(''));
            expect(records.filter(({ outcome }) => outcome === 'OK')).toHaveLength(1);
            expect(told).toBeCloseTo(
              records.reduce((sum, { costUsd = 0 }) => sum + costUsd, 0),
              12,
            );
          } else {
            expect(records.at(-1)).toMatchObject({ outcome: 'ABORTED', usage: { estimated: true } });
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
