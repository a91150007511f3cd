/** What a log call takes: fields first, then an optional sentence. A pino logger fits unchanged. */
export type LogMethod = (fields: Readonly<Record<string, unknown>>, message?: string) => void;

/** Where packages write what they have to say. They never use the console. */
export interface Logger {
  readonly debug: LogMethod;
  readonly info: LogMethod;
  readonly warn: LogMethod;
  readonly error: LogMethod;
  /** A logger that adds these fields to every line. */
  child(bindings: Readonly<Record<string, unknown>>): Logger;
}

const ignore: LogMethod = () => {};

/** The default of every library entry point: says nothing. */
export const silentLogger: Logger = {
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
  child: () => silentLogger,
};
