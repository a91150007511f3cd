import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runExisting } from './find-tool.ts';
import { type RunTool, runTool } from './run-tool.ts';

const LIMITS = { timeoutMs: 20_000, maxBytes: 1000 };

describe('a tool that is started only where it is', () => {
  const started: string[] = [];
  const run: RunTool = async (file) => {
    started.push(file);
    return { status: 'done', output: '' };
  };

  it('is missing without anything being started', async () => {
    const asked: string[] = [];
    const runFound = runExisting(run, '/first', async (path) => {
      asked.push(path);
      return false;
    });
    started.length = 0;
    expect(await runFound('nvidia-smi', [], LIMITS)).toEqual({ status: 'missing' });
    expect(await runFound('/opt/driver/smi', [], LIMITS)).toEqual({ status: 'missing' });
    expect(started).toEqual([]);
    expect(asked[0]).toBe('/first/nvidia-smi');
    expect(asked).toContain('/usr/bin/nvidia-smi');
    expect(asked.at(-1)).toBe('/opt/driver/smi');
  });

  it('is the first of the search path, which may hold nothing relative', async () => {
    const runFound = runExisting(run, ['', '.', 'bin', '/a b', '/c'].join(delimiter), async (path) =>
      ['nvidia-smi', 'bin/nvidia-smi', '/a b/nvidia-smi', '/c/nvidia-smi'].includes(path),
    );
    started.length = 0;
    await runFound('nvidia-smi', [], LIMITS);
    expect(started).toEqual(['/a b/nvidia-smi']);
  });

  it('is found once it is there', async () => {
    let isThere = false;
    const runFound = runExisting(run, '/late', async (path) => isThere && path === '/late/rocm-smi');
    expect(await runFound('rocm-smi', [], LIMITS)).toEqual({ status: 'missing' });
    isThere = true;
    expect(await runFound('rocm-smi', [], LIMITS)).toEqual({ status: 'done', output: '' });
  });
});

describe.skipIf(process.platform === 'win32')('a real tool', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'modelhaven tools-'));
    await writeFile(join(folder, 'some-smi'), '#!/bin/sh\necho "card $1"\n');
    await writeFile(join(folder, 'plain-text'), 'no program');
    await chmod(join(folder, 'some-smi'), 0o755);
    await chmod(join(folder, 'plain-text'), 0o644);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('runs from a folder of the search path, and what is no program is missing', async () => {
    const runFound = runExisting(runTool, folder);
    expect(await runFound('some-smi', ['7'], LIMITS)).toEqual({ status: 'done', output: 'card 7\n' });
    expect(await runFound('plain-text', [], LIMITS)).toEqual({ status: 'missing' });
  });
});
