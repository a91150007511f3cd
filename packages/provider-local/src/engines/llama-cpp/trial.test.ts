import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@modelhaven/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTrials, type TrialsOptions } from './trial.ts';

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trial-'));
  file = join(folder, 'm.gguf');
  await writeFile(file, 'x');
});
afterAll(() => rm(folder, { recursive: true }));

const { signal } = new AbortController();
const trials = (script: string, more: TrialsOptions = {}) =>
  createTrials({ script, libraryUrl: () => 'file:///lib', ...more });
const pass = (script: string, more?: TrialsOptions) =>
  trials(script, more).pass(file, 1, { signal, logger: silentLogger });

it('lets a file through that loads, and one that is refused in good order', async () => {
  await pass(`process.stdout.write('[fine]')`);
  await pass(`process.stdout.write('[refused]')`);
});

it('hands over the library, the file, and whether to compute', async () => {
  const expected = JSON.stringify(['file:///lib', file, 'yes']);
  await pass(
    `if (JSON.stringify(process.argv.slice(1)) === ${JSON.stringify(expected)}) process.stdout.write('[fine]')`,
  );
});

it('keeps a file out that crashes the process, with the assertion that failed', async () => {
  const script = `process.stderr.write('/home/build/ggml.c:33: GGML_ASSERT(a > 0) failed'); process.exit(134)`;
  await expect(pass(script)).rejects.toMatchObject({
    code: 'UNSUPPORTED',
    message: 'llama.cpp crashed at a trial of this file, so it was not loaded: ggml.c:33: GGML_ASSERT(a > 0) failed',
  });
});

it.skipIf(process.platform === 'win32')('tells apart what the system killed', async () => {
  await expect(pass(`process.kill(process.pid, 'SIGKILL')`)).rejects.toMatchObject({ code: 'INSUFFICIENT_RESOURCES' });
});

it('does not wait for ever', async () => {
  const warnings: unknown[] = [];
  const logger = { ...silentLogger, warn: (_: unknown, message?: string) => warnings.push(message) };
  await trials('setInterval(() => {}, 1000)', { limitMs: 50 }).pass(file, 1, { signal, logger });
  expect(warnings).toEqual([expect.stringContaining('too long')]);
});

it('ends with the caller', async () => {
  const controller = new AbortController();
  const waiting = trials('setInterval(() => {}, 1000)').pass(file, 1, {
    signal: controller.signal,
    logger: silentLogger,
  });
  setTimeout(() => controller.abort(), 20);
  await expect(waiting).rejects.toMatchObject({ code: 'ABORTED' });
});

it('remembers its verdict until the file changes', async () => {
  const counter = join(folder, 'runs');
  const script = `import('node:fs').then(({ appendFileSync }) => { appendFileSync(${JSON.stringify(counter)}, 'x'); process.exit(134); })`;
  const shared = trials(script);
  for (const sizeBytes of [1, 1, 2]) {
    await expect(shared.pass(file, sizeBytes, { signal, logger: silentLogger })).rejects.toMatchObject({
      code: 'UNSUPPORTED',
    });
  }
  expect(await readFile(counter, 'utf8')).toBe('xx');
});
