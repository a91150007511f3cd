import type { SafetyAction } from '@modelhaven/core';
import type { Assessed } from './context/assess.ts';

const ORDER: readonly SafetyAction[] = ['none', 'note', 'check_in', 'crisis', 'emergency'];

/** The graver of two actions. */
export function graver(left: SafetyAction, right: SafetyAction): SafetyAction {
  return ORDER.indexOf(left) >= ORDER.indexOf(right) ? left : right;
}

/** True where `action` is `least` or graver. */
export function isAtLeast(action: SafetyAction, least: SafetyAction): boolean {
  return ORDER.indexOf(action) >= ORDER.indexOf(least);
}

const EMERGENCY_AT_6 = new Set([
  'suicide',
  'overdose_poisoning',
  'acute_medical',
  'harm_to_others',
  'abuse',
  'child_safety',
  'self_injury',
]);

/** Content filter categories: for the application to act on, no crisis of a person. */
const CONTENT = new Set([
  'hate',
  'harassment',
  'harassment_threatening',
  'sexual',
  'sexual_minors',
  'violence',
  'violence_graphic',
  'illicit',
  'illicit_violent',
  'privacy',
  'jailbreak',
]);

/** What one finding calls for, before the conversation is weighed. */
export function actionFor(finding: Pick<Assessed, 'category' | 'level' | 'time'>): SafetyAction {
  const { level, category } = finding;
  if (level <= 0 || CONTENT.has(category)) return 'note';
  if (level >= 6) return EMERGENCY_AT_6.has(category) ? 'emergency' : 'crisis';
  if (level >= 3) return 'crisis';
  return 'check_in';
}
