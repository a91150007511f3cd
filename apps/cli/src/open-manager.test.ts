import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@modelhaven/core';
import { expect, it } from 'vitest';
import { openManager } from './open-manager.ts';
import { fakeContext } from './testing/fakes.ts';

it('lists and plans without a safety engine, and then lets nobody ask a model', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'modelhaven-open-'));
  const file = join(folder, 'modelhaven.yaml');
  writeFileSync(file, `server: { data_dir: ${JSON.stringify(folder)} }\n`);
  const { io } = fakeContext().context;
  const options = { json: false, verbose: false, config: file };
  const manager = await openManager({ io, options, logger: silentLogger }, { asksModels: false });
  try {
    expect((await manager.listModels()).models.map(({ id }) => id)).toContain('demo');
    expect((await manager.select({ prompt: 'Hello' })).ranked).not.toEqual([]);
    await expect(manager.generateText('Hello')).rejects.toMatchObject({ code: 'BLOCKED_BY_SAFETY' });
  } finally {
    await manager.close({ graceMs: 0 });
    rmSync(folder, { recursive: true });
  }
});
