import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const bin = fileURLToPath(new URL('./bin.ts', import.meta.url));
const loader = import.meta.resolve('tsx');
const home = mkdtempSync(join(tmpdir(), 'modelhaven-terminal-'));
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true });
});

// The one of util-linux gives a program a real terminal; others take other options.
const hasScript = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') === true;

/** The program on a terminal of 80 columns; `when` types what follows once it has been shown. */
function onTerminal(args: string, when: readonly (readonly [shown: string, type: string])[]) {
  const node = `stty cols 80 rows 40; exec '${process.execPath}' --import '${loader}' --conditions=@modelhaven/source '${bin}' ${args}`;
  const child = spawn('script', ['-qefc', node, '/dev/null'], {
    cwd: home,
    env: { PATH: process.env['PATH'], HOME: home, TERM: 'xterm-256color', SHELL: '/bin/sh' },
  });
  running.add(child);
  let shown = '';
  let from = 0;
  const queue = [...when];
  child.stdout.on('data', (chunk) => {
    shown += String(chunk);
    for (let next = queue[0]; next && shown.includes(next[0], from); next = queue[0]) {
      from = shown.indexOf(next[0], from) + next[0].length;
      child.stdin.write(next[1]);
      queue.shift();
    }
  });
  return new Promise<{ exitCode: number | null; shown: string; untyped: number }>((resolve) => {
    child.once('close', (exitCode) => {
      running.delete(child);
      resolve({ exitCode, shown, untyped: queue.length });
    });
  });
}

describe.skipIf(!hasScript)('on a real terminal (needs "script" of util-linux)', () => {
  it('holds a conversation, shows who answered, and leaves on the second Ctrl-C', async () => {
    const { exitCode, shown, untyped } = await onTerminal('chat --model local/demo', [
      ['> ', 'Hello!\r'],
      ['tokens/s', '\u001b[200~one\rtwo\u001b[201~\r'],
      ['tokens/s', '\u0003'],
      ['once more', '\u0003'],
    ]);
    expect(untyped).toBe(0);
    expect(exitCode).toBe(0);
    expect(shown).toContain('local/demo · ');
    expect(shown).toContain('\u001b[?2004l');
  });

  it('asks before it writes a configuration, and writes none after Ctrl-C', async () => {
    const { exitCode, shown } = await onTerminal('init', [['Country of your users', '\u0003']]);
    expect(exitCode).toBe(130);
    expect(shown).toContain('nothing was written');
  });
});
