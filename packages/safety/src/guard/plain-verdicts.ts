import type { SafetyAction, SafetyVerdict } from '@modelhaven/core';
import type { BlockedSpan } from '../stream/screener.ts';

/** Nothing was found. */
export const NOTHING: SafetyVerdict = {
  level: 0,
  action: 'none',
  categories: [],
  findings: [],
  confidence: 0,
  resources: [],
  degraded: false,
};

/** The engine itself failed: the cautious verdict. */
export const FAILED: SafetyVerdict = { ...NOTHING, action: 'check_in', degraded: true };

/** The verdict on something that a model said. */
export function verdictOfSpan({ rule, start, end }: BlockedSpan): SafetyVerdict {
  const { category = '', level = 1 } = rule.group;
  return verdictOnAnswer({ category, level, rule: rule.id, why: 'said by the model', start, end });
}

/** The same for whoever found it otherwise. */
export function verdictOnAnswer(found: {
  readonly category: string;
  readonly level: number;
  readonly rule: string;
  readonly why: string;
  readonly start: number;
  readonly end: number;
}): SafetyVerdict {
  const { why, ...place } = found;
  const action: SafetyAction = found.level >= 3 ? 'crisis' : 'check_in';
  return {
    ...NOTHING,
    level: found.level,
    action,
    categories: [found.category],
    findings: [{ ...place, subject: 'generic', time: 'now', polarity: 'affirmed', why: [why] }],
    confidence: 0.9,
  };
}
