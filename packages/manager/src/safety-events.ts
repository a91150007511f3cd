import type { SafetyDecision } from '@modelhaven/core';
import type { AuditRecord } from '@modelhaven/safety';

/** A decision as it is shown to operators: no text, no places in one. */
export interface SafetyEvent {
  /** Unique in this process; newer ones come later. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly requestId: string;
  readonly taskType?: string;
  readonly stage: SafetyDecision['stage'];
  readonly action: SafetyDecision['verdict']['action'];
  readonly level: number;
  readonly categories: readonly string[];
  readonly rules: readonly string[];
  readonly subjects: readonly string[];
  readonly responses: readonly string[];
  readonly opinions: readonly string[];
  readonly review: boolean;
  readonly degraded: boolean;
}

/** The latest events, newest first. */
export interface SafetyEvents {
  list(): readonly SafetyEvent[];
  /** Calls back with every event from now on. Returns what ends it. */
  subscribe(listener: (event: SafetyEvent) => void): () => void;
}

/** Events that are kept at hand; the audit trail has all. */
const KEPT = 10_000;

/** Makes decisions into events. `before` are records of earlier processes, oldest first. */
export function createSafetyEvents(before: readonly AuditRecord[] = []): SafetyEvents & {
  add(decision: SafetyDecision): void;
} {
  let events: SafetyEvent[] = before.slice(-KEPT).map(fromRecord);
  const listeners = new Set<(event: SafetyEvent) => void>();
  let count = 0;
  return {
    list: () => events.toReversed(),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    add(decision) {
      const event = toEvent(decision, `${decision.time}-${++count}`);
      events.push(event);
      if (events.length > KEPT * 1.25) events = events.slice(-KEPT);
      for (const listener of listeners) listener(event);
    },
  };
}

function toEvent(decision: SafetyDecision, id: string): SafetyEvent {
  const { time, requestId, taskType, stage, verdict, responses, opinions = [], review = false } = decision;
  return {
    id,
    time,
    requestId,
    ...(taskType === undefined ? {} : { taskType }),
    stage,
    action: verdict.action,
    level: verdict.level,
    categories: verdict.categories,
    rules: [...new Set(verdict.findings.map(({ rule }) => rule))],
    subjects: [...new Set(verdict.findings.map(({ subject }) => subject))],
    responses,
    opinions: opinions.map(({ name, outcome }) => `${name}: ${outcome}`),
    review,
    degraded: verdict.degraded,
  };
}

function fromRecord(record: AuditRecord): SafetyEvent {
  const { sequence, time, requestId, stage, action, level, categories, rules, subjects } = record;
  const { responses, opinions, review, degraded } = record;
  const plain = { time, requestId, stage, action, level, categories, rules, subjects };
  return { id: `record-${sequence}`, ...plain, responses, opinions, review, degraded };
}
