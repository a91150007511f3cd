import type { MeaningThresholds } from './weigh-meaning.ts';

/** Chosen by cross-validation on texts that the table was not fitted to; see docs/safety.md. */
export const MEANING_THRESHOLDS: MeaningThresholds = {
  ask: 4.4,
  askInTalk: 3.8,
  askAgain: 5.5,
  grave: 6.2,
  crisis: 1,
  doubt: 1.5,
  confirm: 3,
  confirmCrisis: 1,
  refute: -2,
  drop: -1.5,
};
