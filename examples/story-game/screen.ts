import { createInterface } from 'node:readline/promises';
import { createWrap } from './wrap.ts';

/** Where the game is played: a terminal, or a script in a test. */
export interface Screen {
  /** Whether somebody sits there, who can be asked and shown that something is on its way. */
  readonly isLive: boolean;
  write(text: string): void;
  /** Words that are not part of the story, paler where the terminal can. */
  note(text: string): void;
  /** The name of a place. */
  title(text: string): void;
  /** The next line of the player; undefined when there is none. */
  ask(prompt: string): Promise<string | undefined>;
  close(): void;
}

/** Longer lines are hard to read, however wide the window is. */
const WIDEST = 76;

/** The terminal. Ctrl-D ends the input, Ctrl-C calls `onInterrupt`. */
export function openTerminal(onInterrupt: () => void): Screen {
  const isLive = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const lines = createInterface({ input: process.stdin, output: process.stdout, terminal: isLive });
  const waiting: string[] = [];
  let resolveNext: ((line: string | undefined) => void) | undefined;
  let isEnded = false;
  const give = (line: string | undefined) => {
    const resolve = resolveNext;
    resolveNext = undefined;
    resolve?.(line);
  };
  // Lines are kept as they come, so that a pipe that is quicker than the story loses none.
  lines.on('line', (line) => (resolveNext ? give(line) : waiting.push(line)));
  lines.on('close', () => {
    isEnded = true;
    give(undefined);
  });
  lines.on('SIGINT', onInterrupt);
  const isPlain = !process.stdout.isTTY || Boolean(process.env['NO_COLOR']);
  // A file or another program gets the lines whole.
  const wrap = createWrap(() => (process.stdout.isTTY ? Math.min(WIDEST, process.stdout.columns - 1) : Infinity));
  const write = (text: string) => void process.stdout.write(wrap.add(text));
  const styled = (text: string, code: number) => {
    process.stdout.write(wrap.end());
    if (!isPlain) process.stdout.write(`\u001b[${code}m`);
    write(`${text}\n`);
    if (!isPlain) process.stdout.write('\u001b[0m');
  };

  return {
    isLive,
    write,
    note: (text) => styled(text, 2),
    title: (text) => styled(text, 1),
    async ask(prompt) {
      process.stdout.write(wrap.end());
      if (waiting.length > 0) {
        const line = waiting.shift();
        // Nobody typed it here, so that it would not be seen.
        process.stdout.write(`${prompt}${line}\n`);
        return line;
      }
      if (isEnded) return undefined;
      lines.setPrompt(prompt);
      lines.prompt();
      return await new Promise((resolve) => {
        resolveNext = resolve;
      });
    },
    close: () => lines.close(),
  };
}

/** Plays lines that were written before, and shows them as if somebody had typed them. */
export function openScript(script: readonly string[]): Screen {
  const left = [...script];
  const show = (text: string) => void process.stdout.write(`${text}\n`);
  return {
    isLive: false,
    write: (text) => void process.stdout.write(text),
    note: show,
    title: show,
    async ask(prompt) {
      const line = left.shift();
      process.stdout.write(`${prompt}${line ?? ''}\n`);
      return line;
    },
    close: () => {},
  };
}
