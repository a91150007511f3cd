import type { Logger } from '@modelhaven/core';
import type { ModelManager } from '@modelhaven/manager';
import type { CommandLineIo } from './io.ts';
import type { Style } from './output/style.ts';

/** Options that every command takes. */
export interface GlobalOptions {
  /** One JSON value on standard output instead of text for people. */
  readonly json: boolean;
  /** Log lines on standard error. */
  readonly verbose: boolean;
  /** Path of the configuration file. */
  readonly config?: string;
}

/** What a manager is wanted for. */
export interface OpenManagerOptions {
  /** False: no model is asked anything, so the safety engine is not read, and whoever asks all the same is refused. Default true. */
  readonly asksModels?: boolean;
}

/** Everything a command works with. */
export interface CommandContext {
  readonly io: CommandLineIo;
  readonly options: GlobalOptions;
  /** For standard output and standard error. */
  readonly style: Style;
  readonly errorStyle: Style;
  readonly logger: Logger;
  /** Fires on Ctrl-C and when the program is told to end; commands that handle Ctrl-C themselves use `io.onInterrupt`. */
  readonly signal: AbortSignal;
  /** Fires only when the program is told to end. Whoever took over the terminal gives it back then, and returns. */
  readonly ended: AbortSignal;
  /**
   * Reads the configuration and opens the providers. The caller of the command closes it. What has been opened once is
   * given again.
   */
  openManager(options?: OpenManagerOptions): Promise<ModelManager>;
  /** Ends the program with this code though the command itself went well. */
  setExitCode(code: number): void;
  /** A line, or several, on standard output. */
  print(text: string): void;
  /** One JSON value on standard output. */
  printJson(value: unknown): void;
}
