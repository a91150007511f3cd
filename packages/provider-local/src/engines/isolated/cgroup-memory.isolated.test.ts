import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LlmError } from '@modelhaven/core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_PATH } from '../../demo.ts';
import { createLocal } from '../../index.ts';

// What happens where the kernel really ends a process for want of memory.
const MIB = 1024 ** 2;

/** A group of processes that may have so much memory. */
interface MemoryGroup {
  limit(bytes: number): Promise<void>;
  readonly processes: string;
  remove(): Promise<void>;
}

/** Makes a group by hand; a sentence where that cannot be done here. */
async function makeGroup(name: string): Promise<MemoryGroup | string> {
  if (process.platform !== 'linux') return 'control groups are a matter of Linux';
  for (const [root, file] of [
    ['/sys/fs/cgroup/memory', 'memory.limit_in_bytes'],
    ['/sys/fs/cgroup', 'memory.max'],
  ] as const) {
    const folder = join(root, `modelhaven-test-${process.pid}-${name}`);
    try {
      await mkdir(folder);
    } catch {
      continue;
    }
    if (existsSync(join(folder, file))) {
      return {
        processes: join(folder, 'cgroup.procs'),
        limit: (bytes) => writeFile(join(folder, file), String(Math.round(bytes))),
        async remove() {
          // Its last process may take a moment to leave.
          for (let attempt = 0; attempt < 50; attempt++) {
            const isGone = await rmdir(folder).then(
              () => true,
              () => false,
            );
            if (isGone) return;
            await new Promise((resolve) => setTimeout(resolve, 100));
          }
        },
      };
    }
    await rmdir(folder);
  }
  return 'no control group for memory can be made here: that takes root and a mounted controller';
}

let folder: string;
let group: MemoryGroup | string;
const groupNow = (): MemoryGroup => {
  if (typeof group === 'string') throw new Error(group);
  return group;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cgroup-'));
  await copyFile(DEMO_PATH, join(folder, 'small.gguf'));
  // The same weights with a context of a million tokens, which take a gibibyte.
  const bytes = await readFile(DEMO_PATH);
  const key = 'llama.context_length';
  bytes.writeUInt32LE(1_048_576, bytes.indexOf(key) + key.length + 4);
  await writeFile(join(folder, 'large.gguf'), bytes);
});
afterAll(() => rm(folder, { recursive: true }));

describe('where memory is limited', { timeout: 180_000 }, () => {
  beforeEach(async ({ skip, task }) => {
    group = await makeGroup(String(task.id).replaceAll(/\W/g, ''));
    skip(typeof group === 'string', String(group));
    return () => groupNow().remove();
  });

  it('a load that goes beyond fails alone: the process that asked for it serves the next request', async () => {
    await groupNow().limit(700 * MIB);
    const script = `
      import { createLocal } from ${JSON.stringify(join(import.meta.dirname, '../../index.ts'))};
      const local = createLocal('local', { modelsDir: ${JSON.stringify(folder)}, gpu: false, sequences: 1, contextLength: 1_048_576 });
      const ask = (model) => local
        .generate({ model, messages: [{ role: 'user', content: 'What does a cow say?' }], temperature: 0 })
        .then(({ text }) => text, ({ code, message }) => code + ': ' + message);
      const answers = [await ask('small'), await ask('large'), await ask('small')];
      await local.close();
      process.stdout.write(JSON.stringify(answers));
    `;
    const flags = ['--import', import.meta.resolve('tsx'), '--conditions=@modelhaven/source', '--input-type=module'];
    const enter = 'echo $$ > "$0" && exec "$@"';
    const child = spawn('sh', ['-c', enter, groupNow().processes, process.execPath, ...flags, '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
    const ending = await new Promise((resolve) => child.once('close', (code, signal) => resolve(signal ?? code)));
    expect(ending).toBe(0);
    expect(JSON.parse(printed)).toEqual([
      'A cow says moo.',
      expect.stringMatching(/^INSUFFICIENT_RESOURCES: .*memory ran out.*Lower context_length/),
      'A cow says moo.',
    ]);
  });

  it('answers that go beyond fail, and the next one is served by a new process', async () => {
    const local = createLocal('local', { modelsDir: folder, gpu: false, demo: false });
    const cow = { messages: [{ role: 'user', content: 'What does a cow say?' }], temperature: 0 } as const;
    try {
      await local.generate({ ...cow, model: 'small' });
      const children = await readFile(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8');
      const [child = ''] = children.trim().split(' ').slice(-1);
      await writeFile(groupNow().processes, child);
      await groupNow().limit(2 * MIB);
      const long = { content: 'Tell me a story about a bear. '.repeat(10), role: 'user' } as const;
      const ask = () => local.generate({ model: 'small', messages: [long], maxTokens: 200 });
      let failed: unknown;
      for (let i = 1; i <= 20 && failed === undefined; i++) {
        const outcomes = await Promise.allSettled([ask(), ask()]);
        failed = outcomes.find((outcome) => outcome.status === 'rejected')?.reason;
      }
      expect(LlmError.is(failed) ? failed.code : failed).toBe('INSUFFICIENT_RESOURCES');
      expect((await local.generate({ ...cow, model: 'small' })).text).toBe('A cow says moo.');
    } finally {
      await local.close();
    }
  });
});
