import type { CrisisResource, SafetyAction, SafetyFinding, SafetyVerdict } from '@modelhaven/core';
import { type Assessed, assess } from './context/assess.ts';
import { SIGNS_RULE } from './context/signs.ts';
import { advance, type ConversationState } from './conversation.ts';
import type { GroupMeaning } from './lexicon/types.ts';
import type { Scanner } from './match/scan.ts';
import { chooseResources, countryOf, emergencyFor } from './resources/choose.ts';
import type { CustomRules } from './rules/custom-rules.ts';
import { actionFor, graver, isAtLeast } from './verdict.ts';
import { THRESHOLDS } from './vote/thresholds.ts';
import type { VotePiece, Voter } from './vote/voter.ts';
import { type HeardVote, isOpenToVote, weighVote } from './vote/weigh-vote.ts';

/** How a text is to be read. */
export interface CheckOptions {
  /** Who wrote it; `moderation` looks for everything. Default `user`. */
  readonly role?: 'user' | 'assistant' | 'moderation';
  /** `story` where the user plays a part, `ooc` where the user speaks as themselves. */
  readonly channel?: 'story' | 'ooc';
  readonly speaker?: 'character' | 'narrator' | 'user';
  /** BCP 47 tag of the user. */
  readonly locale?: string;
  /** ISO 3166-1 alpha-2, set by the user or the application. */
  readonly country?: string;
  /** What is known of the turns before. */
  readonly conversation?: ConversationState;
}

/** A verdict with the state of the conversation after it. */
export interface CheckResult extends SafetyVerdict {
  readonly conversation: ConversationState;
}

const TOPICS: Readonly<Record<string, readonly string[]>> = {
  abuse: ['domestic_abuse', 'crisis'],
  child_safety: ['child', 'crisis'],
  overdose_poisoning: ['poison', 'suicide'],
  substance: ['substance', 'crisis'],
};

/** What a check runs on. */
export interface CheckEngine {
  readonly scanner: Scanner;
  /** The statistical vote over a text. */
  readonly voter: Voter;
  /** Finds phrases and patterns of one's own. */
  readonly ownScanner?: Scanner | undefined;
  /** What regular expressions of one's own find. */
  readonly findRegex: CustomRules['findRegex'];
  /** Milliseconds since 1970. */
  readonly now: number;
}

// Warning signs are looked for in the last turns together.
const JOINED_TURNS = 3;
const JOINED_TEXT = 600;
const TAIL = 400;
// How many pieces of a text a vote names.
const MOST_REASONS = 3;
const KANA = /[\u3041-\u30ff\uff66-\uff9d]/;
// A few characters may be of either language.
const SHORT_HAN = 6;
// How far back a statement may begin that is split over messages.
const JOINED_UNITS = 160;

/** Checks one text. Never throws: what the engine cannot judge comes back `degraded`, with resources. */
export function checkText(
  engine: CheckEngine,
  text: string,
  options: CheckOptions,
  state: ConversationState,
): CheckResult {
  try {
    const found = find(engine.scanner, engine.voter, text, options);
    const findings = [
      ...found,
      ...(engine.ownScanner ? find(engine.ownScanner, engine.voter, text, options) : []),
      ...regexFindings(engine, text),
      ...splitFindings(engine, text, options, state, found),
      ...signFindings(engine, text, options, state, found),
    ];
    return conclude(findings, text, options, state, engine.now);
  } catch {
    return degraded(options, state, engine.now);
  }
}

function find(scanner: Scanner, voter: Voter, text: string, options: CheckOptions): readonly Assessed[] {
  let vote: HeardVote | undefined;
  const heard = (): HeardVote => {
    vote ??= hearVote(voter, text);
    return vote;
  };
  const scan = scanner.scan(text, () => heard().sum >= THRESHOLDS.doubt);
  if (scan.findings.length === 0) return [];
  // Without a single kana, what reads as Japanese is Chinese.
  const isKanaless = scan.findings.some(({ language }) => language.language === 'ja') && !KANA.test(text);
  const findings = scan.findings.filter(
    ({ rule, language }) =>
      isWanted(rule.group, options.role ?? 'user') &&
      !(isKanaless && language.language === 'ja' && text.length > SHORT_HAN),
  );
  const hear = (finding: Assessed): Assessed =>
    isOpenToVote(finding) ? weighVote(finding, heard(), THRESHOLDS) : finding;
  return assess({ ...scan, findings }, options, scanner.lexicon.tokens, hear);
}

/** The vote over a text; what speaks for it is looked up once, where it is asked for. */
function hearVote(voter: Voter, text: string): HeardVote {
  let reasons: readonly VotePiece[] | undefined;
  return {
    sum: voter.sum(text),
    reasons() {
      reasons ??= voter.reasons(text, MOST_REASONS);
      return reasons;
    },
  };
}

/** A statement that began in the message before: graver than either half alone. */
function splitFindings(
  { scanner, voter }: CheckEngine,
  text: string,
  options: CheckOptions,
  state: ConversationState,
  found: readonly Assessed[],
): readonly Assessed[] {
  const before = state.tail.slice(-JOINED_UNITS).split('\n').at(-1) ?? '';
  if (before === '' || before.length > 80 || text.length > 200) return [];
  const shift = before.length + 1;
  const own = Math.max(0, ...found.map(({ level }) => level));
  return find(scanner, voter, `${before} ${text}`, options)
    .filter(({ start, end, level, who }) => who === 'self' && start < shift && end > shift && level > own)
    .map((finding) => ({
      ...finding,
      start: 0,
      end: Math.min(text.length, finding.end - shift),
      why: [...finding.why, 'began in the message before'],
    }));
}

/** Warning signs that come one by one, over the last turns. */
function signFindings(
  { scanner, voter }: CheckEngine,
  text: string,
  options: CheckOptions,
  state: ConversationState,
  found: readonly Assessed[],
): readonly Assessed[] {
  if (state.turns === 0 || text.length > JOINED_TEXT || text.length === 0) return [];
  const before = state.tail.split('\n').slice(-JOINED_TURNS).join('\n').slice(-TAIL);
  const shift = before.length + 1;
  const own = Math.max(0, ...found.map(({ level }) => level));
  return find(scanner, voter, `${before}\n${text}`, options)
    .filter(({ rule, end, level }) => rule.endsWith(SIGNS_RULE) && end > shift && level > own)
    .map((finding) => ({
      ...finding,
      start: Math.max(0, finding.start - shift),
      end: Math.min(text.length, finding.end - shift),
      why: [...finding.why, 'over several messages'],
    }));
}

function regexFindings({ findRegex }: CheckEngine, text: string): readonly Assessed[] {
  return findRegex(text).map(({ rule, start, end }) => ({
    category: rule.category,
    level: rule.level,
    rawLevel: rule.level,
    who: 'generic',
    subject: 'generic',
    time: 'now',
    polarity: 'affirmed',
    start,
    end,
    isWeak: false,
    rule: `custom.${rule.id}.regex`,
    why: ['a rule of the application'],
  }));
}

function isWanted({ plane = 'person', category = '' }: GroupMeaning, role: NonNullable<CheckOptions['role']>): boolean {
  if (category.startsWith('rubric.')) return false;
  return plane === 'content' || role === 'moderation' || plane === (role === 'assistant' ? 'reply' : 'person');
}

function conclude(
  findings: readonly Assessed[],
  text: string,
  options: CheckOptions,
  state: ConversationState,
  now: number,
): CheckResult {
  let action: SafetyAction = 'none';
  let level = 0;
  for (const finding of findings) {
    action = graver(action, actionFor(finding));
    level = Math.max(level, finding.level);
  }
  const own = findings.some((finding) => finding.who === 'self' && finding.level > 0);
  if (action === 'check_in' && own && state.checkIns >= 1 && isRepeated(findings, state)) action = 'crisis';
  const categories = [...new Set(findings.filter((finding) => finding.level > 0).map((finding) => finding.category))];
  return {
    level,
    action,
    categories,
    findings: findings.map(toFinding),
    confidence: confidenceOf(findings, level),
    resources: isAtLeast(action, 'check_in') ? resourcesFor(categories, action, options, now) : [],
    degraded: false,
    conversation: advance(state, text, findings, action),
  };
}

/** What the caller is told of a finding. Field by field: leaving the rest out costs far more. */
function toFinding({ category, level, subject, time, polarity, start, end, rule, why }: Assessed): SafetyFinding {
  return { category, level, subject, time, polarity, start, end, rule, why };
}

/** A second wish to die, or distress after one: the repetition is what matters, not the single words. */
function isRepeated(findings: readonly Assessed[], { levels, checkIns }: ConversationState): boolean {
  const wish = findings.some(({ category, level }) => category === 'suicide' && level > 0);
  return wish || (levels['suicide'] ?? 0) >= 0.7 || checkIns >= 2;
}

function confidenceOf(findings: readonly Assessed[], level: number): number {
  if (findings.length === 0) return 0;
  const best = findings.find((finding) => finding.level === level) ?? findings[0];
  if (!best) return 0;
  const doubts = best.why.length * 0.1;
  return Math.max(0.3, Math.min(0.99, (best.subject === 'self' ? 0.95 : 0.8) - doubts + (level >= 4 ? 0.04 : 0)));
}

/** Services that fit the categories; the emergency number first where it is one. */
export function resourcesFor(
  categories: readonly string[],
  action: SafetyAction,
  options: CheckOptions,
  now: number,
): readonly CrisisResource[] {
  const topics = [...new Set(categories.flatMap((category) => TOPICS[category] ?? ['suicide']))];
  const { country, locale } = options;
  const chosen = chooseResources({ country, locale, topics: topics.length > 0 ? topics : ['suicide'], now });
  const emergency = action === 'emergency' ? emergencyFor(countryOf({ country, locale })) : undefined;
  return emergency ? [emergency, ...chosen] : chosen;
}

function degraded(options: CheckOptions, state: ConversationState, now: number): CheckResult {
  return {
    level: 0,
    action: 'check_in',
    categories: [],
    findings: [],
    confidence: 0,
    resources: resourcesFor([], 'check_in', options, now),
    degraded: true,
    conversation: state,
  };
}
