import { createInterface } from 'node:readline/promises';

/** Where the game is played: a terminal, or a script in a test. */
export interface Screen {
  write(text: string): void;
  /** Words that are not part of the story, paler where the terminal can. */
  note(text: string): void;
  /** The next line of the player; undefined when there is none. */
  ask(prompt: string): Promise<string | undefined>;
  close(): void;
}

/** The terminal. Ctrl-D ends the input, Ctrl-C calls `onInterrupt`. */
export function openTerminal(onInterrupt: () => void): Screen {
  const lines = createInterface({ input: process.stdin, output: process.stdout, terminal: process.stdin.isTTY });
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

  return {
    write: (text) => void process.stdout.write(text),
    note: (text) => void process.stdout.write(isPlain ? `${text}\n` : `\u001b[2m${text}\u001b[0m\n`),
    async ask(prompt) {
      process.stdout.write(prompt);
      if (waiting.length > 0) return waiting.shift();
      if (isEnded) return undefined;
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
  return {
    write: (text) => void process.stdout.write(text),
    note: (text) => void process.stdout.write(`${text}\n`),
    async ask(prompt) {
      const line = left.shift();
      process.stdout.write(`${prompt}${line ?? ''}\n`);
      return line;
    },
    close: () => {},
  };
}
