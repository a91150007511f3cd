import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';

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

/** What follows once something has been shown: keys that are typed, or something that is done. */
type Step = readonly [shown: string, type: string | ((pid: number) => void)];

/** The program on a terminal of 80 columns. */
function onTerminal(args: string, when: readonly Step[]) {
  const node = `stty cols 80 rows 40; echo "pid $$"; exec '${process.execPath}' --import '${loader}' --conditions=@modelhaven/source '${bin}' ${args}`;
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
      const [, step] = next;
      if (typeof step === 'string') child.stdin.write(step);
      else step(Number(/pid (\d+)/.exec(shown)?.[1]));
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

  const ENTERED = '\u001b[?1049h\u001b[?25l';
  const LEFT = '\u001b[?25h\u001b[?1049l';
  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('gives the terminal back when %s ends what was watched', async (signal, code) => {
    const end = (pid: number) => process.kill(pid, signal);
    const { exitCode, shown, untyped } = await onTerminal('stats --watch', [['q ends', end]]);
    expect(untyped).toBe(0);
    expect(shown).toContain(ENTERED);
    expect(shown.lastIndexOf(LEFT)).toBeGreaterThan(shown.lastIndexOf(ENTERED));
    expect(exitCode).toBe(code);
  });

  it('ends a conversation when it is told to, with the terminal as it was', async () => {
    const end = (pid: number) => process.kill(pid, 'SIGTERM');
    const { exitCode, shown } = await onTerminal('chat --model local/demo', [['> ', end]]);
    expect(shown).toContain('\u001b[?2004l');
    expect(exitCode).toBe(143);
  });

  it('does not outlive a terminal that is closed', async () => {
    let program = 0;
    await onTerminal('stats --watch', [
      [
        'q ends',
        (pid) => {
          program = pid;
          for (const child of running) child.kill('SIGKILL');
        },
      ],
    ]);
    await vi.waitFor(() => expect(() => process.kill(program, 0)).toThrow('ESRCH'), 30_000);
  });

  it('asks before it writes a configuration, and writes none after Ctrl-C', async () => {
    const { exitCode, shown } = await onTerminal('init', [['Country of your users', '\u0003']]);
    expect(exitCode).toBe(130);
    expect(shown).toContain('nothing was written');
  });
});
