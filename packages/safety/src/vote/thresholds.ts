import type { VoteThresholds } from './weigh-vote.ts';

/** Chosen by cross-validation on the texts that the vote was fitted to; see docs/safety-figures.md. */
export const THRESHOLDS: VoteThresholds = { confirm: 0.3, doubt: -1, refute: -0.5 };
