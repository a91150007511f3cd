import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import type { LineReader } from './commands/chat.ts';
import type { CommandLineIo } from './io.ts';

/** The lines of this process's own terminal or pipe. */
export function openTerminalLines({ stdin, stdout }: CommandLineIo): LineReader {
  const isTerminal = stdin.isTTY === true && stdout.isTTY === true;
  return createTerminalLines(process.stdin, process.stdout, {
    isTerminal,
    interrupt: () => process.kill(process.pid, 'SIGINT'),
  });
}

/** Lines typed at a terminal, with history and editing; or piped in, one message per line. */
export function createTerminalLines(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  { isTerminal, interrupt }: { readonly isTerminal: boolean; readonly interrupt: () => void },
): LineReader {
  const lines = createInterface({ input, terminal: isTerminal, historySize: 1000, ...(isTerminal ? { output } : {}) });
  let asking = false;
  // A terminal in raw mode hands Ctrl-C to readline and not to the process. At an empty prompt it leaves, as in every
  // shell tool; while an answer comes it stops the answer.
  lines.on('SIGINT', () => (asking ? lines.close() : interrupt()));
  // Without a terminal readline loses lines that arrive between two questions; the iterator keeps them.
  const iterator = isTerminal ? undefined : lines[Symbol.asyncIterator]();
  const closed = new Promise<undefined>((resolve) => lines.once('close', () => resolve(undefined)));
  return {
    async question(prompt) {
      if (iterator) {
        const { done, value } = await iterator.next();
        return done === true ? undefined : value;
      }
      asking = true;
      try {
        return await Promise.race([lines.question(prompt).catch(() => undefined), closed]);
      } finally {
        asking = false;
      }
    },
    close: () => lines.close(),
  };
}
