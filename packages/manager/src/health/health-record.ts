import { type AttemptRecord, ERROR_TABLE, type ErrorCode, type HealthReport } from '@modelhaven/core';

/** How a provider is; `unknown` until somebody asked. */
export type HealthStatus = HealthReport['status'] | 'unknown';

/** A span of time in which a provider was in one state. */
export interface HealthPeriod {
  readonly status: HealthStatus;
  /** Milliseconds since 1970. */
  readonly since: number;
  /** Milliseconds since 1970; absent while it lasts. */
  readonly until?: number;
  /** What told: a check, or an attempt. */
  readonly source: 'check' | 'attempt';
  /** One sentence for people, without secrets. */
  readonly detail?: string;
}

/** How a model in memory is, told by how attempts at it ended. */
export interface LoadedModelHealth {
  /** The provider's own id. */
  readonly id: string;
  /** `down` after three failures in a row, `degraded` after one, `unknown` until it was asked. */
  readonly status: HealthStatus;
  /** Milliseconds since 1970. */
  readonly lastSuccessAt?: number;
  readonly lastFailureAt?: number;
  readonly lastError?: ErrorCode;
}

/** How a provider is, was, and how its models in memory are. */
export interface ProviderHealth {
  readonly id: string;
  readonly status: HealthStatus;
  /** Milliseconds since 1970 since when it is like that. */
  readonly since: number;
  /** Milliseconds since 1970 of the last check; absent before the first. */
  readonly checkedAt?: number;
  /** Milliseconds that the last check took. */
  readonly latencyMs?: number;
  readonly detail?: string;
  /** Checks so far, and those of them that found it down. */
  readonly checks: number;
  readonly failedChecks: number;
  /** The latest 50 states, newest first. */
  readonly history: readonly HealthPeriod[];
  /** Models in memory at the last check; empty where there are none or they are not ours to load. */
  readonly models: readonly LoadedModelHealth[];
}

/** What is known of one provider. */
export interface HealthRecord {
  /** Takes a check. True where that changed its state. */
  checked(report: HealthReport, loaded?: readonly string[]): boolean;
  /** Takes an attempt. True where that changed its state. */
  attempted(attempt: AttemptRecord): boolean;
  readonly isDown: boolean;
  /** Whether the last attempt gives reason to look again. */
  readonly isSuspicious: boolean;
  read(): ProviderHealth;
}

const KEPT = 50;
const MANY_MODELS = 1_000;
const FAILURES_UNTIL_DOWN = 3;
// Said about one model and not about the service.
const MODEL_ONLY = new Set<ErrorCode>(['QUOTA_EXHAUSTED', 'TIMEOUT', 'BAD_RESPONSE', 'STREAM_INTERRUPTED']);

interface ModelRecord {
  failures: number;
  lastSuccessAt?: number;
  lastFailureAt?: number;
  lastError?: ErrorCode;
}

/** A record of nothing. */
export function createHealthRecord(id: string, now: () => number): HealthRecord {
  const models = new Map<string, ModelRecord>();
  let history: HealthPeriod[] = [{ status: 'unknown', since: now(), source: 'check' }];
  let loaded: readonly string[] = [];
  let checkedAt: number | undefined;
  let latencyMs: number | undefined;
  let checks = 0;
  let failedChecks = 0;
  let answeredAt = Number.NEGATIVE_INFINITY;
  let failedAt = Number.NEGATIVE_INFINITY;
  let isSuspicious = false;

  const current = () => history[0] as HealthPeriod;
  const become = (status: HealthStatus, source: HealthPeriod['source'], detail: string | undefined): boolean => {
    const { status: before, since, source: from } = current();
    const next: HealthPeriod = { status, since: now(), source, ...(detail === undefined ? {} : { detail }) };
    if (before === status) {
      // The reason may be another one than at first; the state is the same.
      history = [{ ...next, since, source: from }, ...history.slice(1)];
      return false;
    }
    history = [next, { ...current(), until: next.since }, ...history.slice(1)].slice(0, KEPT);
    return true;
  };

  const modelOf = (model: string): ModelRecord => {
    const known = models.get(model) ?? { failures: 0 };
    // In the order of last use, so that the longest unused one goes first.
    models.delete(model);
    models.set(model, known);
    if (models.size > MANY_MODELS) models.delete(models.keys().next().value as string);
    return known;
  };

  return {
    checked(report, nowLoaded) {
      const before = checkedAt ?? Number.NEGATIVE_INFINITY;
      checks += 1;
      checkedAt = now();
      latencyMs = report.latencyMs;
      isSuspicious = false;
      if (nowLoaded) loaded = nowLoaded;
      if (report.status !== 'down') return become(report.status, 'check', report.detail);
      failedChecks += 1;
      loaded = [];
      // Who answered since the last check, and did not fail after that, is there, whatever its list of models says.
      if (answeredAt >= before && answeredAt > failedAt) return become('degraded', 'check', report.detail);
      return become('down', 'check', report.detail);
    },
    attempted({ model, outcome }) {
      const at = now();
      const record = modelOf(model);
      if (outcome === 'OK') {
        answeredAt = at;
        isSuspicious = false;
        record.failures = 0;
        record.lastSuccessAt = at;
        const { status } = current();
        return status === 'down' || status === 'unknown' ? become('up', 'attempt', undefined) : false;
      }
      if (!ERROR_TABLE[outcome].breaker) return false;
      record.failures += 1;
      record.lastFailureAt = at;
      record.lastError = outcome;
      if (!MODEL_ONLY.has(outcome)) {
        isSuspicious = true;
        failedAt = at;
      }
      return false;
    },
    get isDown() {
      return current().status === 'down';
    },
    get isSuspicious() {
      return isSuspicious;
    },
    read() {
      const { status, since, detail } = current();
      return {
        id,
        status,
        since,
        ...(checkedAt === undefined ? {} : { checkedAt }),
        ...(latencyMs === undefined ? {} : { latencyMs }),
        ...(detail === undefined ? {} : { detail }),
        checks,
        failedChecks,
        history,
        models: loaded.map((model) => toModelHealth(model, models.get(model))),
      };
    },
  };
}

function toModelHealth(id: string, record: ModelRecord | undefined): LoadedModelHealth {
  if (!record) return { id, status: 'unknown' };
  const { failures, lastSuccessAt, lastFailureAt, lastError } = record;
  const isDown = failures >= FAILURES_UNTIL_DOWN;
  return {
    id,
    status: failures === 0 ? 'up' : isDown ? 'down' : 'degraded',
    ...(lastSuccessAt === undefined ? {} : { lastSuccessAt }),
    ...(lastFailureAt === undefined ? {} : { lastFailureAt }),
    ...(lastError === undefined ? {} : { lastError }),
  };
}
