import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GenerateRequest, LlmError, type ModelProvider } from '@modelhaven/core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DEMO_PATH } from '../../demo.ts';
import { createLocal } from '../../index.ts';

let folder: string;
let local: ModelProvider;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'isolated-'));
  await copyFile(DEMO_PATH, join(folder, 'mine.gguf'));
  local = createLocal('local', { modelsDir: folder, gpu: false });
});
afterAll(async () => {
  await local.close();
  await rm(folder, { recursive: true });
});

const request = (content: string, more: Partial<GenerateRequest> = {}): GenerateRequest => ({
  model: 'mine',
  messages: [{ role: 'user', content }],
  ...more,
});
const cow = request('What does a cow say?', { temperature: 0 });
const story = request('Tell me a story about a bear.');

const hasPrlimit = spawnSync('prlimit', ['--version']).status === 0;

/** Processes that a process started and that still run. */
async function childrenOf(pid: number): Promise<readonly number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return text.split(' ').filter(Boolean).map(Number);
}

describe.skipIf(process.platform !== 'linux')('a model in a process of its own', () => {
  it('answers, counts, refuses and cancels as one in this process does', async () => {
    const answer = await local.generate(cow);
    expect(answer).toMatchObject({ text: 'A cow says moo.', rawFinishReason: 'eos', usage: { outputTokens: 7 } });
    expect(answer.warnings).toEqual([]);
    expect(await childrenOf(process.pid)).toHaveLength(1);
    const [loaded] = (await local.residency?.loaded()) ?? [];
    expect(loaded).toMatchObject({ id: 'mine', contextLength: 512, memoryBytes: expect.any(Number) });
    await expect(local.generate(request('word '.repeat(600)))).rejects.toMatchObject({
      code: 'CONTEXT_TOO_LONG',
      details: { field: 'messages', provider: 'local', model: 'mine' },
    });
    const controller = new AbortController();
    const reading = (async () => {
      for await (const event of local.stream(story, { signal: controller.signal })) {
        if (event.type === 'text-delta') controller.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: 'ABORTED' });
    for (let i = 0; i < 6; i++) for await (const event of local.stream(story)) if (event.type !== 'start') break;
    const answers = await Promise.all(Array.from({ length: 8 }, () => local.generate(cow)));
    for (const { text } of answers) expect(text).toBe('A cow says moo.');
  });

  /** Ends the process of a model at the first word of an answer; gives what became of two answers in progress. */
  const killWhileAnswering = async (signal: NodeJS.Signals) => {
    const [child = 0] = await childrenOf(process.pid);
    const read = async () => {
      for await (const event of local.stream(story)) if (event.type === 'text-delta') process.kill(child, signal);
    };
    return (await Promise.allSettled([read(), read()])).map((outcome) =>
      outcome.status === 'rejected' && LlmError.is(outcome.reason) ? outcome.reason.code : outcome.status,
    );
  };

  it.each([
    ['SIGKILL', 'INSUFFICIENT_RESOURCES'],
    ['SIGSEGV', 'PROVIDER_FAILED'],
  ] as const)(
    'that ends by %s in the middle of answers fails them, and the next one is served',
    async (signal, code) => {
      expect(await killWhileAnswering(signal)).toEqual([code, code]);
      expect((await local.generate(cow)).text).toBe('A cow says moo.');
      expect(await childrenOf(process.pid)).toHaveLength(1);
    },
  );

  it.skipIf(!hasPrlimit)(
    'whose process may have no more memory fails its answers, and the next one is served',
    async () => {
      const [child = 0] = await childrenOf(process.pid);
      const kibibytes = /VmSize:\s+(\d+)/.exec(await readFile(`/proc/${child}/status`, 'utf8'))?.[1] ?? '0';
      execFileSync('prlimit', ['--pid', String(child), `--as=${Math.round((Number(kibibytes) * 1024) / 4)}`]);
      let failed: unknown;
      for (let i = 1; i <= 20 && failed === undefined; i++) {
        const long = request('Tell me a story about a bear. '.repeat(10), { maxTokens: 200 });
        const outcomes = await Promise.allSettled([local.generate(long), local.generate(long)]);
        failed = outcomes.find((outcome) => outcome.status === 'rejected')?.reason;
      }
      expect(['PROVIDER_FAILED', 'INSUFFICIENT_RESOURCES']).toContain(LlmError.is(failed) ? failed.code : failed);
      expect((await local.generate(cow)).text).toBe('A cow says moo.');
      expect(await childrenOf(process.pid)).not.toContain(child);
    },
  );

  it('that ends while nobody asks is forgotten, and that crashes in the middle of answers fails them', async () => {
    const [child = 0] = await childrenOf(process.pid);
    process.kill(child, 'SIGKILL');
    await vi.waitFor(async () => expect(await local.residency?.loaded()).toEqual([]), 30_000);
    await local.residency?.load('mine', { contextLength: 4096, gpuLayers: 2 });
    // What was asked of the load and could not be had is said in every answer.
    expect((await local.generate({ ...cow, maxTokens: 1 })).warnings).toEqual([
      expect.stringContaining('512 tokens instead of the 4096'),
      expect.stringContaining('The CPU computes'),
    ]);
  });

  it('that crashes at a damaged file is refused, with the assertion that failed', async () => {
    const bytes = await readFile(DEMO_PATH);
    const key = 'llama.block_count';
    bytes.writeUInt32LE(0, bytes.indexOf(key) + key.length + 4);
    await writeFile(join(folder, 'deadly.gguf'), bytes);
    await expect(local.generate({ ...cow, model: 'deadly' })).rejects.toMatchObject({
      code: 'UNSUPPORTED',
      message: expect.stringMatching(/^The engine crashed.*GGML_ASSERT/),
    });
  });

  it('is gone when the provider is closed in the middle of an answer', async () => {
    const closed = (async () => {
      for await (const event of local.stream(story)) if (event.type === 'text-delta') void local.close();
    })();
    await expect(closed).rejects.toMatchObject({ code: 'ABORTED' });
    await local.close();
    expect(await childrenOf(process.pid)).toEqual([]);
  });

  it('ends with the process that started it, however that ends', async () => {
    const script = `
      import { createLocal } from ${JSON.stringify(join(import.meta.dirname, '../../index.ts'))};
      const local = createLocal('local', { modelsDir: ${JSON.stringify(folder)} });
      await local.residency.load('mine');
      process.stdout.write('loaded');
      process.stdin.once('data', () => process.kill(process.pid, 'SIGKILL'));
    `;
    const flags = ['--import', import.meta.resolve('tsx'), '--conditions=@modelhaven/source', '--input-type=module'];
    const parent = spawn(process.execPath, [...flags, '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
    await new Promise((resolve) => parent.stdout.once('data', resolve));
    const [child = 0] = await childrenOf(parent.pid ?? 0);
    expect(existsSync(`/proc/${child}`)).toBe(true);
    parent.stdin.write('die');
    await new Promise((resolve) => parent.once('close', resolve));
    expect(parent.signalCode).toBe('SIGKILL');
    await vi.waitFor(() => expect(existsSync(`/proc/${child}`)).toBe(false), 30_000);
  });
});
