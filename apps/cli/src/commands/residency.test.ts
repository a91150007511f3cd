import { LlmError, type LoadOptions } from '@modelhaven/core';
import type { ModelManager } from '@modelhaven/manager';
import { buildServer } from '@modelhaven/server';
import { afterEach, describe, expect, it } from 'vitest';
import { fakeContext, fakeManager } from '../testing/fakes.ts';
import { listLoaded, loadModel, unloadModel } from './residency.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

let onPoll = () => {};

const known = { id: 'org/big', provider: 'local', capabilities: ['chat'] } as const;

/** A real server over a manager that is told what to do. */
async function serve(replaced: Partial<ModelManager>): Promise<string> {
  const { manager } = fakeManager({
    memory: { subscribe: () => () => {} },
    health: { all: () => [], check: async () => [], subscribe: () => () => {} },
    listModels: async () => ({ models: [known], unavailable: [] }),
    resolve: async (name) => [name.startsWith('local/') ? name : `local/${name}`],
    providers: async () => [],
    ...replaced,
  });
  const app = buildServer(manager);
  app.addHook('onResponse', async ({ method, url }) => {
    if (method === 'GET' && url.includes('/load/')) onPoll();
  });
  closers.push(() => app.close());
  return app.listen({ port: 0, host: '127.0.0.1' });
}

describe('models load', () => {
  it('tells the server what is wanted, shows how far it is and what went less well', async () => {
    const asked: (LoadOptions & { address: string })[] = [];
    const url = await serve({
      load: async (address, { signal: _, onProgress, ...options } = {}) => {
        asked.push({ address, ...options });
        onProgress?.(0.5);
        await new Promise<void>((resolve) => {
          onPoll = resolve;
        });
        return { id: 'org/big', warnings: ['The context is short.'] };
      },
    });
    const { context, stdout, stderr } = fakeContext();
    await loadModel(context, 'org/big', { url, pin: true, ttl: '1h', contextLength: 4096 });
    expect(asked).toEqual([{ address: 'local/org/big', pin: true, keepAliveMs: 3_600_000, contextLength: 4096 }]);
    expect(stdout()).toBe('local/org/big is loaded and pinned.\n');
    expect(stderr()).toMatch(/Loading local\/org\/big 50%\n(.*\n)*note The context is short\.\n$/);
  });

  it('fails as the load does, and as the server does that does not know the name', async () => {
    const url = await serve({
      load: async () => {
        throw new LlmError('INSUFFICIENT_RESOURCES', 'It needs 9 GiB.');
      },
    });
    const { context } = fakeContext();
    await expect(loadModel(context, 'local/org/big', { url })).rejects.toMatchObject({
      code: 'INSUFFICIENT_RESOURCES',
      message: 'It needs 9 GiB.',
    });
    await expect(loadModel(context, 'nobody', { url })).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });
    await expect(loadModel(context, 'org/big', { url, ttl: 'soon' })).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
      details: { field: 'keep_alive' },
    });
  });

  it('ends the load on Ctrl-C', async () => {
    const interrupt = new AbortController();
    let cancelled = false;
    const url = await serve({
      load: (_, { signal } = {}) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => {
            cancelled = true;
            reject(new LlmError('ABORTED', 'Stopped.'));
          });
          setTimeout(() => interrupt.abort(), 20);
        }),
    });
    const { context } = fakeContext();
    await expect(loadModel({ ...context, signal: interrupt.signal }, 'org/big', { url })).rejects.toMatchObject({
      code: 'ABORTED',
    });
    expect(cancelled).toBe(true);
  });

  it('of a local model says that it takes a server', async () => {
    const { context } = fakeContext({ environment: { PORT: '1' } });
    await expect(loadModel(context, 'local/demo')).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('modelhaven serve'),
    });
  });
});

it('models unload asks the server', async () => {
  const unloaded: string[] = [];
  const url = await serve({
    unload: async (address) => {
      unloaded.push(address);
    },
  });
  const { context, stdout } = fakeContext();
  await unloadModel(context, 'org/big', { url });
  expect([unloaded, stdout()]).toEqual([['local/org/big'], 'local/org/big is unloaded.\n']);
});

it('models loaded shows what is in memory, and when it leaves', async () => {
  const loaded = [
    { id: 'a', memoryBytes: 5 * 1024 ** 3, contextLength: 8192, activeRequests: 2, expiresAt: Date.now() + 600_500 },
    { id: 'b', memoryBytes: 7 * 1024 ** 2, gpuMemoryBytes: 1024 ** 3, pinned: true, warnings: ['Slow.'] },
  ];
  const url = await serve({
    providers: async () => [
      {
        id: 'local',
        kind: 'local',
        health: { status: 'up', latencyMs: 1 },
        loaded,
        circuit: { key: 'local', state: 'closed', consecutiveFailures: 0 },
      },
    ],
  });
  const { context, stdout } = fakeContext();
  await listLoaded(context, { url });
  expect(
    stdout()
      .split('\n')
      .map((line) => line.trimEnd()),
  ).toEqual([
    'MODEL     MEMORY      GPU  CONTEXT  ANSWERS  LEAVES',
    'local/a  5.0 GiB        -     8192        2  in 10 min',
    'local/b    7 MiB  1.0 GiB        -        0  pinned',
    'local/b: Slow.',
    '',
  ]);
});
