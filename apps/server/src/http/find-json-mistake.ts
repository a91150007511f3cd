/** Where a text stops being JSON. */
export interface JsonMistake {
  /** Both count from 1; columns in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** Path of the value that the reader was in, `messages[2].content`; empty at the top. */
  readonly path: string;
  /** What should have stood there. */
  readonly expected: string;
}

interface Level {
  readonly kind: 'object' | 'array';
  key: string | number;
}

const SPACE = /[ \t\n\r]*/y;
// Everything from the space on, without the quotation mark and the backslash.
const PLAIN = /[ !#-[\]-\uffff]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const SCALAR = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;

/**
 * Finds the first mistake in a text that `JSON.parse` refused: engines differ in whether they name its place, and quote
 * the text. Undefined where this reader finds none.
 */
export function findJsonMistake(text: string): JsonMistake | undefined {
  const levels: Level[] = [];
  let position = 0;

  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = position;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) position += found.length;
    return found;
  };
  const accept = (character: string): boolean => {
    match(SPACE);
    if (text[position] !== character) return false;
    position += 1;
    return true;
  };
  // Piece by piece: one pattern for a whole string would overflow the engine's stack on ten million escapes.
  const string = (): string | undefined => {
    const from = position;
    if (text[position] !== '"') return undefined;
    position += 1;
    while (true) {
      match(PLAIN);
      if (text[position] === '"') {
        position += 1;
        return text.slice(from, position);
      }
      if (match(ESCAPE) === undefined) {
        position = from;
        return undefined;
      }
    }
  };
  const mistake = (expected: string): JsonMistake => {
    match(SPACE);
    const before = text.slice(0, position);
    return {
      line: before.split('\n').length,
      column: before.length - before.lastIndexOf('\n'),
      path: levels
        .map(({ key }) => (typeof key === 'number' ? `[${key}]` : key && `.${key}`))
        .join('')
        .replace(/^\./, ''),
      expected,
    };
  };
  /** Reads `"key":`; the value follows. */
  const key = (level: Level, orEnd: string): JsonMistake | undefined => {
    match(SPACE);
    const name = string();
    if (name === undefined) return mistake(`a name in double quotes${orEnd}`);
    level.key = printable(name);
    return accept(':') ? undefined : mistake('a colon');
  };

  while (true) {
    match(SPACE);
    if (accept('{')) {
      const level: Level = { kind: 'object', key: '' };
      levels.push(level);
      if (!accept('}')) {
        const wrong = key(level, ' or "}"');
        if (wrong) return wrong;
        continue;
      }
      levels.pop();
    } else if (accept('[')) {
      levels.push({ kind: 'array', key: 0 });
      if (!accept(']')) continue;
      levels.pop();
    } else if (string() === undefined && match(SCALAR) === undefined) {
      return mistake('a value');
    }
    // A value has ended: close what ends with it, and go on where something follows.
    while (true) {
      const level = levels.at(-1);
      if (!level) {
        match(SPACE);
        return position === text.length ? undefined : mistake('the end of the body');
      }
      if (accept(',')) {
        if (typeof level.key === 'number') {
          level.key += 1;
        } else {
          const wrong = key(level, '');
          if (wrong) return wrong;
        }
        break;
      }
      const end = level.kind === 'array' ? ']' : '}';
      if (!accept(end)) return mistake(`"," or "${end}"`);
      levels.pop();
    }
  }
}

/** Names of fields go into messages; anything unlike a name stays out of them. */
function printable(quoted: string): string {
  const name = quoted.slice(1, -1);
  return /^[\w-]{1,64}$/.test(name) ? name : '?';
}
