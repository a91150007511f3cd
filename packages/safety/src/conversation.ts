import type { SafetyAction } from '@modelhaven/core';
import type { Assessed } from './context/assess.ts';

/** What is remembered of a conversation. Plain data: store it, send it, replay it. */
export interface ConversationState {
  readonly version: 1;
  /** User turns seen. */
  readonly turns: number;
  /** Decaying maximum per category. */
  readonly levels: Readonly<Record<string, number>>;
  /** Check-ins in a row without a turn free of findings in between for long. */
  readonly checkIns: number;
  /** End of the last turns, joined to find statements that are split over messages. At most 400 characters. */
  readonly tail: string;
}

const HALF_LIFE_TURNS = 6;
const TAIL_UNITS = 400;
const DECAY = 0.5 ** (1 / HALF_LIFE_TURNS);

/** The state before the first turn. */
export const EMPTY_CONVERSATION: ConversationState = { version: 1, turns: 0, levels: {}, checkIns: 0, tail: '' };

/** The state after a user turn with these findings. */
export function advance(
  state: ConversationState,
  text: string,
  findings: readonly Assessed[],
  action: SafetyAction,
): ConversationState {
  const levels: Record<string, number> = {};
  for (const [category, level] of Object.entries(state.levels)) {
    const decayed = level * DECAY;
    if (decayed >= 0.25) levels[category] = decayed;
  }
  for (const { category, level, who } of findings) {
    if (who === 'self' && level > (levels[category] ?? 0)) levels[category] = level;
  }
  const raised = action === 'check_in' || action === 'crisis' || action === 'emergency';
  const checkIns = raised ? state.checkIns + 1 : Math.max(0, state.checkIns - 0.25);
  const tail = `${state.tail}\n${text}`.slice(-TAIL_UNITS);
  return { version: 1, turns: state.turns + 1, levels, checkIns, tail };
}
