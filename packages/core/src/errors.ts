import { ERROR_TABLE, type ErrorCode, type ErrorTraits } from './error-table.ts';
import type { Usage } from './generation.ts';

// By symbol, not by class: two copies of this package may be installed, and both must know each other's errors.
const BRAND = Symbol.for('modelhaven.error');

/** What is known of an error beside its code and message. None of it may hold a key, a prompt or a header. */
export interface ErrorDetails {
  readonly provider?: string;
  readonly model?: string;
  /** HTTP status that the provider answered. */
  readonly status?: number;
  /** The provider's own code or type, as it wrote it. */
  readonly providerCode?: string;
  /** Milliseconds to wait, as the provider said. */
  readonly retryAfterMs?: number;
  /** Path of the field that is wrong: `messages[2].content`. */
  readonly field?: string;
  /** Every problem, where several were found at once. */
  readonly issues?: readonly ErrorIssue[];
  /** Errors of the attempts that were made, in their order. */
  readonly attempts?: readonly LlmError[];
  /** Every attempt that was made until then, with its times and cost. */
  readonly trail?: readonly AttemptTrace[];
  /** What was used before it failed, and is billed. */
  readonly usage?: Usage;
  readonly requestId?: string;
}

/** One attempt at a model, as an error or an answer tells of it. */
export interface AttemptTrace {
  /** `provider/model`. */
  readonly address: string;
  /** Why it was made. */
  readonly role: 'first' | 'retry' | 'fallback' | 'hedge' | 'recovery';
  readonly outcome: 'OK' | ErrorCode;
  /** Milliseconds from the start to the end. */
  readonly totalMs: number;
  /** USD; absent where nothing was used or the price is unknown. */
  readonly costUsd?: number;
}

/** One of several problems in an input. */
export interface ErrorIssue {
  /** Path of the field: `model_management.providers.ollama.base_url`. */
  readonly path: string;
  readonly message: string;
}

/** Details of an `LlmError`, and what caused it. */
export interface LlmErrorOptions extends ErrorDetails {
  /** Kept for the log, through redaction; never sent to a client. */
  readonly cause?: unknown;
}

/** The one error class. The message is a sentence for people that says what to do; the code is for programs. */
export class LlmError extends Error {
  readonly [BRAND] = true;
  override readonly name = 'LlmError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, { cause, ...details }: LlmErrorOptions = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.details = details;
  }

  /** What the code means to retry, fallback, breaker, HTTP and command line. */
  get traits(): ErrorTraits {
    return ERROR_TABLE[this.code];
  }

  /** True for an error of this class, also of another copy of this package. */
  static is(error: unknown): error is LlmError {
    return typeof error === 'object' && error !== null && BRAND in error;
  }

  /**
   * Any thrown value as an LlmError: ours stay themselves (with `where` added if they lacked it), an abort becomes
   * `ABORTED`, everything else `INTERNAL` with a message that gives nothing of the cause away.
   */
  static from(thrown: unknown, where: Pick<ErrorDetails, 'provider' | 'model'> = {}): LlmError {
    if (LlmError.is(thrown)) {
      const lacks =
        (where.provider !== undefined && thrown.details.provider === undefined) ||
        (where.model !== undefined && thrown.details.model === undefined);
      return lacks
        ? new LlmError(thrown.code, thrown.message, { ...where, ...thrown.details, cause: thrown.cause ?? thrown })
        : thrown;
    }
    if (isAbort(thrown)) return new LlmError('ABORTED', 'The request was cancelled.', { ...where, cause: thrown });
    return new LlmError('INTERNAL', 'An unexpected internal error occurred.', { ...where, cause: thrown });
  }
}

function isAbort(thrown: unknown): boolean {
  return typeof thrown === 'object' && thrown !== null && 'name' in thrown && thrown.name === 'AbortError';
}
