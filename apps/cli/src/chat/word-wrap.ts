/** Breaks text that comes in pieces between words, for a terminal of a known width. */
export interface WordWrap {
  /** What of it can be shown now. */
  push(piece: string): string;
  /** What was held back: the last word. */
  end(): string;
}

/** Control characters of a model do nothing to the terminal of whoever reads it; tabs and line ends stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Words longer than a line are left to the terminal. Without a width only control characters are taken out. */
export function createWordWrap(width: number | undefined): WordWrap {
  let column = 0;
  let space = '';
  let word = '';
  const flush = (): string => {
    if (word === '') return '';
    const length = [...word].length;
    const breaks = width !== undefined && column > 0 && column + space.length + length > width;
    const shown = (breaks ? '\n' : space) + word;
    column = breaks ? length : column + space.length + length;
    space = '';
    word = '';
    return shown;
  };
  return {
    push(piece) {
      const clean = piece.replace(CONTROLS, '');
      if (width === undefined) return clean;
      let shown = '';
      for (const part of clean.split(/(\n|[ \t]+)/)) {
        if (part === '') continue;
        if (part === '\n') {
          shown += `${flush()}\n`;
          column = 0;
          space = '';
        } else if (/^[ \t]/.test(part)) {
          shown += flush();
          space += part;
        } else word += part;
      }
      return shown;
    },
    end: flush,
  };
}
