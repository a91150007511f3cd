import process from 'node:process';
import { createInterface, type Interface } from 'node:readline';
import type { LineReader } from './commands/chat.ts';
import type { CommandLineIo } from './io.ts';

/** The lines of this process's own terminal or pipe. */
export function openTerminalLines({ stdin, stdout }: CommandLineIo, completions: readonly string[] = []): LineReader {
  const isTerminal = stdin.isTTY === true && stdout.isTTY === true;
  return createTerminalLines(process.stdin, process.stdout, {
    isTerminal,
    interrupt: interruptOf(process),
    completions,
  });
}

/** Ctrl-C as the program would get it from a terminal that is not in raw mode. */
export function interruptOf(target: Pick<NodeJS.Process, 'emit' | 'kill' | 'pid'>): () => void {
  return () => {
    // A signal that a process sends itself ends it at once on Windows, whoever listens.
    if (!target.emit('SIGINT', 'SIGINT')) target.kill(target.pid, 'SIGINT');
  };
}

export interface TerminalLinesOptions {
  readonly isTerminal: boolean;
  /** Called for Ctrl-C while nobody is asked. */
  readonly interrupt: () => void;
  /** What the tabulator completes at the beginning of a line. */
  readonly completions?: readonly string[];
}

const LEAVE_HINT = '(Ctrl-C once more, or Ctrl-D, leaves)';
// Terminals put marks around what is pasted where they are asked to:
// https://invisible-island.net/xterm/ctlseqs/ctlseqs.html#h2-Bracketed-Paste-Mode
const MARK_PASTE = '\u001b[?2004h';
const MARK_NO_PASTE = '\u001b[?2004l';

/** Lines typed at a terminal, with history and editing; or piped in, one message per line. */
export function createTerminalLines(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  options: TerminalLinesOptions,
): LineReader {
  if (options.isTerminal) return createTypedLines(input, output, options);
  // Without a terminal readline loses lines that arrive between two questions; the iterator keeps them.
  const lines = createInterface({ input, terminal: false });
  const iterator = lines[Symbol.asyncIterator]();
  return {
    async question() {
      const { done, value } = await iterator.next();
      return done === true ? undefined : value;
    },
    close: () => lines.close(),
  };
}

function createTypedLines(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  { interrupt, completions = [] }: TerminalLinesOptions,
): LineReader {
  const lines = createInterface({
    ...{ input, output, terminal: true, historySize: 1000, removeHistoryDuplicates: true },
    completer: (line: string) => [completions.filter((entry) => entry.startsWith(line)), line],
  });
  /** Lines that nobody has asked for yet: typed while an answer came. */
  const typed: string[] = [];
  let pasted: string[] = [];
  let isPasting = false;
  let mayLeave = false;
  let waiting: ((line: string | undefined) => void) | undefined;
  let isClosed = false;

  input.on('keypress', (_text: unknown, key: { readonly name?: string } | undefined) => {
    if (key?.name === 'paste-start') isPasting = true;
    if (key?.name === 'paste-end') isPasting = false;
  });
  const give = (line: string | undefined) => {
    const answer = waiting;
    waiting = undefined;
    answer?.(line);
  };
  lines.on('line', (line) => {
    mayLeave = false;
    if (isPasting) {
      pasted.push(line);
      return;
    }
    const whole = [...pasted, line].join('\n');
    pasted = [];
    if (waiting) give(whole);
    else typed.push(whole);
  });
  lines.once('close', () => {
    isClosed = true;
    output.write(MARK_NO_PASTE);
    give(undefined);
  });
  // A terminal in raw mode hands Ctrl-C to readline and not to the process.
  lines.on('SIGINT', () => {
    if (!waiting) return interrupt();
    if (lines.line !== '' || pasted.length > 0) {
      pasted = [];
      discard(lines);
      return;
    }
    if (mayLeave) return lines.close();
    mayLeave = true;
    output.write(`\n${LEAVE_HINT}\n`);
    lines.prompt();
  });
  output.write(MARK_PASTE);
  return {
    async question(prompt) {
      const early = typed.shift();
      if (early !== undefined || isClosed) return early;
      return new Promise((resolve) => {
        waiting = resolve;
        lines.setPrompt(prompt);
        lines.prompt();
      });
    },
    close: () => lines.close(),
  };
}

/** Empties the line that is being typed. */
function discard(lines: Interface): void {
  lines.write(null, { ctrl: true, name: 'e' });
  lines.write(null, { ctrl: true, name: 'u' });
}
