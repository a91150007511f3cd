import type { AttemptRecord, Logger, Plan, Recorder, SafetyVerdict } from '@modelhaven/core';
import type { CacheWishes } from './response-cache/types.ts';

/** What belongs to one call while it runs. */
export interface CallContext {
  readonly requestId: string;
  /** Fires when the caller cancels or the manager closes. */
  readonly signal: AbortSignal;
  readonly logger: Logger;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** False where the caller sees nothing before the end, so that a broken answer can be replaced to its last moment. */
  readonly streamed: boolean;
  readonly taskType?: string;
  readonly keyId?: string;
  readonly user?: string;
  readonly tenant?: string;
  /** W3C `traceparent`. */
  readonly traceparent?: string;
  /** Which models may be used, by address; absent: all. */
  readonly allows?: (address: string) => boolean;
  /** Gets the record of every attempt of this call as well. */
  readonly recorder?: Recorder;
  /** Told of the plan, also of one that leaves nobody. */
  readonly onPlan?: (plan: Plan) => void;
  /** What the caller wants of the cache. */
  readonly cache?: CacheWishes;
  /** The verdict on what the user wrote. */
  readonly safety?: SafetyVerdict;
}

/** Whose call it is, as records have it. */
export function ownerOf({ keyId, user, tenant }: Pick<CallContext, 'keyId' | 'user' | 'tenant'>) {
  return {
    ...(keyId === undefined ? {} : { keyId }),
    ...(user === undefined ? {} : { user }),
    ...(tenant === undefined ? {} : { tenant }),
  };
}

/** Hands a record to the recorder of all calls, and to that of this one. One that throws is noted in the log. */
export function recordAttempt(recorder: Recorder, call: CallContext, attempt: AttemptRecord): void {
  const traced = call.traceparent === undefined ? attempt : { ...attempt, traceparent: call.traceparent };
  for (const each of call.recorder ? [recorder, call.recorder] : [recorder]) {
    try {
      each.record(traced);
    } catch (error) {
      call.logger.error({ error }, 'The recorder threw; this attempt is not recorded.');
    }
  }
}
