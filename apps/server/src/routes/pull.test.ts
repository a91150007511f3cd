import { LlmError, type PullOptions } from '@modelhaven/core';
import { expect, it } from 'vitest';
import { createScriptedManager } from '../testing/scripted-manager.ts';
import { buildTestServer } from '../testing/test-server.ts';

interface Running {
  readonly address: string;
  readonly options: PullOptions;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

function serve() {
  const running: Running[] = [];
  const removed: string[] = [];
  const manager = createScriptedManager(undefined, {
    pull: (address, options = {}) =>
      new Promise<void>((resolve, reject) => {
        options.signal?.addEventListener('abort', () => reject(options.signal?.reason as Error));
        running.push({ address, options, resolve, reject });
      }),
    remove: async (address) => {
      if (address.includes('theirs')) throw new LlmError('UNSUPPORTED', 'This model belongs to Ollama.');
      removed.push(address);
    },
  });
  const app = buildTestServer(manager);
  const jobs = async () => (await app.inject('/api/v1/models/status')).json().pull_jobs;
  const pull = (model: string, query = '') =>
    app.inject({ method: 'POST', url: `/api/v1/models/pull/${model}${query}` });
  const cancel = (model: string) => app.inject({ method: 'DELETE', url: `/api/v1/models/pull/${model}` });
  return { app, running, removed, jobs, pull, cancel };
}

it('fetches in the background, once however many ask, and shows how far it is', async () => {
  const { running, jobs, pull } = serve();
  const response = await pull('local/org/repo:Q4_K_M');
  expect(response.statusCode).toBe(202);
  expect(response.json()).toMatchObject({
    address: 'local/org/repo:Q4_K_M',
    state: 'fetching',
    progress: 0,
    notes: [],
  });
  await pull('local/org/repo:Q4_K_M');
  expect(running.map(({ address }) => address)).toEqual(['local/org/repo:Q4_K_M']);
  const [{ options, resolve }] = running as [Running];
  options.onEvent?.({ type: 'note', message: 'It fits.' });
  options.onEvent?.({
    type: 'progress',
    phase: 'fetching',
    doneBytes: 5,
    totalBytes: 10,
    bytesPerSecond: 2,
    remainingMs: 2500,
  });
  options.onProgress?.(0.5);
  expect(await jobs()).toMatchObject([
    {
      state: 'fetching',
      progress: 0.5,
      done_bytes: 5,
      total_bytes: 10,
      bytes_per_second: 2,
      remaining_ms: 2500,
      notes: ['It fits.'],
    },
  ]);
  options.onEvent?.({ type: 'done', model: 'org/repo/x', fetchedBytes: 10 });
  resolve();
  await new Promise((done) => setImmediate(done));
  const [job] = await jobs();
  expect(job).toMatchObject({ state: 'fetched', progress: 1, model: 'local/org/repo/x', done_bytes: 10 });
  expect(job).not.toHaveProperty('bytes_per_second');
});

it('waits where it is asked to, and then fails as the download does', async () => {
  const { running, pull } = serve();
  const good = pull('local/org/a', '?wait=true');
  const bad = pull('local/org/b', '?wait=true');
  while (running.length < 2) await new Promise((done) => setTimeout(done, 2));
  running[0]?.resolve();
  running[1]?.reject(new LlmError('INSUFFICIENT_RESOURCES', 'The disk is full.'));
  expect((await good).json()).toMatchObject({ state: 'fetched' });
  expect((await bad).statusCode).toBe(503);
  expect((await bad).json().error).toMatchObject({ code: 'INSUFFICIENT_RESOURCES', message: 'The disk is full.' });
});

it('cancels, which is no failure', async () => {
  const { jobs, pull, cancel } = serve();
  await pull('local/org/repo@main/file.gguf');
  expect((await cancel('local/org/repo@main/file.gguf')).json()).toEqual({
    address: 'local/org/repo@main/file.gguf',
    cancelled: true,
  });
  await new Promise((done) => setImmediate(done));
  expect(await jobs()).toMatchObject([{ state: 'cancelled', error: { code: 'ABORTED' } }]);
  expect((await cancel('local/org/other')).json()).toMatchObject({ cancelled: false });
});

it('removes models, and refuses as the provider does', async () => {
  const { app, removed } = serve();
  const remove = (model: string) => app.inject({ method: 'DELETE', url: `/api/v1/models/remove/${model}` });
  expect((await remove('local/org/repo/x')).json()).toEqual({ address: 'local/org/repo/x', removed: true });
  expect((await remove('local/theirs')).statusCode).toBe(400);
  expect((await remove('bare')).json().error).toMatchObject({ code: 'INVALID_REQUEST' });
  expect(removed).toEqual(['local/org/repo/x']);
});

it('does not fetch more than eight at a time', async () => {
  const { pull } = serve();
  for (let index = 0; index < 8; index++) expect((await pull(`local/org/r${index}`)).statusCode).toBe(202);
  expect((await pull('local/org/one-more')).statusCode).toBe(429);
});
