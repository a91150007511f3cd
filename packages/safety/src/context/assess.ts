import type { SafetyFinding } from '@modelhaven/core';
import type { TokenBuffer } from '../fold/token-buffer.ts';
import type { TokenTables } from '../fold/token-tables.ts';
import type { CompiledLanguage } from '../match/compile-lexicon.ts';
import { countCommon } from '../match/count-common.ts';
import type { Match, Scan } from '../match/scan.ts';
import { type Frames, type Framing, framesOf, isHyperbole, isInformation, isTrivial } from './frames.ts';
import { polarityOf } from './polarity.ts';
import { indexMarks, type MarkIndex } from './sentence-marks.ts';
import { combineSigns, SIGN_PREFIX } from './signs.ts';
import { isOnlyNamed, isReported, subjectOf, type Who, whoIsMeant } from './subject.ts';
import { whenIsIt } from './time.ts';

/** A finding with what the verdict needs beside it. */
export interface Assessed extends SafetyFinding {
  /** Who is meant, finer than `subject`. */
  readonly who: Who;
  /** Highest level that the words alone stand for, before context lowered it. */
  readonly rawLevel: number;
  /** Found by words that say enough only where the statistical vote agrees. */
  readonly isWeak: boolean;
}

/** Weighs the context of everything that a scan found, and hears the vote on each. Findings that an idiom explains are gone. */
export function assess(
  scan: Scan,
  framing: Framing,
  tables: TokenTables,
  hear: (finding: Assessed) => Assessed,
): readonly Assessed[] {
  if (scan.findings.length === 0 || isOneSign(scan)) return [];
  const contexts = new Map<CompiledLanguage, MarkIndex>();
  const contextOf = (language: CompiledLanguage) => {
    const known = contexts.get(language);
    if (known) return known;
    const marks = indexMarks(scan, language);
    contexts.set(language, marks);
    return marks;
  };
  const masked = maskedTokens(scan);
  const counts = countCommon(scan.tokens, tables.commonMask);
  const most = Math.max(...counts);
  const assessed: Assessed[] = [];
  for (const match of scan.findings) {
    if (!match.rule.group.literal && isMasked(match, scan.tokens, masked, tables.strongMask)) continue;
    if (isForeign(match, scan.tokens, tables.commonMask, { counts, most })) continue;
    const marks = contextOf(match.language);
    assessed.push(hear(weigh(match, scan, marks, framesOf(framing, marks, match))));
  }
  return strongest(withSigns(assessed, hear));
}

/** Nothing but warning signs of one kind: no context makes them count. */
function isOneSign({ findings }: Scan): boolean {
  const kind = findings[0]?.rule.group.category;
  return kind?.startsWith(SIGN_PREFIX) === true && findings.every(({ rule }) => rule.group.category === kind);
}

/** Warning signs leave the list and come back as one finding where there are enough of them. */
function withSigns(assessed: readonly Assessed[], hear: (finding: Assessed) => Assessed): readonly Assessed[] {
  const signs = assessed.filter(({ category }) => category.startsWith(SIGN_PREFIX));
  if (signs.length === 0) return assessed;
  const others = assessed.filter(({ category }) => !category.startsWith(SIGN_PREFIX));
  const together = combineSigns(
    signs.filter(({ who }) => who === 'self'),
    others,
  );
  return together ? [...others, hear(together)] : others;
}

/** Categories that change with whom they are about. */
const OF_ONESELF = new Set([
  'suicide',
  'self_injury',
  'eating_disorder',
  'acute_distress',
  'substance',
  'method_seeking',
]);

/** Categories whose words people use of small annoyances too. */
const SOFTENED = new Set(['suicide', 'acute_distress']);

function weigh(match: Match, scan: Scan, marks: MarkIndex, frames: Frames): Assessed {
  const { group } = match.rule;
  const why: string[] = [];
  const isSign = group.category?.startsWith(SIGN_PREFIX) === true;
  const rawLevel = group.level ?? 1;
  let level = rawLevel;
  let who = whoIsMeant(match, scan, marks);
  const polarity = polarityOf(match, scan, marks);
  const time = whenIsIt(match, scan, marks);
  const reported = isReported(match, scan, marks);
  if (group.lifts && level > 0) level = lift(level, match, marks, why);
  if (group.category === 'suicide' && who === 'self' && level > 0 && level < 4 && marks.near('intent', match, 1)) {
    level = 4;
    why.push('decided');
  }
  if (level > 0 && who === 'self' && isOnlyNamed(match, scan, marks)) {
    level = 0;
    why.push('named, and nobody speaks of themselves');
  }
  if (polarity === 'doubly_negated') {
    level = Math.max(level, 4);
    why.push('a promise of safety is withheld');
  } else if (polarity === 'negated') {
    level = 0;
    why.push('denied');
  }
  if (who === 'you') {
    level = Math.min(level, 1);
    why.push('said to the reader');
  } else if ((who === 'other' || who === 'kin') && OF_ONESELF.has(group.category ?? '')) {
    const isUrgent = group.urgent === true && time !== 'past' && isConcerned(match, marks);
    if (isUrgent) why.push('danger to somebody else, told in concern');
    else level = aboutOthers(level, who, time, match, marks, why);
  }
  if (reported && who === 'self') {
    level = level > 3 ? 1 : 0;
    why.push('reported or quoted');
  }
  if (time === 'past' && level > 0) {
    level = 0;
    why.push('past');
  }
  if (level > 0 && !group.firm && isHyperbole(match, marks, level > 2 || !SOFTENED.has(group.category ?? ''))) {
    // Laughter alone hides as often as it tells: what is left is a reason to ask.
    const isJoke = group.category !== 'suicide' || (isTrivial(match, marks) && level <= 3);
    level = group.category === 'harm_to_others' ? 0 : Math.max(isJoke ? 0 : 1, level - 3);
    why.push('laughter or a trivial cause beside it');
  }
  if (level > 0 && !group.firm && isInformation(match, scan, marks)) {
    level = who === 'self' && group.subject === 'self' ? level : 0;
    if (level === 0) why.push('talk about the subject');
  }
  if (level > 0 && isSign && who === 'self' && reported) level = 0;
  if (frames.fiction && !frames.broken) {
    level = 0;
    who = 'generic';
    why.push('part of a story');
  } else if (frames.broken) {
    if (frames.fiction && level === 0 && group.category === 'suicide' && (who === 'other' || who === 'kin')) level = 2;
    why.push('said in earnest');
  }
  return {
    category: group.category ?? '',
    level,
    rawLevel,
    who,
    subject: frames.fiction && !frames.broken ? 'character' : subjectOf(who),
    time,
    polarity: polarity === 'negated' ? 'negated' : 'affirmed',
    start: scan.tokens.start[match.first] ?? 0,
    end: scan.tokens.end[match.last] ?? 0,
    rule: match.rule.id,
    isWeak: group.weak === true,
    why,
  };
}

function lift(level: number, match: Match, marks: MarkIndex, why: string[]): number {
  const prepared = marks.near('prepared', match, 1);
  const soon = marks.inSentence('soon', match.sentence);
  const method = marks.near('method', match, 1);
  let lifted = level;
  if (method && lifted === 2) lifted = 3;
  if (lifted >= 4 && (soon || prepared || method)) lifted = Math.max(lifted, soon || prepared ? 5 : 4);
  else if (lifted >= 2 && prepared) lifted = 5;
  else if (lifted >= 2 && soon && method) lifted = 4;
  if (lifted > level) why.push('means, preparation or a time named beside it');
  return lifted;
}

/** Does the speaker fear for somebody, or ask what to do, in the finding or beside it? */
function isConcerned(match: Match, marks: MarkIndex): boolean {
  return marks.of('concern').some((mark) => Math.abs(mark.sentence - match.sentence) <= 2);
}

function aboutOthers(level: number, who: Who, time: string, match: Match, marks: MarkIndex, why: string[]): number {
  why.push('about somebody else');
  if (time === 'past' || level === 0) return 0;
  if (who === 'other') return marks.inSentence('soon', match.sentence) ? Math.min(level, 2) : 0;
  return marks.near('soon', match, 0) || marks.near('prepared', match, 0) ? Math.max(3, level) : Math.min(level, 2);
}

/** Tokens that an idiom uses up, by language bit. */
function maskedTokens({ tokens, idioms }: Scan): Uint16Array {
  const masked = new Uint16Array(idioms.length > 0 ? tokens.count : 0);
  for (const idiom of idioms) {
    for (let token = idiom.first; token <= idiom.last; token++) {
      masked[token] = (masked[token] ?? 0) | idiom.language.bit;
    }
  }
  return masked;
}

function isMasked(match: Match, tokens: TokenBuffer, masked: Uint16Array, strongMask: Uint16Array): boolean {
  const { bit } = match.language;
  let strong = 0;
  let overlap = 0;
  for (let token = match.first; token <= match.last; token++) {
    const isCovered = ((masked[token] ?? 0) & bit) !== 0;
    if (isCovered) overlap++;
    if (((strongMask[tokens.signature[token] ?? 0] ?? 0) & bit) === 0) continue;
    strong++;
    if (!isCovered) return false;
  }
  return strong > 0 || overlap > 1;
}

/** A word that languages share ("suicide") says nothing in a text that is plainly in another one. */
function isForeign(
  match: Match,
  tokens: TokenBuffer,
  commonMask: Uint16Array,
  { counts, most }: { readonly counts: readonly number[]; readonly most: number },
): boolean {
  if (match.rule.group.id.startsWith('custom.')) return false;
  const { bit } = match.language;
  const own = counts[31 - Math.clz32(bit)] ?? 0;
  const isShort = match.last - match.first < 2;
  if (most < 2 || own >= most || (!isShort && own * 2 >= most)) return false;
  let common = 0;
  for (let token = match.first; token <= match.last; token++)
    if ((commonMask[tokens.signature[token] ?? 0] ?? 0) & bit) common++;
  return isShort || common === 0 || own * 4 < most;
}

/** One finding per category and place: the highest, the longest among equals. */
function strongest(findings: readonly Assessed[]): readonly Assessed[] {
  const sorted = [...findings].sort(
    (a, b) => b.level - a.level || b.rawLevel - a.rawLevel || b.end - b.start - (a.end - a.start),
  );
  const kept: Assessed[] = [];
  for (const finding of sorted) {
    const known = kept.some(
      (other) => other.category === finding.category && other.start < finding.end && finding.start < other.end,
    );
    if (!known) kept.push(finding);
    if (kept.length >= 40) break;
  }
  return kept.sort((a, b) => a.start - b.start || a.end - b.end);
}
