/** An inclusive range of bytes. */
export type ByteRange = readonly [from: number, to: number];

// The last code point of one, two, three and four bytes.
const LAST = [0x7f, 0x7ff, 0xffff, 0x10ffff] as const;
const SURROGATES = [0xd800, 0xdfff] as const;

/**
 * The UTF-8 texts of a range of code points, as sequences of byte ranges: every combination is the text of one code
 * point of the range. Surrogates have no text. The method is that of Russ Cox's RE2 (https://swtch.com/~rsc/regexp/regexp3.html).
 */
export function utf8Ranges(from: number, to: number): readonly (readonly ByteRange[])[] {
  if (from > to) return [];
  const [low, high] = SURROGATES;
  if (from <= high && to >= low) return [...utf8Ranges(from, low - 1), ...utf8Ranges(high + 1, to)];
  for (const last of LAST) if (from <= last && to > last) return split(from, last, to);
  if (to <= LAST[0]) return [[[from, to]]];
  const length = LAST.findIndex((last) => to <= last) + 1;
  for (let i = 1; i < length; i++) {
    const rest = 2 ** (6 * i) - 1;
    if ((from & ~rest) === (to & ~rest)) continue;
    if ((from & rest) !== 0) return split(from, from | rest, to);
    if ((to & rest) !== rest) return split(from, (to & ~rest) - 1, to);
  }
  const first = [...Buffer.from(String.fromCodePoint(from))];
  const last = [...Buffer.from(String.fromCodePoint(to))];
  return [first.map((byte, i): ByteRange => [byte, last[i] as number])];
}

function split(from: number, at: number, to: number): readonly (readonly ByteRange[])[] {
  return [...utf8Ranges(from, at), ...utf8Ranges(at + 1, to)];
}
