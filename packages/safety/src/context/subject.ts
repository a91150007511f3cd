import type { SafetyFinding } from '@modelhaven/core';
import { TOKEN_FLAG } from '../fold/token-buffer.ts';
import type { Match, Scan } from '../match/scan.ts';
import type { MarkIndex } from './sentence-marks.ts';

/** Who a finding is about. `you` is the person spoken to, `kin` somebody close. */
export type Who = 'self' | 'you' | 'other' | 'kin' | 'generic';

const REACH = 14;

/** Looks for the nearest person before the finding (or inside it); nobody named means the speaker. */
export function whoIsMeant(match: Match, scan: Scan, marks: MarkIndex): Who {
  const { subject } = match.rule.group;
  const from = Math.max(scan.tokens.sentences[match.sentence]?.from ?? 0, match.first - REACH);
  const kin = marks.lastBefore('kin', from, match.last + 1);
  if (subject === 'other') return kin || marks.near('kin', match, 1) ? 'kin' : 'other';
  if (subject === 'generic') return 'generic';
  if (subject === 'self') return isAfterAnother(match, scan, marks) ? 'other' : 'self';
  const self = marks.lastBefore('self', from, match.last + 1);
  const other = marks.lastBefore('other', from, match.first);
  const you = marks.lastBefore('you', from, match.last + 1);
  // The nearest of them; in this order where several end at the same word.
  let who: Who = 'self';
  let at = self && !inside(self, kin) ? self.last : -1;
  const consider = (candidate: Who, mark: Match | undefined): void => {
    if (!mark || mark.last <= at) return;
    who = candidate;
    at = mark.last;
  };
  consider('other', other);
  consider('you', you);
  consider('kin', kin);
  return who;
}

// "She stood on the ledge": another person right before words that speak of oneself, and no "I" in them.
const BESIDE = 2;

function isAfterAnother(match: Match, { tokens }: Scan, marks: MarkIndex): boolean {
  if ((tokens.flags[match.first] ?? 0) & TOKEN_FLAG.comma) return false;
  const other = marks.lastBefore('other', match.first - BESIDE, match.first);
  if (!other) return false;
  return marks.lastBefore('self', other.first, match.last + 1) === undefined;
}

/** Is it somebody else's sentence, told by the speaker? */
export function isReported(match: Match, scan: Scan, marks: MarkIndex): boolean {
  const from = Math.max(scan.tokens.sentences[match.sentence]?.from ?? 0, match.first - REACH);
  const quoted = ((scan.tokens.flags[match.first] ?? 0) & TOKEN_FLAG.quoted) !== 0;
  if (quoted && isSpeech(match, scan, marks)) return true;
  if (quoted && marks.lastBefore('self', from, match.first) === undefined) return true;
  const report = marks.lastBefore('report', from, match.first + 1);
  if (!report) return false;
  // "Everyone thinks I am fine and I have been …": the speaker has begun a statement of their own.
  const contrast = marks.lastBefore('contrast', report.last + 1, match.first + 1);
  return contrast === undefined || marks.lastBefore('clause', contrast.first, match.first + 2) === undefined;
}

// How far from a noun somebody may say "I", in words and in Chinese or Japanese characters.
const NOUN_REACH = 4;
const NOUN_REACH_CJK = 10;

/** A bare noun ("suicide", "attempted suicide") in a sentence where nobody says "I" close by. */
export function isOnlyNamed(match: Match, { tokens }: Scan, marks: MarkIndex): boolean {
  if (!marks.of('named').some(({ first, last }) => first <= match.first && last >= match.last)) return false;
  const isCjk = match.language.language === 'zh' || match.language.language === 'ja';
  const reach = isCjk ? NOUN_REACH_CJK : NOUN_REACH;
  const { from = 0, to = 0 } = tokens.sentences[match.sentence] ?? {};
  if (to - from <= reach) return false;
  return !marks.of('self').some((mark) => {
    if (mark.sentence !== match.sentence) return false;
    if (mark.last < match.first)
      return match.first - mark.last <= reach && !hasComma(tokens, mark.last + 1, match.first);
    return mark.first - match.last <= reach && !hasComma(tokens, match.last + 1, mark.first);
  });
}

function hasComma(tokens: Scan['tokens'], from: number, to: number): boolean {
  for (let token = from; token <= to; token++) if ((tokens.flags[token] ?? 0) & TOKEN_FLAG.comma) return true;
  return false;
}

/** Inside quotes, with somebody named beside them who says it, and the speaker of the text nowhere outside. */
function isSpeech(match: Match, scan: Scan, marks: MarkIndex): boolean {
  const outside = (mark: Match): boolean =>
    Math.abs(mark.sentence - match.sentence) <= 1 && ((scan.tokens.flags[mark.first] ?? 0) & TOKEN_FLAG.quoted) === 0;
  if (marks.of('self').some(outside)) return false;
  return (['other', 'kin', 'fiction', 'report'] as const).some((name) => marks.of(name).some(outside));
}

function inside(inner: Match, outer: Match | undefined): boolean {
  return outer !== undefined && inner.first >= outer.first && inner.last <= outer.last;
}

/** The contract's word for a person. */
export function subjectOf(who: Who): SafetyFinding['subject'] {
  return who === 'self' ? 'self' : who === 'generic' || who === 'you' ? 'generic' : 'other';
}
