import type {
  Guard,
  Logger,
  MeasurementSource,
  ModelProvider,
  Recorder,
  Selector,
  SharedState,
  Timers,
} from '@modelhaven/core';
import type { Monitor } from '@modelhaven/monitoring';
import type { GuardFactory } from './guard-tools.ts';
import type { LearnedStore } from './learned-file.ts';
import type { RequestLogWriter } from './request-log/request-log.ts';
import type { ResponseCache } from './response-cache/types.ts';
import type { ManagerSettings } from './settings.ts';
import type { CircuitStatus } from './types.ts';

/** What a manager is made of. Only the providers have no default. */
export interface ModelManagerOptions {
  readonly providers: readonly ModelProvider[];
  /** Chooses among models. Default: `createSelector` of `@modelhaven/selection`. */
  readonly selector?: Selector;
  /** Screens what goes in and comes out. Default: `createGuard` of `@modelhaven/safety`. */
  readonly guard?: Guard | GuardFactory;
  /** Keeps what was measured; whoever made it closes it. Default: one in memory, which forgets with the process. */
  readonly monitor?: Monitor;
  /** Gets every record as well. */
  readonly recorder?: Recorder;
  /** Gets every request and every verdict on an answer; whoever made it closes it. Default: none is kept. */
  readonly requestLog?: RequestLogWriter;
  /** Answers that were given before; whoever made it closes it. Default: every request asks a model. */
  readonly responseCache?: ResponseCache;
  /** What selection goes by, where that is not the monitor. */
  readonly measurements?: MeasurementSource;
  /** Where what was learned from feedback is kept; for the selector of this package. Default: it ends with the process. */
  readonly learned?: LearnedStore;
  /** What several processes know together: who rests, and who probes. Whoever made it closes it. Default: nothing is shared. */
  readonly sharedState?: SharedState;
  /**
   * Whether a provider, by its id, is told which trace a call belongs to, in a W3C `traceparent` with the span of the
   * attempt; only calls with a `traceparent` belong to one. Default: none is told.
   */
  readonly tracesTo?: (provider: string) => boolean;
  /** Default: silent. */
  readonly logger?: Logger;
  /** Milliseconds since 1970. Default: the system clock. */
  readonly now?: () => number;
  /** 0 to 1, exclusive. Default: `Math.random`. */
  readonly random?: () => number;
  /** Default: the process's own. */
  readonly timers?: Timers;
  readonly settings?: ManagerSettings;
  /** Told of every change of a circuit. */
  readonly onCircuitChange?: (status: CircuitStatus) => void;
}
