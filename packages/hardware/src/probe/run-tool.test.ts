import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runTool } from './run-tool.ts';

const node = (script: string, limits: Partial<Parameters<typeof runTool>[2]> = {}) =>
  runTool(process.execPath, ['-e', script], { timeoutMs: 20_000, maxBytes: 1000, ...limits });

describe('runTool', () => {
  it('gives what a tool says', async () => {
    expect(await node('console.log("NVIDIA L4, 23034")')).toEqual({ status: 'done', output: 'NVIDIA L4, 23034\n' });
  });

  it('gives nothing for a tool that fails, is missing, hangs or talks without end', async () => {
    const outcomes = await Promise.all([
      node('console.log("half"); process.exit(9)'),
      runTool('/no/such/tool-of-modelhaven', [], { timeoutMs: 1000, maxBytes: 10 }),
      node('setInterval(() => {}, 1000)', { timeoutMs: 50 }),
      node('setInterval(() => console.log("x".repeat(999)), 1)'),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['failed', 'missing', 'killed', 'killed']);
  });

  it('kills the children of what hangs too', async () => {
    const script = `const { pid } = require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 120000)'], { stdio: 'inherit' }); require('node:fs').writeFileSync(PID_FILE, String(pid)); setTimeout(() => {}, 120000)`;
    const pidFile = join(tmpdir(), `modelhaven-run-tool-${process.pid}`);
    const before = performance.now();
    expect(await node(script.replace('PID_FILE', JSON.stringify(pidFile)), { timeoutMs: 1500 })).toEqual({
      status: 'killed',
    });
    expect(performance.now() - before).toBeLessThan(5_000);
    const pid = Number(await readFile(pidFile, 'utf8'));
    await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // Killed, but not yet collected by its new parent.
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}
