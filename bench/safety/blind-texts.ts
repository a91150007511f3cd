import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One text of a writer who had not seen the rules. */
export interface BlindText {
  readonly slice: string;
  /** Two letters: the beginning of the file's name. */
  readonly language: string;
  readonly text: string;
  /** For conversations: the user's turns. */
  readonly turns: readonly string[];
  /** For conversations: the user turn by which the risk must be noticed, 0 where there is none. */
  readonly due: number;
}

const SEPARATOR = '\t';

/**
 * Reads the files `LANGUAGE-*.txt` of a folder: one text a line, the slice and a tab before it, `\n` for a line break.
 * The turns of a conversation (`conv-risk@TURN`, `conv-safe`) are separated by `|||` and begin with `U:` or `A:`.
 */
export function readBlindTexts(folder: string): readonly BlindText[] {
  const texts: BlindText[] = [];
  for (const file of readdirSync(folder).sort()) {
    if (!/^[a-z]{2}\b.*\.txt$/.test(file)) continue;
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
      const cut = line.indexOf(SEPARATOR);
      if (cut < 0) continue;
      const [slice = '', due = '0'] = line.slice(0, cut).trim().split('@');
      const text = line.slice(cut + 1).replaceAll('\\n', '\n');
      const turns = slice.startsWith('conv-') ? userTurns(text) : [];
      texts.push({ slice, language: file.slice(0, 2), text, turns, due: Number(due) });
    }
  }
  return texts;
}

function userTurns(text: string): readonly string[] {
  return text
    .split('|||')
    .map((turn) => turn.trim())
    .filter((turn) => turn.startsWith('U:'))
    .map((turn) => turn.slice(2).trim());
}
