/** What an error code means to everyone who has to act on it. */
export interface ErrorTraits {
  /** May the same model be asked again, before anything was given out? */
  readonly retry: boolean;
  /** May another model be asked instead, before anything was given out? */
  readonly next: boolean;
  /** Does it count against the health of the model and its provider? */
  readonly breaker: boolean;
  /**
   * Is an attempt that ends so a failure of the model, its provider or this house? Success rates, alerts and selection
   * count these and no others: what a caller asked wrongly, cancelled or was refused for its content says nothing of them.
   */
  readonly failure: boolean;
  /** HTTP status that the server answers with. */
  readonly http: number;
  /** Exit code of the command line. */
  readonly exit: number;
}

/** Every code there is and what it means to retry, fallback, breaker, HTTP and command line. */
export const ERROR_TABLE = {
  /** The request itself is wrong; `field` says where. */
  INVALID_REQUEST: { retry: false, next: false, breaker: false, failure: false, http: 400, exit: 2 },
  /** More tokens than the model's context holds. */
  CONTEXT_TOO_LONG: { retry: false, next: true, breaker: false, failure: false, http: 400, exit: 2 },
  /** The model or provider cannot do what was asked. */
  UNSUPPORTED: { retry: false, next: true, breaker: false, failure: false, http: 400, exit: 2 },
  /** The configuration is wrong; the message lists every place. */
  CONFIG_INVALID: { retry: false, next: false, breaker: false, failure: true, http: 500, exit: 3 },
  /** An optional package is not installed; the message has the install line. */
  DEPENDENCY_MISSING: { retry: false, next: true, breaker: false, failure: true, http: 501, exit: 3 },
  /** Key missing, wrong or without the right. */
  UNAUTHORIZED: { retry: false, next: true, breaker: true, failure: true, http: 401, exit: 4 },
  /** Credits, quota or budget are used up. */
  QUOTA_EXHAUSTED: { retry: false, next: true, breaker: true, failure: true, http: 402, exit: 4 },
  /** No such model, or not on this provider. */
  MODEL_NOT_FOUND: { retry: false, next: true, breaker: false, failure: false, http: 404, exit: 5 },
  /** Our own safety rules stopped it. */
  BLOCKED_BY_SAFETY: { retry: false, next: false, breaker: false, failure: false, http: 422, exit: 6 },
  /** The provider's safety filter stopped it. Never routed around to a laxer model. */
  REFUSED_BY_PROVIDER: { retry: false, next: false, breaker: false, failure: false, http: 422, exit: 6 },
  /** Too many requests; `retryAfterMs` where the provider said it. */
  RATE_LIMITED: { retry: true, next: true, breaker: false, failure: true, http: 429, exit: 7 },
  /** The caller cancelled. */
  ABORTED: { retry: false, next: false, breaker: false, failure: false, http: 499, exit: 130 },
  /** A defect of ours. */
  INTERNAL: { retry: false, next: false, breaker: false, failure: true, http: 500, exit: 1 },
  /** The provider answered something that is not its protocol. */
  BAD_RESPONSE: { retry: true, next: true, breaker: true, failure: true, http: 502, exit: 8 },
  /** The provider reported a failure of its own. */
  PROVIDER_FAILED: { retry: true, next: true, breaker: true, failure: true, http: 502, exit: 8 },
  /** The answer broke off before its end. */
  STREAM_INTERRUPTED: { retry: true, next: true, breaker: true, failure: true, http: 502, exit: 8 },
  /** Nobody answers at the address, or the service says that it is down. */
  UNAVAILABLE: { retry: true, next: true, breaker: true, failure: true, http: 503, exit: 8 },
  /** Recent failures: the model rests for a while. */
  CIRCUIT_OPEN: { retry: false, next: true, breaker: false, failure: true, http: 503, exit: 8 },
  /** Not enough memory, disk or sequences on this machine. */
  INSUFFICIENT_RESOURCES: { retry: false, next: true, breaker: false, failure: true, http: 503, exit: 9 },
  /** No model meets the requirements. */
  NO_CANDIDATE: { retry: false, next: false, breaker: false, failure: false, http: 503, exit: 9 },
  /** Every model that was tried failed; `attempts` has their errors. */
  ALL_CANDIDATES_FAILED: { retry: false, next: false, breaker: false, failure: true, http: 503, exit: 9 },
  /** No answer, or silence in the middle of one, for longer than allowed. */
  TIMEOUT: { retry: true, next: true, breaker: true, failure: true, http: 504, exit: 8 },
} as const satisfies Record<string, ErrorTraits>;

/** Stable identity of an error: a state, not a place. */
export type ErrorCode = keyof typeof ERROR_TABLE;
