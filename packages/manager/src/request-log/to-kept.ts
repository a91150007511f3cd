import type { AttemptRecord } from '@modelhaven/core';
import { createRedactor } from '@modelhaven/safety';
import type { RequestAttempt, RequestEntry } from './request-entry.ts';
import type { RequestLogWriter } from './request-log.ts';

/** An attempt as it is kept with its request. */
export function toKeptAttempt(attempt: AttemptRecord): RequestAttempt {
  const { provider, model, role, outcome, totalMs, firstEventMs, costUsd } = attempt;
  return {
    model: `${provider}/${model}`,
    ...(role === undefined ? {} : { role }),
    outcome,
    totalMs,
    ...(firstEventMs === undefined ? {} : { firstEventMs }),
    ...(costUsd === undefined ? {} : { costUsd }),
  };
}

/** What attempts cost together, as far as it is known; broken ones are billed too, although nobody got an answer. */
export function costOfAttempts(attempts: readonly RequestAttempt[]): Pick<RequestEntry, 'costUsd'> {
  const known = attempts.flatMap(({ costUsd }) => costUsd ?? []);
  return known.length === 0 ? {} : { costUsd: known.reduce((sum, cost) => sum + cost, 0) };
}

/** Gives texts as they may be kept; one for a request, so that the same name is hidden by the same word. */
export function createShown(content: RequestLogWriter['content']): (text: string) => string {
  const { redact } = createRedactor();
  return (text) => (content === 'redacted' ? redact(text) : text);
}
