import type { AttemptRecord } from '@modelhaven/core';

/** An attempt as the parameters of a statement: flat facts, and what they hang on. */
export interface AttemptRow {
  /** Names the attempt: request and number. */
  readonly key: string;
  readonly requestId: string;
  readonly provider: string;
  readonly address: string;
  /** The task type, where there is one. */
  readonly tasks: readonly string[];
  readonly operation: string;
  readonly streamed: boolean;
  readonly startedAt: number;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

/** No text of a message is in an attempt; nothing has to be taken out. Absent facts are `null`, which removes them. */
export function toAttemptRow(attempt: AttemptRecord): AttemptRow {
  const { requestId, provider, model, taskType, operation, streamed, startedAt, usage } = attempt;
  return {
    key: `${requestId}#${attempt.attempt}`,
    ...{ requestId, provider, operation, streamed, startedAt },
    address: `${provider}/${model}`,
    tasks: taskType === undefined ? [] : [taskType],
    facts: {
      ordinal: attempt.attempt,
      startedAt,
      totalMs: attempt.totalMs,
      outcome: attempt.outcome,
      firstEventMs: attempt.firstEventMs ?? null,
      queuedMs: attempt.queuedMs ?? null,
      inputTokens: usage?.inputTokens ?? null,
      outputTokens: usage?.outputTokens ?? null,
      costUsd: attempt.costUsd ?? null,
      keyId: attempt.keyId ?? null,
      safetyAction: attempt.safetyAction ?? null,
      safetyLevel: attempt.safetyLevel ?? null,
    },
  };
}
