import type { FinishReason } from '@modelhaven/core';

// https://platform.claude.com/docs/en/build-with-claude/handling-stop-reasons
const REASONS: Readonly<Record<string, FinishReason>> = {
  end_turn: 'stop',
  stop_sequence: 'stop',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  tool_use: 'tool-calls',
  refusal: 'refusal',
};

/** `stop_reason` → our reason; what is not known (`pause_turn` among them) is `other`. */
export function fromStopReason(reason: string): FinishReason {
  return Object.hasOwn(REASONS, reason) ? (REASONS[reason] as FinishReason) : 'other';
}

/** What ended an answer, of a result or of a `finish` event. */
export interface Ending {
  readonly reason: FinishReason;
  readonly rawReason?: string;
  readonly stopSequence?: string;
}

/** Our reason → `stop_reason`; the provider's own word stays where it is one of this dialect's. */
export function toStopReason({ reason, rawReason, stopSequence }: Ending): string {
  if (rawReason === 'pause_turn' || rawReason === 'model_context_window_exceeded') return rawReason;
  switch (reason) {
    case 'length':
      return 'max_tokens';
    case 'tool-calls':
      return 'tool_use';
    case 'refusal':
    case 'content-filter':
      return 'refusal';
    case 'stop':
    case 'other':
      return stopSequence === undefined ? 'end_turn' : 'stop_sequence';
  }
}

/** Why an answer was refused, as `stop_details` tells it; null for every other ending. */
export function toStopDetails(reason: FinishReason, refusal: string | undefined): object | null {
  if (reason !== 'refusal' && reason !== 'content-filter') return null;
  return { type: 'refusal', category: null, explanation: refusal ?? null };
}
