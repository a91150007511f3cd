/** Finds where the first JSON object or list of a text ends, as the text comes. */
export interface JsonEnd {
  /** True once the value is closed; stays true. */
  push(piece: string): boolean;
  /** The same, as the length of the piece that belongs to the value; undefined where it goes on after the piece. */
  endOf(piece: string): number | undefined;
}

/** A watcher at the beginning of a text. Only brackets and strings are looked at: what is inside is checked elsewhere. */
export function createJsonEnd(): JsonEnd {
  let depth = 0;
  let inString = false;
  let escaped = false;
  let done = false;

  const endOf = (piece: string): number | undefined => {
    if (done) return 0;
    for (let at = 0; at < piece.length; at++) {
      const character = piece[at];
      if (escaped) escaped = false;
      else if (inString) {
        if (character === '\\') escaped = true;
        else if (character === '"') inString = false;
      } else if (character === '"') inString = true;
      else if (character === '{' || character === '[') depth++;
      else if (character === '}' || character === ']') done = --depth === 0;
      if (done) return at + 1;
    }
    return undefined;
  };

  return {
    endOf,
    push: (piece) => endOf(piece) !== undefined,
  };
}
