/** Characters of a slice, at least. */
const SLICE = 8_192;
/** Characters after that in which its end must be found. */
const SEARCHED = 2_048;
/** Characters of one kind in a row. Merging them takes time with the square of their number. */
const LONGEST_RUN = 200;

/**
 * Where both of OpenAI's patterns begin a new piece whatever stands before and after: between a digit and what is none;
 * before a space, or a mark of Chinese or Japanese, between two letters; after the last line break before other text.
 */
const BOUNDARY = /(?<=\p{N})(?=[^\p{N}])|(?<=\p{L})(?=[ 、。，！？；：]\p{L})|(?<=\n)(?=[^\S\r\n]*[^\s/])/gu;
const TOO_LONG = new RegExp(
  `[\\p{L}\\p{M}]{${LONGEST_RUN + 1}}|[^\\s\\p{L}\\p{M}\\p{N}]{${LONGEST_RUN + 1}}|\\s{${LONGEST_RUN + 1}}`,
  'u',
);

/**
 * A text in slices whose tokens add up to those of the whole, so that counting them can be spread over time. Stops with
 * false where that cannot be done: no boundary for a while, or a run that would take long to merge.
 */
export function* sliceText(text: string): Generator<string | false, void, undefined> {
  let from = 0;
  while (from < text.length) {
    const to = endOfSlice(text, from);
    if (to === undefined) {
      yield false;
      return;
    }
    const slice = text.slice(from, to);
    if (TOO_LONG.test(slice)) {
      yield false;
      return;
    }
    yield slice;
    from = to;
  }
}

function endOfSlice(text: string, from: number): number | undefined {
  const least = from + SLICE;
  if (text.length <= least + SEARCHED) return text.length;
  // A little before and behind, for what the boundary looks at.
  const start = least - 1;
  const searched = text.slice(start, least + SEARCHED);
  BOUNDARY.lastIndex = 1;
  const found = BOUNDARY.exec(searched);
  return found ? start + found.index : undefined;
}
