import { TOKEN_FLAG } from '../fold/token-buffer.ts';
import type { Match, Scan } from '../match/scan.ts';
import type { MarkIndex } from './sentence-marks.ts';

/** Whether a finding is stated, denied, or stated by a denial of safety ("can't promise I won't"). */
export type Polarity = 'affirmed' | 'negated' | 'doubly_negated';

const REACH = 6;

/** Weighs the negations before and after a finding (after ConText: a scope of a few words, ended by contrast and comma). */
export function polarityOf(match: Match, scan: Scan, marks: MarkIndex): Polarity {
  if (match.rule.group.holdsNegation) return 'affirmed';
  const sentenceFrom = scan.tokens.sentences[match.sentence]?.from ?? 0;
  const from = Math.max(sentenceFrom, match.first - REACH - 2);
  if (marks.lastBefore('doubleNeg', from, match.last) !== undefined) return 'doubly_negated';
  const places = negationsBefore(match, scan, marks);
  if (places.length > 0 && !isDoubled(places, sentenceFrom)) return 'negated';
  const after = marks
    .of('postNeg')
    .some((mark) => mark.sentence === match.sentence && mark.first >= match.last && mark.first <= match.last + 3);
  return after && places.length === 0 ? 'negated' : 'affirmed';
}

/** Where negations stand that reach the finding, in order. */
function negationsBefore(match: Match, scan: Scan, marks: MarkIndex): readonly number[] {
  const all = marks.of('neg');
  const start = scopeStart(match, scan, marks);
  const negations = all.filter(
    (mark) =>
      mark.last >= start &&
      mark.last < match.first &&
      mark.first >= start &&
      !marks.covers('pseudoNeg', mark.last) &&
      !isOtherClause(mark.last, match, marks),
  );
  return [...new Set(negations.map((mark) => mark.last))].sort((a, b) => a - b);
}

function scopeStart(match: Match, { tokens }: Scan, marks: MarkIndex): number {
  const sentenceFrom = tokens.sentences[match.sentence]?.from ?? 0;
  let at = match.first;
  while (at > sentenceFrom && at > match.first - REACH) {
    if ((tokens.flags[at] ?? 0) & TOKEN_FLAG.comma) break;
    if (marks.covers('contrast', at - 1)) break;
    at--;
  }
  return at;
}

/** "If she doesn't come back I'm …": the negation belongs to a clause that is over when the speaker begins their own. */
function isOtherClause(negation: number, match: Match, marks: MarkIndex): boolean {
  return marks
    .of('clause')
    .some(({ first }) => first > negation + 1 && first <= match.first && !marks.covers('embeds', first));
}

/** "I can't not think of it": two negations side by side; an answering "no" at the start is none of them. */
function isDoubled(places: readonly number[], sentenceFrom: number): boolean {
  const inside = places.filter((place) => place > sentenceFrom);
  const [first, second] = inside.slice(-2);
  return first !== undefined && second !== undefined && second - first > 1 && second - first <= 3;
}
