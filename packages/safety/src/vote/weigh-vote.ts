import type { Assessed } from '../context/assess.ts';
import type { VotePiece } from './voter.ts';

/** Version of the vote's table; part of every finding that it spoke on. */
export const VOTE_VERSION = '1';

/** How the statistical vote over a text is heard. All numbers are log-odds. */
export interface VoteThresholds {
  /** From here on it confirms what weak words say. */
  readonly confirm: number;
  /** From here on weak words are at least a reason to ask; below, they say nothing. */
  readonly doubt: number;
  /** Below this, words that name a means or an injury without intent or plan are no more than a reason to ask. */
  readonly refute: number;
}

const CHECK_IN_LEVEL = 2;
const CRISIS_LEVEL = 3;

/** The vote over one text. */
export interface HeardVote {
  /** Log-odds of a check-in. */
  readonly sum: number;
  /** What the text means confirms weak words, or keeps them a reason to ask, where the vote alone does not. */
  readonly meaning?: 'confirms' | 'asks' | undefined;
  /** The pieces that spoke most for it. */
  reasons(): readonly VotePiece[];
}

/** May the vote change it? Strong words of level 4 and more stand whatever the rest of the text looks like. */
export function isOpenToVote({ isWeak, level }: Assessed): boolean {
  return level > 0 && (isWeak || level === CRISIS_LEVEL);
}

/** What is left of a finding once the vote over its text is heard. None is raised. */
export function weighVote(finding: Assessed, vote: HeardVote, { confirm, doubt, refute }: VoteThresholds): Assessed {
  if (!isOpenToVote(finding)) return finding;
  const heard = (level: number, said: string): Assessed => ({
    ...finding,
    level,
    why: [...finding.why, `the text as a whole ${said} (${describe(vote)})`],
  });
  if (!finding.isWeak) return vote.sum < refute ? heard(CHECK_IN_LEVEL, 'speaks against it') : finding;
  if (vote.sum >= confirm) return heard(finding.level, 'agrees');
  if (vote.meaning === 'confirms') return heard(finding.level, 'agrees by what it means');
  if (vote.sum < doubt && vote.meaning !== 'asks') {
    const against = `the text as a whole speaks against it (vote ${VOTE_VERSION}: ${vote.sum.toFixed(1)})`;
    return { ...finding, level: 0, why: [...finding.why, against] };
  }
  return finding.level < CRISIS_LEVEL ? finding : heard(CHECK_IN_LEVEL, 'leaves it open');
}

/** Places instead of words: an explanation may be kept where the text may not. */
function describe(vote: HeardVote): string {
  const places = vote.reasons().map(({ start, end }) => `${start}-${end}`);
  return `vote ${VOTE_VERSION}: ${vote.sum.toFixed(1)}${places.length > 0 ? `, most by ${places.join(', ')}` : ''}`;
}
