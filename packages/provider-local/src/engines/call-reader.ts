import { createJsonEnd, type JsonEnd } from '../json/json-end.ts';
import { type CallFormat, openingOf } from './call-format.ts';

/** A piece of a call; the first of each call has its name. */
export interface CallPiece {
  readonly index: number;
  readonly name?: string;
  readonly arguments: string;
}

/** A call that was read to the end of its arguments. */
export interface ReadCall {
  readonly name: string;
  readonly arguments: string;
}

/** Takes the text of calls apart, as it comes, in pieces of any size. */
export interface CallReader {
  push(text: string): readonly CallPiece[];
  /** Calls whose arguments are complete. */
  readonly calls: readonly ReadCall[];
  /** True between two calls and after the last one: the answer may end here. */
  readonly between: boolean;
  /** True once nothing more can follow. */
  readonly complete: boolean;
}

type Part = 'opening' | 'name' | 'arguments' | 'closing' | 'after';

/**
 * A reader that begins before the opening of the calls or after it. The text must keep to the format, which the grammar
 * of the same format makes sure of; so nothing but lengths and the end of the JSON has to be looked at.
 */
export function createCallReader(
  format: CallFormat,
  names: readonly string[],
  from: 'opening' | 'name',
  most: number,
): CallReader {
  const calls: ReadCall[] = [];
  // Of two names the longer one first, where one begins like the other.
  const heads = names
    .map((name) => ({ name, head: name + format.afterName(name) }))
    .sort((a, b) => b.head.length - a.head.length);
  let part: Part = from;
  let held = '';
  let name = '';
  let written = '';
  let end: JsonEnd = createJsonEnd();
  let complete = false;

  /** Drops a text that the format prescribes; false where it is not all there yet. */
  const skip = (expected: string): boolean => {
    if (held.length < expected.length) return false;
    held = held.slice(expected.length);
    return true;
  };

  /** One step; undefined where more text is needed. */
  const step = (): CallPiece | 'went on' | undefined => {
    switch (part) {
      case 'opening':
        if (!skip(openingOf(format))) return undefined;
        part = 'name';
        return 'went on';
      case 'name': {
        const found = heads.find(({ head }) => held.startsWith(head));
        if (!found) return undefined;
        held = held.slice(found.head.length);
        name = found.name;
        written = '';
        end = createJsonEnd();
        part = 'arguments';
        return { index: calls.length, name, arguments: '' };
      }
      case 'arguments': {
        if (held === '') return undefined;
        const length = end.endOf(held);
        const text = held.slice(0, length ?? held.length);
        held = held.slice(text.length);
        written += text;
        const index = calls.length;
        if (length !== undefined) {
          calls.push({ name, arguments: written });
          part = 'closing';
        }
        return { index, arguments: text };
      }
      case 'closing':
        if (!skip(format.afterArguments(name))) return undefined;
        part = 'after';
        if (calls.length >= most && format.sectionSuffix === '') complete = true;
        return 'went on';
      case 'after':
        return after();
    }
  };

  const after = (): 'went on' | undefined => {
    const { sectionSuffix } = format;
    const next = format.betweenCalls + format.prefix;
    if (sectionSuffix !== '' && held.startsWith(sectionSuffix)) {
      complete = true;
      held = '';
      return undefined;
    }
    if (complete || !held.startsWith(next)) return undefined;
    held = held.slice(next.length);
    part = 'name';
    return 'went on';
  };

  return {
    calls,
    get between() {
      return part === 'after';
    },
    get complete() {
      return complete;
    },
    push(text) {
      held += text;
      const pieces: CallPiece[] = [];
      for (let result = step(); result !== undefined; result = step()) if (result !== 'went on') pieces.push(result);
      return pieces;
    },
  };
}
