import { PassThrough } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { createTerminalLines, interruptOf } from './terminal-lines.ts';

const CTRL_C = '\u0003';
const ENTER = '\r';

function terminal() {
  const input = new PassThrough();
  const output = new PassThrough();
  let interrupts = 0;
  let shown = '';
  output.on('data', (chunk) => (shown += String(chunk)));
  const lines = createTerminalLines(input, output, {
    isTerminal: true,
    interrupt: () => interrupts++,
    completions: ['/help', '/model'],
  });
  const type = async (text: string) => {
    input.write(text);
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
  return { lines, type, shown: () => shown, interrupts: () => interrupts };
}

describe('lines typed at a terminal', () => {
  it('keeps what is pasted together, until Enter', async () => {
    const { lines, type } = terminal();
    const asked = lines.question('> ');
    await type('\u001b[200~one\r\ntwo\rthree\u001b[201~');
    await type(` and four${ENTER}`);
    expect(await asked).toBe('one\ntwo\nthree and four');
    lines.close();
  });

  it('keeps what is typed while nobody asks', async () => {
    const { lines, type } = terminal();
    await type(`early${ENTER}later${ENTER}`);
    expect([await lines.question('> '), await lines.question('> ')]).toEqual(['early', 'later']);
    lines.close();
  });

  it('takes Ctrl-C for the answer while one comes, for the line where one is, and leaves on the second of two', async () => {
    const { lines, type, shown, interrupts } = terminal();
    await type(CTRL_C);
    expect(interrupts()).toBe(1);
    const first = lines.question('> ');
    await type(`half a line${CTRL_C}`);
    await type(`whole${ENTER}`);
    expect(await first).toBe('whole');
    const second = lines.question('> ');
    await type(CTRL_C);
    expect(shown()).toContain('once more');
    await type(`I stay${ENTER}`);
    expect(await second).toBe('I stay');
    const third = lines.question('> ');
    await type(CTRL_C);
    await type(CTRL_C);
    expect(await third).toBeUndefined();
    expect(interrupts()).toBe(1);
    expect(await lines.question('> ')).toBeUndefined();
  });

  it('completes commands, and asks the terminal to mark what is pasted only as long as it reads', async () => {
    const { lines, type, shown } = terminal();
    const asked = lines.question('> ');
    // In one piece with other keys readline takes a tabulator for text.
    await type('/mo');
    await type('\t');
    await type(` x${ENTER}`);
    expect(await asked).toBe('/model x');
    lines.close();
    expect(shown().indexOf('\u001b[?2004l')).toBeGreaterThan(shown().indexOf('\u001b[?2004h'));
  });
});

it.each([
  ['is told to those who listen, and sends no signal, which would end it on Windows', true],
  ['ends a process in which nobody listens', false],
])('an interrupt %s', (_, hasListener) => {
  const target = { pid: 7, emit: vi.fn(() => hasListener), kill: vi.fn(() => true as const) };
  interruptOf(target as unknown as NodeJS.Process)();
  expect(target.emit).toHaveBeenCalledWith('SIGINT', 'SIGINT');
  expect(target.kill.mock.calls).toEqual(hasListener ? [] : [[7, 'SIGINT']]);
});
