/** What tells a program to end: from another program, and from a terminal that is closed. */
export type EndSignal = 'SIGTERM' | 'SIGHUP';

/** How a program ends that such a signal ended: 128 and the number of the signal, as shells have it. */
export const END_EXIT: Readonly<Record<EndSignal, number>> = { SIGHUP: 129, SIGTERM: 143 };

/** What the command line talks to. Handed in, so that tests need no process. */
export interface CommandLineIo {
  readonly stdin: AsyncIterable<string | Uint8Array> & { readonly isTTY?: boolean };
  readonly stdout: TextSink;
  readonly stderr: TextSink;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Calls back on Ctrl-C; returns what stops listening. */
  onInterrupt(callback: () => void): () => void;
  /** Calls back when the program is told to end, or its terminal is gone; returns what stops listening. */
  onEnd?(callback: (signal: EndSignal) => void): () => void;
  /** Calls back with every key, unread by the terminal, Ctrl-C too; returns what stops that. Absent: nobody types. */
  onKey?(callback: (key: string) => void): () => void;
  /** Calls back when the terminal has another size; returns what stops listening. Absent: it has none. */
  onResize?(callback: () => void): () => void;
}

/** A stream that text is written to. */
export interface TextSink {
  write(text: string): unknown;
  /** True for a terminal: only then colours, progress and spinners are written. */
  readonly isTTY?: boolean;
  /** Width of the terminal in characters. */
  readonly columns?: number;
  /** Its height in lines. */
  readonly rows?: number;
}

/** Most characters of standard input that are read as a prompt. */
const MAX_INPUT_CHARACTERS = 4_000_000;

/** All of standard input as text. Throws a RangeError when it is larger than a prompt could be. */
export async function readStandardInput({ stdin }: Pick<CommandLineIo, 'stdin'>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of stdin) {
    text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    if (text.length > MAX_INPUT_CHARACTERS)
      throw new RangeError(`Standard input has more than ${MAX_INPUT_CHARACTERS} characters.`);
  }
  return text + decoder.decode();
}
