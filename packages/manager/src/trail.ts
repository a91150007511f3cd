import type { LlmError, Usage } from '@modelhaven/core';
import { totalCost } from './cost.ts';
import type { AttemptReport, FailedAttempt } from './types.ts';

/** What a call leaves behind it while it runs: every attempt, and why those that failed did. */
export interface Trail {
  readonly attempts: readonly AttemptReport[];
  readonly failures: readonly FailedAttempt[];
  /** Errors of the attempts, in their order. */
  readonly errors: readonly LlmError[];
  /** Attempts that were begun. */
  readonly count: number;
  /** Number of the next attempt, from 1. */
  begin(): number;
  add(outcome: AttemptReport): void;
  fail(address: string, error: LlmError): void;
  /** USD for everything so far; undefined where it is unknown. */
  costUsd(): number | undefined;
  /** Tokens of all attempts together; undefined where none used any. */
  usage(): Usage | undefined;
}

/** An empty trail. */
export function createTrail(): Trail {
  return new Attempts();
}

// A class, as every call has one: its methods are shared.
class Attempts implements Trail {
  readonly attempts: AttemptReport[] = [];
  readonly failures: FailedAttempt[] = [];
  readonly errors: LlmError[] = [];
  count = 0;

  begin(): number {
    this.count++;
    return this.count;
  }

  add(outcome: AttemptReport): void {
    this.attempts.push(outcome);
  }

  fail(address: string, error: LlmError): void {
    this.errors.push(error);
    this.failures.push({ address, code: error.code, message: error.message });
  }

  // An attempt that gave nothing is not billed.
  costUsd(): number | undefined {
    return totalCost(this.attempts.map(({ usage, costUsd }) => (usage ? costUsd : 0)));
  }

  usage(): Usage | undefined {
    const used = this.attempts.flatMap(({ usage }) => usage ?? []);
    return used.length === 0 ? undefined : used.reduce(addUsage);
  }
}

const COUNTS = [
  'inputTokens',
  'outputTokens',
  'cachedInputTokens',
  'cacheWriteTokens',
  'reasoningTokens',
  'costUsd',
] as const satisfies readonly (keyof Usage)[];

/** Both together; a count that neither knows stays absent. */
export function addUsage(first: Usage, second: Usage): Usage {
  const sum: { -readonly [Key in keyof Usage]: Usage[Key] } = {};
  for (const count of COUNTS) {
    const a = first[count];
    const b = second[count];
    if (a !== undefined || b !== undefined) sum[count] = (a ?? 0) + (b ?? 0);
  }
  return first.estimated || second.estimated ? { ...sum, estimated: true } : sum;
}
