import type { Assessed } from '../context/assess.ts';
import type { Reading } from './model.ts';
import { MEANING_KINDS } from './table.gen.ts';

/** Version of the table; part of every finding that the reading spoke on. */
export const MEANING_VERSION = '1';

/** How a reading is heard. All numbers are log-odds of a risk, `crisis` and `confirmCrisis` those of a crisis. */
export interface MeaningThresholds {
  /** From here on a text is a reason to ask although no word of the rules is in it. */
  readonly ask: number;
  /** The same in a conversation, where people say less at a time. */
  readonly askInTalk: number;
  /** The same where the rules saw words and explained them: denied, past, told of others, a story, talk about a subject. */
  readonly askAgain: number;
  /** From both of these on it is a crisis without a word of the rules. */
  readonly grave: number;
  readonly crisis: number;
  /** From here on weak words are at least a reason to ask, whatever the vote says. */
  readonly doubt: number;
  /** From both of these on weak words mean what they say, whatever the vote says. */
  readonly confirm: number;
  readonly confirmCrisis: number;
  /** Below this, a means or an injury that is only named, and weak words, are no more than a reason to ask. */
  readonly refute: number;
  /** Below this, weak words say nothing. */
  readonly drop: number;
}

/** Rules that a reading makes begin so. */
const PREFIX = 'meaning.';
const CHECK_IN_LEVEL = 2;
const CRISIS_LEVEL = 3;

const CATEGORIES: Readonly<Record<string, string>> = {
  'self-injury': 'self_injury',
  'other-abuse': 'abuse',
  'other-acute-distress': 'acute_distress',
  'other-child-safety': 'child_safety',
  'other-eating': 'eating_disorder',
  'other-harm-to-others': 'harm_to_others',
  'other-medical': 'acute_medical',
  'other-psychosis-mania': 'psychosis_mania',
  'other-substance': 'substance',
};

/** Was a finding made by the reading of the whole text, and by no rule? */
export function isRead({ rule }: Pick<Assessed, 'rule'>): boolean {
  return rule.startsWith(PREFIX);
}

/** The finding that a reading makes by itself, if it does; `span` is the clause that speaks most for it. */
export function findingOf(
  reading: Reading,
  findings: readonly Assessed[],
  { ask, askAgain, grave, crisis }: MeaningThresholds,
  span: () => { readonly start: number; readonly end: number },
): Assessed | undefined {
  const highest = Math.max(0, ...findings.map(({ level }) => level));
  const least = findings.length > 0 && highest === 0 ? askAgain : ask;
  if (reading.risk < least) return undefined;
  const level = reading.risk >= grave && reading.crisis >= crisis ? CRISIS_LEVEL : CHECK_IN_LEVEL;
  // Rules that ask already say it better, with the words they found.
  if (highest >= level || (highest > 0 && level === CHECK_IN_LEVEL)) return undefined;
  const kind = MEANING_KINDS[reading.kind] ?? '';
  const { start, end } = span();
  return {
    category: CATEGORIES[kind] ?? 'suicide',
    level,
    rawLevel: level,
    who: 'self',
    subject: 'self',
    time: 'now',
    polarity: 'affirmed',
    start,
    end,
    isWeak: false,
    rule: `${PREFIX}${kind}`,
    why: [`the text as a whole says so, beyond the words that rules know (${describe(reading)})`],
  };
}

/** What is left of a rule's finding once the reading is heard. Strong words of level 4 and more stand. None is raised. */
export function weighMeaning(finding: Assessed, reading: Reading, { refute, drop }: MeaningThresholds): Assessed {
  const { level, isWeak } = finding;
  const isDropped = isWeak && level > 0 && reading.risk < drop;
  const isRefuted = level >= CRISIS_LEVEL && (isWeak || level === CRISIS_LEVEL) && reading.risk < refute;
  if (!isDropped && !isRefuted) return finding;
  const kind = MEANING_KINDS[reading.kind] ?? '';
  return {
    ...finding,
    level: isDropped ? 0 : CHECK_IN_LEVEL,
    why: [...finding.why, `the text as a whole reads like ${kind.replace('benign-', '')} (${describe(reading)})`],
  };
}

function describe({ risk, crisis }: Reading): string {
  return `meaning ${MEANING_VERSION}: ${risk.toFixed(1)}, crisis ${crisis.toFixed(1)}`;
}
