/** Breaks text into lines as it comes, between words. */
export interface Wrap {
  /** What can be shown now; the word that is still being written waits. */
  add(text: string): string;
  /** What waited. */
  end(): string;
}

/** Wraps at a width that is asked for with each word, so that a window may change. */
export function createWrap(width: () => number): Wrap {
  let column = 0;
  let spaces = '';
  let word = '';

  const takeWord = (): string => {
    if (word === '') return '';
    const doesFit = column + spaces.length + word.length <= width();
    const shown = doesFit || column === 0 ? `${spaces}${word}` : `\n${word}`;
    column = doesFit || column === 0 ? column + shown.length : word.length;
    spaces = '';
    word = '';
    return shown;
  };

  return {
    add(text) {
      let shown = '';
      for (const sign of text) {
        if (sign === '\n') {
          shown += `${takeWord()}\n`;
          column = 0;
          spaces = '';
        } else if (sign === ' ') {
          shown += takeWord();
          spaces += sign;
        } else word += sign;
      }
      return shown;
    },
    end() {
      const shown = `${takeWord()}${spaces}`;
      column += spaces.length;
      spaces = '';
      return shown;
    },
  };
}
