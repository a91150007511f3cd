import type { AttemptRecord, LlmError, Logger, Plan, Recorder, SafetyVerdict } from '@modelhaven/core';
import type { CacheWishes } from './response-cache/types.ts';
import type { ManagerCallOptions } from './types.ts';

/** What belongs to one call while it runs. */
export interface CallContext {
  readonly requestId: string;
  /** Fires when the caller cancels or the manager closes. */
  readonly signal: AbortSignal;
  /** Fires the signal: nothing more is wanted of any model. */
  readonly abort?: (reason: LlmError) => void;
  readonly logger: Logger;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** The same by a clock that nobody sets (`AttemptParts.elapsed`). */
  readonly begunAt: number;
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
  /** The verdict on what the user wrote, once there is one. */
  safety?: SafetyVerdict;
}

/** What a call is begun with. */
type Begun = Pick<CallContext, 'requestId' | 'signal' | 'abort' | 'logger' | 'startedAt' | 'begunAt' | 'streamed'>;

/** A call that begins. An instance of a class, whose fields have their place from the start. */
export class Call implements CallContext {
  readonly requestId: string;
  readonly signal: AbortSignal;
  readonly logger: Logger;
  readonly startedAt: number;
  readonly begunAt: number;
  readonly streamed: boolean;
  declare readonly abort?: NonNullable<CallContext['abort']>;
  declare readonly taskType?: string;
  declare readonly keyId?: string;
  declare readonly user?: string;
  declare readonly tenant?: string;
  declare readonly traceparent?: string;
  declare readonly allows?: (address: string) => boolean;
  declare recorder?: Recorder;
  declare onPlan?: (plan: Plan) => void;
  declare readonly cache?: CacheWishes;
  declare safety?: SafetyVerdict;

  constructor(begun: Begun, options: ManagerCallOptions, taskType: string | undefined) {
    this.requestId = begun.requestId;
    this.signal = begun.signal;
    this.logger = begun.logger;
    this.startedAt = begun.startedAt;
    this.begunAt = begun.begunAt;
    this.streamed = begun.streamed;
    if (begun.abort) this.abort = begun.abort;
    if (taskType !== undefined) this.taskType = taskType;
    if (options.keyId !== undefined) this.keyId = options.keyId;
    if (options.user !== undefined) this.user = options.user;
    if (options.tenant !== undefined) this.tenant = options.tenant;
    if (options.traceparent !== undefined) this.traceparent = options.traceparent;
    if (options.cache) this.cache = options.cache;
    if (options.allows) this.allows = options.allows;
    if (options.recorder) this.recorder = options.recorder;
  }
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
  const { traceparent } = call;
  const traced = traceparent === undefined || attempt.traceparent !== undefined ? attempt : { ...attempt, traceparent };
  recordAt(recorder, call, traced);
  if (call.recorder) recordAt(call.recorder, call, traced);
}

function recordAt(recorder: Recorder, call: CallContext, attempt: AttemptRecord): void {
  try {
    recorder.record(attempt);
  } catch (error) {
    call.logger.error({ error }, 'The recorder threw; this attempt is not recorded.');
  }
}
