import { copyFile, mkdir, mkdtemp, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { LlmError, type ModelProvider } from '@modelhaven/core';
import { DEMO_PATH } from '../packages/provider-local/src/demo.ts';
import { createLocal } from '../packages/provider-local/src/index.ts';
import { readHeaderFile } from '../packages/provider-local/src/weights/read-header-file.ts';
import { type Figure, printFigures } from './figure.ts';

const CYCLES = 200;
const PROCESS_CYCLES = 20;
const CONCURRENT = 16;
const ROUNDS = 6;
/** A part ends after this, however far it came: on a busy machine a load takes seconds. What is left open is a figure. */
const PART_MS = 60_000;
const ANSWER = 'A cow says moo.';

const question = (model: string, content: string, more = {}) => ({
  model,
  messages: [{ role: 'user' as const, content }],
  ...more,
});
const ask = async (local: ModelProvider, model: string): Promise<string> =>
  (await local.generate(question(model, 'What does a cow say?', { temperature: 0 }))).text;

/** Loads, unloads, crowds, aborts and cuts: what must hold however often it is done. */
export async function benchResidency(): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'residency-bench-'));
  try {
    const models = join(folder, 'models');
    await mkdir(models);
    for (const name of ['one', 'two']) await copyFile(DEMO_PATH, join(models, `${name}.gguf`));
    return [
      ...(await cycles('in this process', 'demo', CYCLES, createLocal('local', { gpu: false }))),
      ...(await cycles(
        'in one of its own',
        'one',
        PROCESS_CYCLES,
        createLocal('local', { modelsDir: models, gpu: false }),
      )),
      ...(await crowd(createLocal('local', { modelsDir: models, gpu: false }))),
      ...(await onePlace(createLocal('local', { modelsDir: models, gpu: false, maxConcurrentModels: 1 }))),
      ...(await cuts(join(folder, 'cut.gguf'))),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Whether a part that begins now still has time. */
function timeFor(): () => boolean {
  const endsAt = performance.now() + PART_MS;
  return () => performance.now() < endsAt;
}

const leftOpen = (name: string, value: number): Figure => ({
  name: `${name}: left open for want of time`,
  value,
  unit: '',
});

/** Loads a model, has it answer, and unloads it, again and again. */
async function cycles(where: string, model: string, count: number, local: ModelProvider): Promise<readonly Figure[]> {
  const isTime = timeFor();
  let [wrong, done] = [0, 0];
  // The allocator's high-water mark comes with the first of them.
  let settledBytes: number | undefined;
  while (done < count && isTime()) {
    if ((await ask(local, model)) !== ANSWER) wrong++;
    await local.residency?.unload(model);
    if (++done === Math.ceil(count / 4)) settledBytes = process.memoryUsage.rss();
  }
  const grown = settledBytes === undefined ? [] : [(process.memoryUsage.rss() - settledBytes) / 2 ** 20];
  await local.close();
  const name = `${done} loads ${where}`;
  return [
    leftOpen(name, count - done),
    { name: `${name}: wrong answers`, value: wrong, unit: '', limit: 0 },
    ...grown.map((value) => ({ name: `${name}: memory after the first quarter`, value, unit: 'MiB', limit: 40 })),
    { name: `${name}: processes left behind`, value: (await children()).length, unit: '', limit: 0 },
  ];
}

/** Requests at the same time, some of which leave at random moments. */
async function crowd(local: ModelProvider): Promise<readonly Figure[]> {
  let [wrong, odd, aborted] = [0, 0, 0];
  let seed = 7;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed / 2 ** 31;
  };
  await ask(local, 'one');
  const isTime = timeFor();
  let rounds = 0;
  for (; rounds < ROUNDS && isTime(); rounds++) {
    await Promise.all(
      Array.from({ length: CONCURRENT }, async (_, index) => {
        if (index % 2 === 0) {
          if ((await ask(local, 'one')) !== ANSWER) wrong++;
          return;
        }
        const signal = AbortSignal.timeout(Math.ceil(random() * 600));
        try {
          await local.generate(question('one', 'Tell me a story about a bear.'), { signal });
        } catch (error) {
          if (LlmError.is(error) && error.code === 'ABORTED') aborted++;
          else odd++;
        }
      }),
    );
  }
  const [loaded] = (await local.residency?.loaded()) ?? [];
  const name = `${CONCURRENT * rounds} requests, ${CONCURRENT} at a time`;
  const figures = [
    leftOpen(name, CONCURRENT * (ROUNDS - rounds)),
    { name: `${name}: aborted`, value: aborted, unit: '' },
    { name: `${name}: wrong answers`, value: wrong, unit: '', limit: 0 },
    { name: `${name}: failed otherwise`, value: odd, unit: '', limit: 0 },
    { name: `${name}: still counted`, value: loaded?.activeRequests ?? 0, unit: '', limit: 0 },
    { name: `${name}: wrong afterwards`, value: (await ask(local, 'one')) === ANSWER ? 0 : 1, unit: '', limit: 0 },
  ];
  await local.close();
  return figures;
}

/** Two models that are always asked share one place. */
async function onePlace(local: ModelProvider): Promise<readonly Figure[]> {
  let loads = 0;
  local.residency?.subscribe?.(({ type }) => {
    if (type === 'loaded') loads++;
  });
  const waits: number[] = [];
  let wrong = 0;
  const isTime = timeFor();
  const worker = async (model: string) => {
    for (let i = 0; i < 12 && isTime(); i++) {
      const startedAt = performance.now();
      if ((await ask(local, model)) !== ANSWER) wrong++;
      waits.push(performance.now() - startedAt);
    }
  };
  await Promise.all(['one', 'two', 'one', 'two'].map(worker));
  await local.close();
  const name = `${waits.length} requests for two models, one place`;
  return [
    leftOpen(name, 48 - waits.length),
    { name: `${name}: wrong`, value: wrong, unit: '', limit: 0 },
    { name: `${name}: loads`, value: loads, unit: '', limit: 16 },
    { name: `${name}: longest wait`, value: Math.max(...waits), unit: 'ms' },
  ];
}

async function cuts(path: string): Promise<readonly Figure[]> {
  await copyFile(DEMO_PATH, path);
  const { length } = await readFile(DEMO_PATH);
  const isTime = timeFor();
  const kilobytes = Math.floor((length - 1) / 1024);
  let [taken, count] = [0, 0];
  for (let size = kilobytes * 1024; size >= 0 && isTime(); size -= 1024) {
    await truncate(path, size);
    if ((await readHeaderFile(path)).ok) taken++;
    count++;
  }
  const name = `${count} files cut at every kilobyte`;
  return [
    leftOpen(name, kilobytes + 1 - count),
    { name: `${name}: taken for whole`, value: taken, unit: '', limit: 0 },
  ];
}

/** Processes that this one started and that still run, the dead ones nobody waited for included. */
async function children(): Promise<readonly string[]> {
  const text = await readFile(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').catch(() => '');
  return text.split(' ').filter(Boolean);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href && !printFigures(await benchResidency())) {
  process.exitCode = 1;
}
