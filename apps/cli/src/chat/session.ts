import type { Message } from '@modelhaven/core';
import type { AnswerReport } from '@modelhaven/manager';

/** A conversation as it stands. */
export interface ChatSession {
  model: string;
  system: string | undefined;
  task: string | undefined;
  messages: Message[];
  /** The last question, where it got no answer. */
  unanswered: string | undefined;
  /** Opaque; a new one for each conversation, by which the safety engine knows which turns belong together. */
  conversationId: string;
  totals: ChatTotals;
}

/** What the answers of a session came to. */
export interface ChatTotals {
  answers: number;
  inputTokens: number;
  outputTokens: number;
  costUsd: number;
  /** Answers whose price nobody knows. */
  unpriced: number;
}

export const noTotals = (): ChatTotals => ({ answers: 0, inputTokens: 0, outputTokens: 0, costUsd: 0, unpriced: 0 });

/** Counts an answer. */
export function addReport(totals: ChatTotals, { usage, costUsd }: AnswerReport): void {
  totals.answers++;
  totals.inputTokens += usage.inputTokens ?? 0;
  totals.outputTokens += usage.outputTokens ?? 0;
  if (costUsd === undefined) totals.unpriced++;
  else totals.costUsd += costUsd;
}
