import type { TextSink } from '../io.ts';

/** Colours for one stream; every function returns its text unchanged where colours are not wanted. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
}

const same = (text: string): string => text;
const code =
  (open: number, close: number) =>
  (text: string): string =>
    `\u001b[${open}m${text}\u001b[${close}m`;

/** Honours NO_COLOR (https://no-color.org), FORCE_COLOR, TERM=dumb and streams that are no terminal. */
export function styleFor(sink: TextSink, environment: Readonly<Record<string, string | undefined>>): Style {
  const refused = (environment['NO_COLOR'] ?? '') !== '' || environment['TERM'] === 'dumb';
  const forced = !['', '0', 'false', undefined].includes(environment['FORCE_COLOR']);
  if (refused || !(sink.isTTY === true || forced))
    return { bold: same, dim: same, red: same, green: same, yellow: same };
  return { bold: code(1, 22), dim: code(2, 22), red: code(31, 39), green: code(32, 39), yellow: code(33, 39) };
}
