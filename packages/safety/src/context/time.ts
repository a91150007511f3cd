import type { Match, Scan } from '../match/scan.ts';
import type { MarkIndex } from './sentence-marks.ts';

/** When a finding is, was or might be. */
export type When = 'now' | 'future' | 'past' | 'hypothetical';

/** Past needs a word for it in the sentence and nothing recent beside it. */
export function whenIsIt(match: Match, _scan: Scan, marks: MarkIndex): When {
  const fixed = match.rule.group.time;
  const { sentence } = match;
  const own = (name: 'past' | 'recent' | 'remission' | 'hypothetical'): boolean => marks.inSentence(name, sentence);
  // "I took an overdose when I was sixteen": what is usually told as now may be told as long ago.
  if (fixed === 'now') return own('past') && !own('recent') ? 'past' : 'now';
  if (fixed) return fixed;
  const isOver = marks
    .of('remission')
    .some((mark) => mark.sentence === sentence && (mark.first > match.last || own('past')));
  if (isOver) return 'past';
  if (own('recent')) return 'now';
  if (own('past')) return 'past';
  if (own('hypothetical')) return 'hypothetical';
  return 'now';
}
