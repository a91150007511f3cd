import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GenerateRequest, type GenerateResult, type ModelProvider, silentLogger } from '@modelhaven/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localConfigSchema } from '../config.ts';
import { createLocalProvider } from '../local-provider.ts';
import { PLAIN } from '../testing/chat-templates.ts';
import { writeRiggedModel, writeRiggedOnnx } from '../testing/rigged-model.ts';
import { createInProcessEngine } from './create-engine.ts';

type Ask = (more?: Partial<GenerateRequest>) => Promise<GenerateResult>;
/** Shows that an option has its effect. */
type Trial = (ask: Ask) => Promise<void>;

const GREEDY = { temperature: 0, maxTokens: 24 } as const;
const END = 2;
const LETTER_A = 3 + 97;

const likeGreedy =
  (more: Partial<GenerateRequest>): Trial =>
  async (ask) => {
    const greedy = await ask(GREEDY);
    for (const seed of [1, 2]) expect((await ask({ ...more, maxTokens: 24, seed })).text).toBe(greedy.text);
    expect((await ask({ maxTokens: 24, seed: 1 })).text).not.toBe(greedy.text);
  };
const unlikeGreedy =
  (more: Partial<GenerateRequest>): Trial =>
  async (ask) => {
    const greedy = await ask(GREEDY);
    expect((await ask({ ...GREEDY, ...more })).text).not.toBe(greedy.text);
  };
const wrong = async (asking: Promise<unknown>, field: string) =>
  expect(asking).rejects.toMatchObject({ code: 'INVALID_REQUEST', details: { field } });

/** Every option there is; a new one has to be thought of here. */
const OPTIONS: Readonly<
  Record<keyof GenerateRequest, Trial | 'shown in other tests' | 'says nothing to a local model'>
> = {
  model: 'shown in other tests',
  messages: 'shown in other tests',
  tools: 'shown in other tests',
  toolChoice: 'shown in other tests',
  parallelToolCalls: 'shown in other tests',
  responseFormat: 'shown in other tests',
  user: 'says nothing to a local model',
  reasoning: async (ask) => {
    const { warnings } = await ask({ ...GREEDY, reasoning: { effort: 'high' } });
    expect(warnings.join()).toContain('effort of thinking cannot be set');
  },
  maxTokens: async (ask) => {
    expect(await ask({ temperature: 0, maxTokens: 3 })).toMatchObject({
      finishReason: 'length',
      usage: { outputTokens: 3 },
    });
  },
  temperature: likeGreedy({ temperature: 0 }),
  topK: likeGreedy({ topK: 1 }),
  topP: likeGreedy({ topP: 0 }),
  minP: likeGreedy({ minP: 1 }),
  frequencyPenalty: unlikeGreedy({ frequencyPenalty: 2 }),
  presencePenalty: unlikeGreedy({ presencePenalty: 2 }),
  repetitionPenalty: unlikeGreedy({ repetitionPenalty: 9 }),
  seed: async (ask) => {
    const [one, again, other] = await Promise.all([1, 1, 2].map((seed) => ask({ seed, maxTokens: 24 })));
    expect(one?.text).toBe(again?.text);
    expect(one?.text).not.toBe(other?.text);
  },
  stopSequences: async (ask) => {
    const { text } = await ask({ ...GREEDY, maxTokens: 40 });
    const stop = text.slice(3, 6);
    expect(await ask({ ...GREEDY, stopSequences: [stop] })).toMatchObject({
      text: text.slice(0, text.indexOf(stop)),
      stopSequence: stop,
    });
  },
  logprobs: async (ask) => {
    const { logprobs, usage } = await ask({ ...GREEDY, logprobs: { top: 3 } });
    expect(logprobs).toHaveLength(usage.outputTokens ?? 0);
    for (const { token, logprob, top } of logprobs ?? []) {
      expect(top).toHaveLength(3);
      expect(top?.[0]).toMatchObject({ token, logprob });
      expect(top?.reduce((sum, each) => sum + Math.exp(each.logprob), 0)).toBeLessThan(1);
    }
  },
  logitBias: async (ask) => {
    expect((await ask({ maxTokens: 4, logitBias: { [LETTER_A]: 100 } })).text).toBe('aaaa');
    // The end of an answer is a token like any other.
    expect(await ask({ logitBias: { [END]: 100 } })).toMatchObject({ text: '', finishReason: 'stop' });
    const never = await ask({ maxTokens: 24, logitBias: { [LETTER_A]: 100, [END]: -100 } });
    expect(never).toMatchObject({ text: 'a'.repeat(24), finishReason: 'length' });
    expect(never.logprobs).toBeUndefined();
    await wrong(ask({ logitBias: { 99999: 1 } }), 'logitBias.99999');
  },
  extra: (ask) => wrong(ask({ extra: { local: { nonsense: 1 } } }), 'extra.local'),
};

describe.each(['gguf', 'onnx'] as const)('the option of an answer as %s:', (format) => {
  let folder: string;
  let local: ModelProvider;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'options-'));
    if (format === 'onnx') writeRiggedOnnx({ template: PLAIN }, join(folder, 'chance'));
    else await writeFile(join(folder, 'chance.gguf'), writeRiggedModel({ template: PLAIN }));
    const engine = createInProcessEngine({
      gpu: false,
      logger: silentLogger,
      usableCores: async () => 1,
      random: Math.random,
      trials: { pass: async () => {} },
    });
    local = createLocalProvider('local', localConfigSchema.parse({ modelsDir: folder }), { engine });
  });
  afterAll(async () => {
    await local.close();
    await rm(folder, { recursive: true });
  });

  it.each(Object.entries(OPTIONS).filter((entry): entry is [string, Trial] => typeof entry[1] === 'function'))(
    '%s is applied, refused, or said to be left out',
    async (_, trial) => {
      const model = format === 'onnx' ? 'chance:fp32' : 'chance';
      await trial((more) => local.generate({ model, messages: [{ role: 'user', content: 'Hello' }], ...more }));
    },
  );
});
