import { describe, expect, it } from 'vitest';
import { runTool } from './run-tool.ts';

const node = (script: string, limits: Partial<Parameters<typeof runTool>[2]> = {}) =>
  runTool(process.execPath, ['-e', script], { timeoutMs: 20_000, maxBytes: 1000, ...limits });

describe('runTool', () => {
  it('gives what a tool says', async () => {
    expect(await node('console.log("NVIDIA L4, 23034")')).toBe('NVIDIA L4, 23034\n');
  });

  it('gives nothing for a tool that fails, is missing, hangs or talks without end', async () => {
    const outcomes = await Promise.all([
      node('console.log("half"); process.exit(9)'),
      runTool('/no/such/tool-of-modelhaven', [], { timeoutMs: 1000, maxBytes: 10 }),
      node('setInterval(() => {}, 1000)', { timeoutMs: 50 }),
      node('setInterval(() => console.log("x".repeat(999)), 1)'),
    ]);
    expect(outcomes).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('waits for no grandchild that keeps the output open', async () => {
    const script = `require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 3000)'], { stdio: 'inherit' }); setTimeout(() => {}, 3000)`;
    const before = performance.now();
    expect(await node(script, { timeoutMs: 300 })).toBeUndefined();
    expect(performance.now() - before).toBeLessThan(2500);
  });
});
