import type { Logger, SafetyVerdict } from '@modelhaven/core';

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
  /** The verdict on what the user wrote. */
  readonly safety?: SafetyVerdict;
}
