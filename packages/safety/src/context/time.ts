import type { Match, Scan } from '../match/scan.ts';
import type { MarkIndex } from './sentence-marks.ts';

/** When a finding is, was or might be. */
export type When = 'now' | 'future' | 'past' | 'hypothetical';

/** Past needs a word for it in the sentence and nothing recent beside it. */
export function whenIsIt(match: Match, scan: Scan, marks: MarkIndex): When {
  const fixed = match.rule.group.time;
  const { sentence } = match;
  const isLater = isToldAfter(match, scan, marks);
  const own = (name: 'past' | 'recent' | 'remission' | 'hypothetical'): boolean => marks.inSentence(name, sentence);
  // "I took an overdose when I was sixteen": what is usually told as now may be told as long ago.
  if (fixed === 'now') return (own('past') || isLater) && !own('recent') ? 'past' : 'now';
  if (fixed) return fixed;
  const isOver = marks
    .of('remission')
    .some((mark) => mark.sentence === sentence && (mark.first > match.last || own('past')));
  if (isOver) return 'past';
  if (own('recent')) return 'now';
  if (own('past') || isLater) return 'past';
  if (own('hypothetical')) return 'hypothetical';
  return 'now';
}

// In words; Chinese and Japanese are read by character.
const SHORT = 8;

/** "I tried it once. Twenty years ago.": the time follows in a short sentence of its own. */
function isToldAfter({ sentence }: Match, { tokens }: Scan, marks: MarkIndex): boolean {
  const next = tokens.sentences[sentence + 1];
  if (!next || next.to - next.from > SHORT) return false;
  return marks.inSentence('past', sentence + 1) && !marks.inSentence('recent', sentence + 1);
}
