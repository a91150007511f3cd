/** Finds where the first JSON object or list of a text ends, as the text comes. */
export interface JsonEnd {
  /** True once the value is closed; stays true. */
  push(piece: string): boolean;
}

/** A watcher at the beginning of a text. Only brackets and strings are looked at: what is inside is checked elsewhere. */
export function createJsonEnd(): JsonEnd {
  let depth = 0;
  let inString = false;
  let escaped = false;
  let done = false;
  return {
    push(piece) {
      for (const character of piece) {
        if (done) break;
        if (escaped) escaped = false;
        else if (inString) {
          if (character === '\\') escaped = true;
          else if (character === '"') inString = false;
        } else if (character === '"') inString = true;
        else if (character === '{' || character === '[') depth++;
        else if (character === '}' || character === ']') done = --depth === 0;
      }
      return done;
    },
  };
}
