import type { Assessed } from './context/assess.ts';
import type { MeaningReader, Reading } from './meaning/model.ts';
import { MEANING_THRESHOLDS } from './meaning/thresholds.ts';
import { findingOf, weighMeaning } from './meaning/weigh-meaning.ts';
import { THRESHOLDS } from './vote/thresholds.ts';
import type { VotePiece, Voter } from './vote/voter.ts';
import { type HeardVote, isOpenToVote, weighVote } from './vote/weigh-vote.ts';

// How many pieces of a text a vote names.
const MOST_REASONS = 3;

/** What judges a text as a whole. */
export interface WholeJudges {
  /** The statistical vote over a text. */
  readonly voter: Voter;
  /** Reads a text for its meaning. */
  readonly meaning: MeaningReader;
}

/** What one text as a whole says. Each judge is asked at most once, and only where somebody wants to know. */
export interface Whole {
  /** Are weak words worth a search? */
  isWeakWanted(): boolean;
  /** Hears vote and meaning on a finding of the rules. */
  weigh(finding: Assessed): Assessed;
  /** The findings of the rules, and one more where the text means what no rule has words for. `isTalk`: turns came before. */
  add(found: readonly Assessed[], isTalk: boolean): readonly Assessed[];
}

/** Hears the whole of a text. */
export function hearWhole({ voter, meaning }: WholeJudges, text: string): Whole {
  let vote: HeardVote | undefined;
  let reading: Reading | undefined;
  let asked: 'not' | 'lightly' | 'fully' = 'not';
  /** Lightly is enough to hear what speaks for a risk; what speaks against one takes the whole reading. */
  const read = (how: 'lightly' | 'fully'): Reading | undefined => {
    if (asked === 'not' || (asked === 'lightly' && how === 'fully' && !reading)) {
      reading = meaning.read(text, how === 'fully');
      asked = how;
    }
    return reading;
  };
  const heard = (): HeardVote => {
    vote ??= hearVote(voter, text, saidOf(read('lightly')));
    return vote;
  };
  return {
    isWeakWanted: () => heard().sum >= THRESHOLDS.doubt || heard().meaning !== undefined,
    weigh(finding) {
      if (!isOpenToVote(finding)) return finding;
      const weighed = weighVote(finding, heard(), THRESHOLDS);
      const own = read('fully');
      return own ? weighMeaning(weighed, own, MEANING_THRESHOLDS) : weighed;
    },
    add(found, isTalk) {
      const own = read('lightly');
      const { ask, askInTalk } = MEANING_THRESHOLDS;
      const thresholds = { ...MEANING_THRESHOLDS, ask: isTalk ? askInTalk : ask };
      const added = own && findingOf(own, found, thresholds, () => meaning.strongestClause(text, own.start, own.end));
      return added ? [...found, added] : found;
    },
  };
}

function saidOf(reading: Reading | undefined): HeardVote['meaning'] {
  if (!reading) return undefined;
  const { confirm, confirmCrisis, doubt } = MEANING_THRESHOLDS;
  if (reading.risk >= confirm && reading.crisis >= confirmCrisis) return 'confirms';
  return reading.risk >= doubt ? 'asks' : undefined;
}

/** The vote over a text; what speaks for it is looked up once, where it is asked for. */
function hearVote(voter: Voter, text: string, meaning: HeardVote['meaning']): HeardVote {
  let reasons: readonly VotePiece[] | undefined;
  return {
    sum: voter.sum(text),
    meaning,
    reasons() {
      reasons ??= voter.reasons(text, MOST_REASONS);
      return reasons;
    },
  };
}
