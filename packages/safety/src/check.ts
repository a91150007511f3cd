import type { CrisisResource, SafetyAction, SafetyFinding, SafetyVerdict } from '@modelhaven/core';
import { type Assessed, assess } from './context/assess.ts';
import { followUpFindings } from './context/follow-up.ts';
import { SIGNS_RULE } from './context/signs.ts';
import { advance, type ConversationState } from './conversation.ts';
import { hearWhole, type Whole, type WholeJudges } from './hear-whole.ts';
import type { GroupMeaning } from './lexicon/types.ts';
import type { Scanner } from './match/scan.ts';
import { isRead } from './meaning/weigh-meaning.ts';
import { chooseResources, countryOf, emergencyFor } from './resources/choose.ts';
import type { CustomRules } from './rules/custom-rules.ts';
import { actionFor, graver, isAtLeast } from './verdict.ts';

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
export interface CheckEngine extends WholeJudges {
  readonly scanner: Scanner;
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
    const whole = hearWhole(engine, text);
    const byRules = find(engine.scanner, whole, text, options);
    const found = isOwnWord(options) ? whole.add(byRules, state.turns > 0) : byRules;
    const findings = [
      ...found,
      ...(engine.ownScanner ? find(engine.ownScanner, UNHEARD, text, options) : []),
      ...regexFindings(engine, text),
      ...splitFindings(engine, text, options, state, found),
      ...signFindings(engine, text, options, state, found),
      ...(isOwnWord(options) ? followUpFindings(text, state.levels, found) : []),
    ];
    return conclude(findings, text, options, state, engine.now);
  } catch {
    return degraded(options, state, engine.now);
  }
}

/** Does the text speak for its writer? Not in a part that is played, and not in answers of a model. */
function isOwnWord({ role = 'user', channel, speaker = 'user' }: CheckOptions): boolean {
  return role === 'user' && channel !== 'story' && speaker === 'user';
}

/** What an application has ruled is not for the engine to doubt. */
const UNHEARD: Pick<Whole, 'isWeakWanted' | 'weigh'> = { isWeakWanted: () => true, weigh: (finding) => finding };

function find(
  scanner: Scanner,
  whole: Pick<Whole, 'isWeakWanted' | 'weigh'>,
  text: string,
  options: CheckOptions,
): readonly Assessed[] {
  const scan = scanner.scan(text, whole.isWeakWanted);
  if (scan.findings.length === 0) return [];
  // Without a single kana, what reads as Japanese is Chinese.
  const isKanaless = scan.findings.some(({ language }) => language.language === 'ja') && !KANA.test(text);
  const findings = scan.findings.filter(
    ({ rule, language }) =>
      isWanted(rule.group, options.role ?? 'user') &&
      !(isKanaless && language.language === 'ja' && text.length > SHORT_HAN),
  );
  return assess({ ...scan, findings }, options, scanner.lexicon.tokens, whole.weigh);
}

/** A statement that began in the message before: graver than either half alone. */
function splitFindings(
  engine: CheckEngine,
  text: string,
  options: CheckOptions,
  state: ConversationState,
  found: readonly Assessed[],
): readonly Assessed[] {
  const before = state.tail.slice(-JOINED_UNITS).split('\n').at(-1) ?? '';
  if (before === '' || before.length > 80 || text.length > 200) return [];
  const shift = before.length + 1;
  const own = Math.max(0, ...found.map(({ level }) => level));
  const joined = `${before} ${text}`;
  return find(engine.scanner, hearWhole(engine, joined), joined, options)
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
  engine: CheckEngine,
  text: string,
  options: CheckOptions,
  state: ConversationState,
  found: readonly Assessed[],
): readonly Assessed[] {
  if (state.turns === 0 || text.length > JOINED_TEXT || text.length === 0) return [];
  const before = state.tail.split('\n').slice(-JOINED_TURNS).join('\n').slice(-TAIL);
  const shift = before.length + 1;
  const own = Math.max(0, ...found.map(({ level }) => level));
  const joined = `${before}\n${text}`;
  return find(engine.scanner, hearWhole(engine, joined), joined, options)
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
  // What only the whole of a text says is no repetition: words are.
  const own = findings.some((finding) => finding.who === 'self' && finding.level > 0 && !isRead(finding));
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
