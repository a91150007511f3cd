import type { BlockedSpan, Screener } from './screener.ts';

/** Screens JSON as it streams: every string value and key is read unescaped, and the raw text waits with it. */
export interface JsonScreener {
  /** Takes raw JSON; returns the raw text that may be shown. */
  push(raw: string): string;
  end(): string;
  readonly blocked: BlockedSpan | undefined;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** `create` makes a screener for one string. */
export function createJsonScreener(create: () => Screener): JsonScreener {
  let inner: Screener | undefined;
  let held = '';
  /** For each unescaped unit of the current string that is still held: raw units up to its end. */
  let rawEnds: number[] = [];
  let unescapedReleased = 0;
  let sequence = '';
  let blocked: BlockedSpan | undefined;

  const noteBlock = (): void => {
    if (inner?.blocked) blocked = inner.blocked;
  };

  const take = (count: number): string => {
    const raw = held.slice(0, count);
    held = held.slice(count);
    return raw;
  };

  const advance = (total: number): string => {
    const units = total - unescapedReleased;
    if (units <= 0) return '';
    const upTo = rawEnds[units - 1] ?? 0;
    rawEnds = rawEnds.slice(units).map((end) => end - upTo);
    unescapedReleased = total;
    return take(upTo);
  };

  const feed = (text: string): string => {
    for (let unit = 0; unit < text.length; unit++) rawEnds.push(held.length);
    if (!inner || text === '') return '';
    const total = inner.push(text);
    noteBlock();
    return advance(total);
  };

  const step = (char: string): string => {
    if (!inner) {
      if (char !== '"') return char;
      inner = create();
      rawEnds = [];
      unescapedReleased = 0;
      return char;
    }
    held += char;
    if (sequence !== '') {
      sequence += char;
      if (sequence[1] === 'u' && sequence.length < 6) return '';
      const text = sequence[1] === 'u' ? unicode(sequence) : (ESCAPES[char] ?? char);
      sequence = '';
      return feed(text);
    }
    if (char === '\\') {
      sequence = char;
      return '';
    }
    if (char !== '"') return feed(char);
    const total = inner.end();
    noteBlock();
    const out = advance(total);
    if (blocked) return out;
    inner = undefined;
    return out + take(held.length);
  };

  return {
    push(raw) {
      let out = '';
      for (let at = 0; at < raw.length && !blocked; at++) out += step(raw.charAt(at));
      return out;
    },
    end() {
      if (blocked || !inner) return '';
      const total = inner.end();
      noteBlock();
      const out = advance(total);
      return blocked ? out : out + take(held.length);
    },
    get blocked() {
      return blocked;
    },
  };
}

function unicode(sequence: string): string {
  const code = Number.parseInt(sequence.slice(2), 16);
  return Number.isNaN(code) ? '' : String.fromCharCode(code);
}
