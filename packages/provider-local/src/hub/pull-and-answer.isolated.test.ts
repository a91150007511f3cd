import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PullEvent } from '@modelhaven/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_PATH } from '../demo.ts';
import { createLocal } from '../index.ts';
import { createFakeHub, type FakeHub } from '../testing/fake-hub.ts';

let fake: FakeHub;
let dataDir: string;
beforeAll(async () => {
  fake = await createFakeHub({
    'acme/Demo-GGUF': { files: { 'Demo-Q8_0.gguf': await readFile(DEMO_PATH) }, access: 'gated' },
  });
  dataDir = await mkdtemp(join(tmpdir(), 'data-'));
});
afterAll(async () => {
  await fake.close();
  await rm(dataDir, { recursive: true, force: true });
});

test('a fetched model answers, survives a cut on its way, and is unloaded and gone when it is removed', async () => {
  let cuts = 1;
  fake.fault = ({ host }) => (host === 'cdn' && cuts-- > 0 ? { cutAfter: 100_000 } : undefined);
  const local = createLocal(
    'local',
    { hubUrl: fake.url },
    { dataDir, secret: (name) => (name === 'HF_TOKEN' ? 'hf_good' : undefined) },
  );
  const events: PullEvent[] = [];
  try {
    await local.residency?.pull?.('hf.co/acme/Demo-GGUF', { onEvent: (event) => events.push(event) });
    const model = 'acme/Demo-GGUF/Demo-Q8_0';
    expect(events.at(-1)).toMatchObject({ type: 'done', model });
    const messages = [{ role: 'user' as const, content: 'What is 7 + 8?' }];
    const { text } = await local.generate({ model, messages, temperature: 0 });
    expect(text).toContain('15');
    expect(await local.residency?.loaded()).toHaveLength(1);
    await local.residency?.remove?.(model);
    expect(await local.residency?.loaded()).toEqual([]);
    expect((await local.listModels()).map(({ id }) => id)).toEqual(['demo']);
    await expect(local.residency?.pull?.('acme/None')).rejects.toMatchObject({
      code: 'MODEL_NOT_FOUND',
      details: { provider: 'local', model: 'acme/None' },
    });
  } finally {
    await local.close();
  }
});

test('closing the provider ends a download, and what came is kept', async () => {
  fake.fault = ({ host }) => (host === 'cdn' ? { stallAfter: 50_000 } : undefined);
  const local = createLocal('local', { hubUrl: fake.url, hubToken: 'hf_good' }, { dataDir });
  const work = local.residency?.pull?.('acme/Demo-GGUF', {
    onProgress: (fraction) => fraction > 0 && void local.close(),
  });
  await expect(work).rejects.toMatchObject({ code: 'ABORTED' });
  fake.fault = () => undefined;
});
