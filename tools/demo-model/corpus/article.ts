import { an } from './dice.ts';
import { UNCOUNTABLE, WITH_THE } from './words.ts';

/** A word with the article it needs: "a cat", "the moon", "rain". */
export function article(word: string): string {
  if (UNCOUNTABLE.has(word)) return word;
  return WITH_THE.has(word) ? `the ${word}` : an(word);
}
