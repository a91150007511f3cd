// Our answers against llama.cpp from C++ and node-llama-cpp used bare: the same file, threads, batch and tokens.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ModelProvider } from '../packages/core/src/index.ts';
import { type LlamaLibrary, loadLibrary } from '../packages/provider-local/src/engines/llama-cpp/load-library.ts';
import { createLocal, type LocalConfigInput } from '../packages/provider-local/src/index.ts';
import { exportGguf } from '../tools/demo-model/export-gguf.ts';
import { randomCheckpoint } from '../tools/demo-model/random-checkpoint.ts';
import type { Vocabulary } from '../tools/demo-model/tokenizer.ts';
import { type Figure, printFigures } from './figure.ts';
import { compileLlamaLoop, type RawProgram, startLlamaLoop } from './native/llama-loop.ts';

const TOOLS = join(import.meta.dirname, '../tools/demo-model/weights');
const CONTEXT = 2048;
const BATCH = 512;
// The others may be this much faster: our goal is 0.95 of their rate.
const MOST_RATIO = 1 / 0.95;

type LlamaModel = Awaited<ReturnType<Awaited<ReturnType<LlamaLibrary['getLlama']>>['loadModel']>>;
type Token = ReturnType<LlamaModel['tokenize']>[number];

interface Setting {
  readonly name: string;
  readonly model: string;
  readonly threads: number;
  readonly streams: number;
  readonly tokens: number;
  readonly rounds: number;
  /** How much faster llama.cpp alone may be by processor time; absent where each token is too small a thing to hold it to. */
  readonly rawLimit?: number;
}

/** Tokens per second: by the clock, and by the time that this process was given, which a busy machine does not change. */
interface Rate {
  readonly wall: number;
  readonly cpu: number;
}

async function rateOf(tokens: number, work: () => Promise<number>): Promise<Rate> {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  const written = await work();
  if (written !== tokens) throw new Error(`${written} tokens were written instead of ${tokens}.`);
  const { user, system } = process.cpuUsage(before);
  return { wall: tokens / ((performance.now() - startedAt) / 1000), cpu: tokens / ((user + system) / 1e6) };
}

/** Each round asks something else from the first word on, so that nothing of it is in memory. */
const questionOf = (stream: number, round: number) =>
  `${String.fromCharCode(97 + (round % 26))}${stream}: tell me a story about a bear and a star, and make it long.`;

/** Writes with our provider, all streams at once. */
async function ours(local: ModelProvider, { model, streams, tokens }: Setting, round: number): Promise<number> {
  const one = async (stream: number): Promise<number> => {
    const messages = [{ role: 'user', content: questionOf(stream, round) }] as const;
    let written = 0;
    for await (const event of local.stream({ model, messages, temperature: 0, maxTokens: tokens })) {
      if (event.type === 'finish') written = event.usage.outputTokens ?? 0;
    }
    return written;
  };
  const all = await Promise.all(Array.from({ length: streams }, (_, stream) => one(stream)));
  return all.reduce((sum, written) => sum + written, 0);
}

/** The same with the library alone: the prompt as tokens, tokens out, made into text at the end. */
async function createBare(path: string, { threads, streams, tokens }: Setting) {
  const { getLlama, LlamaLogLevel } = await loadLibrary();
  const llama = await getLlama({
    gpu: false,
    build: 'never',
    skipDownload: true,
    progressLogs: false,
    maxThreads: threads,
    logLevel: LlamaLogLevel.disabled,
  });
  const model = await llama.loadModel({ modelPath: path, gpuLayers: 0 });
  const context = await model.createContext({ contextSize: CONTEXT, sequences: streams, threads, batchSize: BATCH });
  const sequences = Array.from({ length: streams }, () => context.getSequence());
  const write = async (stream: number, round: number): Promise<number> => {
    const sequence = sequences[stream];
    if (!sequence) return 0;
    await sequence.clearHistory();
    const output: Token[] = [];
    const options = { temperature: 0, topK: 40, yieldEogToken: true };
    for await (const token of sequence.evaluate(promptOf(model, stream, round), options)) {
      output.push(token);
      if (output.length === tokens) break;
    }
    model.detokenize(output);
    return output.length;
  };
  return {
    promptsOf: (round: number) => sequences.map((_, stream) => promptOf(model, stream, round)),
    async write(round: number) {
      const all = await Promise.all(sequences.map((_, stream) => write(stream, round)));
      return all.reduce((sum, written) => sum + written, 0);
    },
    async close() {
      await context.dispose();
      await model.dispose();
      await llama.dispose();
    },
  };
}

function promptOf(model: LlamaModel, stream: number, round: number): Token[] {
  const special = (text: string) => model.tokenize(text, true);
  const text = model.tokenize(questionOf(stream, round));
  return [...special('<|im_start|>user\n'), ...text, ...special('<|im_end|>\n<|im_start|>assistant\n')];
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** All in turns, so that what else the machine does falls on all; the ratio is the median of those of each turn. */
async function compare(
  folder: string,
  setting: Setting,
  isolation: 'none' | 'process',
  program: RawProgram | string,
): Promise<readonly Figure[]> {
  const { model, streams, threads, tokens } = setting;
  const path = join(folder, `${model}.gguf`);
  const config: LocalConfigInput = {
    modelsDir: folder,
    isolation,
    threads,
    contextLength: CONTEXT,
    sequences: streams,
    gpu: false,
  };
  const local = createLocal('local', config);
  const bare = await createBare(path, setting);
  const shape = { model: path, contextLength: CONTEXT, streams, threads, batchSize: BATCH };
  const loop = typeof program === 'string' ? undefined : await startLlamaLoop({ program, ...shape });
  const total = streams * tokens;
  const runs = {
    ours: (round: number) => rateOf(total, () => ours(local, setting, round)),
    bare: (round: number) => rateOf(total, () => bare.write(round)),
    async raw(round: number): Promise<Rate | undefined> {
      if (!loop) return undefined;
      const { wallMs, cpuMs } = await loop.round(tokens, bare.promptsOf(round));
      return { wall: (total / wallMs) * 1000, cpu: (total / cpuMs) * 1000 };
    },
  };
  const turns: { readonly ours: Rate; readonly bare: Rate; readonly raw: Rate | undefined }[] = [];
  try {
    await local.residency?.load(model);
    for (let round = 0; round <= setting.rounds; round++) {
      const turn = { raw: await runs.raw(round), bare: await runs.bare(round), ours: await runs.ours(round) };
      if (round > 0) turns.push(turn);
    }
  } finally {
    loop?.close();
    await local.close();
    await bare.close();
  }
  const ratio = (other: 'bare' | 'raw', key: keyof Rate) =>
    median(turns.map((turn) => (turn[other]?.[key] ?? Number.NaN) / turn.ours[key]));
  const inProcess = isolation === 'none';
  const name = `${setting.name}, ${streams} at once, ${inProcess ? 'in process' : 'child process'}`;
  const { rawLimit } = setting;
  return [
    { name: `${name}: tokens per second`, value: median(turns.map((turn) => turn.ours.wall)), unit: 'tok/s' },
    { name: `${name}: bare / ours, clock`, value: ratio('bare', 'wall'), unit: 'x', limit: MOST_RATIO },
    ...(inProcess
      ? [{ name: `${name}: bare / ours, CPU`, value: ratio('bare', 'cpu'), unit: 'x', limit: MOST_RATIO }]
      : []),
    ...(loop ? [{ name: `${name}: llama.cpp / ours, clock`, value: ratio('raw', 'wall'), unit: 'x' }] : []),
    ...(loop && inProcess
      ? [
          {
            name: `${name}: llama.cpp / ours, CPU`,
            value: ratio('raw', 'cpu'),
            unit: 'x',
            ...(rawLimit === undefined ? {} : { limit: rawLimit }),
          },
        ]
      : []),
  ];
}

/** Milliseconds to the first token of a new conversation, and of its next turn. */
async function firstTokens(folder: string, model: string, threads: number): Promise<readonly Figure[]> {
  const local = createLocal('local', { modelsDir: folder, isolation: 'none', threads, contextLength: CONTEXT });
  try {
    await local.residency?.load(model);
    const history = Array.from({ length: 12 }, (_, i) => `${i}. ${questionOf(i, 0)}`).join(' ');
    const first = [{ role: 'user', content: history }] as const;
    const firstTokenMs = async (messages: Parameters<typeof local.stream>[0]['messages']) => {
      const startedAt = performance.now();
      let read = 0;
      let at = 0;
      for await (const event of local.stream({ model, messages, temperature: 0, maxTokens: 1 })) {
        if (event.type === 'text-delta') at ||= performance.now() - startedAt;
        if (event.type === 'finish') read = (event.usage.inputTokens ?? 0) - (event.usage.cachedInputTokens ?? 0);
      }
      return { ms: at, read };
    };
    const cold = await firstTokenMs(first);
    const { text } = await local.generate({ model, messages: first, temperature: 0, maxTokens: 20 });
    const warm = await firstTokenMs([
      ...first,
      { role: 'assistant', content: text },
      { role: 'user', content: 'Go on.' },
    ]);
    return [
      { name: `${model}: first token of a conversation, ${cold.read} tokens read`, value: cold.ms, unit: 'ms' },
      { name: `${model}: first token of its next turn, ${warm.read} tokens read`, value: warm.ms, unit: 'ms' },
    ];
  } finally {
    await local.close();
  }
}

const folder = await mkdtemp(join(tmpdir(), 'modelhaven-bench-'));
try {
  const vocabulary = JSON.parse(await readFile(join(TOOLS, 'vocabulary.json'), 'utf8')) as Vocabulary;
  const shape = { vocabularySize: vocabulary.vocab.length, heads: 12, keyValueHeads: 4, unlikely: [0, 1, 2] };
  const large = randomCheckpoint({ ...shape, width: 768, feedForwardWidth: 2048, layers: 12 });
  await writeFile(join(folder, 'large.gguf'), exportGguf(large, vocabulary, 'Q8_0', CONTEXT));
  const small = randomCheckpoint({
    ...shape,
    heads: 4,
    keyValueHeads: 2,
    width: 128,
    feedForwardWidth: 352,
    layers: 4,
  });
  await writeFile(join(folder, 'small.gguf'), exportGguf(small, vocabulary, 'Q8_0', CONTEXT));

  const huge = randomCheckpoint({ ...shape, heads: 16, width: 1024, feedForwardWidth: 4096, layers: 24 });
  await writeFile(join(folder, 'huge.gguf'), exportGguf(huge, vocabulary, 'Q8_0', CONTEXT));

  const program = await compileLlamaLoop(folder);
  if (typeof program === 'string') console.log(`Without llama.cpp alone: ${program}.`);
  const loads = [loadavg()[0] ?? 0];
  const compared: Figure[] = [];
  const measure = async (setting: Setting, isolation: 'none' | 'process') => {
    compared.push(...(await compare(folder, setting, isolation, program)));
    loads.push(loadavg()[0] ?? 0);
  };
  const one: Setting = { name: '80 MB', model: 'large', threads: 1, streams: 1, tokens: 48, rounds: 3 };
  const tiny: Setting = { name: '1 MB', model: 'small', threads: 1, streams: 1, tokens: 128, rounds: 5 };
  await measure({ ...one, name: '390 MB', model: 'huge', tokens: 16, rawLimit: MOST_RATIO }, 'none');
  await measure(one, 'none');
  await measure(one, 'process');
  await measure({ ...one, streams: 16, tokens: 16 }, 'none');
  await measure(tiny, 'none');
  await measure({ ...tiny, streams: 16, tokens: 32 }, 'none');
  await measure({ ...tiny, streams: 16, tokens: 32 }, 'process');
  const figures: readonly Figure[] = [...compared, ...(await firstTokens(folder, 'large', 1))];
  // Where others compute at the same time, the clock measures them as well.
  console.log(`Load of the machine meanwhile: ${loads.map((load) => load.toFixed(1)).join(', ')}.`);
  if (!printFigures(figures)) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true });
}
