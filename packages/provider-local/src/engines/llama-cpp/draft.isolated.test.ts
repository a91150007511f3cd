import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ModelProvider } from '@modelhaven/core';
import type { Token } from 'node-llama-cpp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CHAT_TEMPLATE as CHATML } from '../../../../../tools/demo-model/export-gguf.ts';
import { DEMO_PATH } from '../../demo.ts';
import { createLocal, type LocalConfigInput } from '../../index.ts';
import { writeRiggedModel } from '../../testing/rigged-model.ts';
import { createDraftGuesser } from './draft-guesser.ts';
import { loadLibrary } from './load-library.ts';
import { type Guesser, speculate } from './speculate.ts';

const QUESTIONS = ['Tell me a story about a fox.', 'What is 7 + 8?'];
let folder: string;
const open: ModelProvider[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'modelhaven-draft-'));
  await copyFile(DEMO_PATH, join(folder, 'target.gguf'));
  await copyFile(DEMO_PATH, join(folder, 'same.gguf'));
  await writeFile(join(folder, 'stranger.gguf'), writeRiggedModel({ script: ['no'], template: CHATML }));
});
afterAll(async () => {
  await Promise.all(open.map((provider) => provider.close()));
  await rm(folder, { recursive: true });
});

const local = (config: LocalConfigInput): ModelProvider => {
  const provider = createLocal('local', {
    modelsDir: folder,
    isolation: 'none',
    gpu: false,
    threads: 1,
    contextLength: 512,
    ...config,
  });
  open.push(provider);
  return provider;
};
const answers = async (provider: ModelProvider, more: object = {}) => {
  const all: unknown[] = [];
  for (const content of QUESTIONS) {
    const messages = [{ role: 'user', content }] as const;
    const { text, usage } = await provider.generate({
      model: 'target',
      messages,
      temperature: 0,
      maxTokens: 80,
      ...more,
    });
    all.push([text, usage.outputTokens]);
  }
  return all;
};

it.each([
  ['a model that guesses right', { target: 'same' }, 'none'],
  ['a model that guesses right, in a process of its own', { target: 'same' }, 'process'],
  ['the text so far', { target: 'prompt' }, 'none'],
] as const)('writes the same greedy text with %s', async (_, draftModels, isolation) => {
  const plain = await answers(open[0] ?? local({}));
  const provider = local({ draftModels, isolation });
  expect(await answers(provider)).toEqual(plain);
  // With penalties nothing is guessed; a stop in the middle of right guesses ends the answer there.
  const reference = open[0] as ModelProvider;
  for (const more of [{ repetitionPenalty: 1.3 }, { stopSequences: ['named'] }, { maxTokens: 7 }]) {
    expect(await answers(provider, more)).toEqual(await answers(reference, more));
  }
});

it('counts the memory of a draft', async () => {
  const plain = await local({}).residency?.load('target');
  const drafted = await local({ draftModels: { target: 'same' } }).residency?.load('target');
  expect(drafted?.memoryBytes).toBeGreaterThan(plain?.memoryBytes ?? 0);
});

it('goes on without a draft of another vocabulary and says so, and refuses one that is not there', async () => {
  const messages = [{ role: 'user', content: 'What is 7 + 8?' }] as const;
  const strange = local({ draftModels: { target: 'stranger' } });
  const { text, warnings } = await strange.generate({ model: 'target', messages, temperature: 0, maxTokens: 20 });
  expect(text).toContain('15');
  expect(warnings.join()).toContain('"stranger" cannot draft for this model: its vocabulary is another one.');
  for (const draft of ['nowhere', 'target']) {
    const wrong = local({ draftModels: { target: draft } });
    await expect(wrong.generate({ model: 'target', messages })).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  }
});

it('is aborted while it guesses, and the next answer is right', async () => {
  const provider = local({ draftModels: { target: 'same' } });
  const plain = await answers(open[0] ?? local({}));
  for (let round = 0; round < 8; round++) {
    const abort = new AbortController();
    const messages = [{ role: 'user', content: `${round}: tell me a long story.` }] as const;
    let left = round;
    const reading = async () => {
      const call = { signal: abort.signal };
      for await (const event of provider.stream({ model: 'target', messages, temperature: 0 }, call)) {
        if (event.type === 'text-delta' && left-- === 0) abort.abort();
      }
    };
    await expect(reading()).rejects.toMatchObject({ code: 'ABORTED' });
  }
  expect(await answers(provider)).toEqual(plain);
});

it('takes all right guesses in one step, drops wrong ones, and asks for none where none are wanted', async () => {
  const library = await loadLibrary();
  const llama = await library.getLlama({
    gpu: false,
    build: 'never',
    skipDownload: true,
    progressLogs: false,
    maxThreads: 1,
  });
  const model = await llama.loadModel({ modelPath: DEMO_PATH, gpuLayers: 0 });
  const context = await model.createContext({ contextSize: 512, sequences: 2, threads: 1 });
  const prompt = model.tokenize(
    '<|im_start|>user\nTell me a story about a fox.<|im_end|>\n<|im_start|>assistant\n',
    true,
  );
  const sequence = context.getSequence();
  const draft = createDraftGuesser(context.getSequence());
  const write = async (guesser: Guesser, isWanted = true) => {
    await sequence.clearHistory();
    let asked = 0;
    const output: Token[] = [];
    const counted: Guesser = {
      guess(state) {
        asked++;
        // It is told all that was written, and nothing else.
        expect(state).toEqual([...prompt, ...output]);
        return guesser.guess(state);
      },
    };
    const steps = speculate({
      sequence,
      prompt,
      options: { temperature: 0 },
      guesser: counted,
      isWanted: () => isWanted,
    });
    for await (const { token } of steps) {
      output.push(token);
      if (output.length === 60) break;
    }
    return { output, asked };
  };
  try {
    const output: Token[] = [];
    for await (const token of sequence.evaluate(prompt, { temperature: 0 })) if (output.push(token) === 60) break;
    const right = await write(draft);
    expect(right.output).toEqual(output);
    // Each step gives up to eight guesses and one token more.
    expect(right.asked).toBeLessThan(20);
    expect(await write({ guess: async () => model.tokenize('xyz') })).toEqual({ output, asked: 60 });
    expect(await write(draft, false)).toEqual({ output, asked: 0 });
    const half: Guesser = {
      guess: async (state) => [...(await draft.guess(state)).slice(0, 2), ...model.tokenize('x')],
    };
    const mixed = await write(half);
    expect(mixed.output).toEqual(output);
    expect(mixed.asked).toBeLessThan(40);
  } finally {
    await context.dispose();
    await model.dispose();
    await llama.dispose();
  }
});
