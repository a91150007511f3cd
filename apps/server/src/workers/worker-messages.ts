import type { AttemptRecord } from '@modelhaven/core';
import type { WelcomeFacts } from '../start/welcome.ts';

/** What one process asks of another: what it has counted, or to keep a decision of the safety engine. */
export type Question = 'metrics' | 'decision';

/** Who a worker is. */
export interface Assignment {
  /** From 1. */
  readonly worker: number;
  /** One worker does what must be done once: it watches, checks, manages and keeps. */
  readonly isLeader: boolean;
  /** Where the leader takes what is for it: a Unix socket, or a named pipe. */
  readonly leaderSocket: string;
}

/** How long a worker has to end. Default: as the configuration says. */
export interface Patience {
  readonly drainMs?: number;
  readonly graceMs?: number;
}

/** From the process that watches over the workers to one of them. */
export type ToWorker =
  | ({ readonly type: 'assignment' } & Assignment)
  /** All are prepared. */
  | { readonly type: 'listen' }
  | ({ readonly type: 'stop' } & Patience)
  | { readonly type: 'reload' }
  /** Another worker leads from now on, there. */
  | { readonly type: 'leader'; readonly leaderSocket: string }
  /** Whether somebody listens to live events. */
  | { readonly type: 'tell-attempts'; readonly isWanted: boolean }
  | Shared;

/** From a worker to the process that watches over it. */
export type FromWorker =
  | { readonly type: 'hello' }
  | { readonly type: 'prepared' }
  | { readonly type: 'ready'; readonly welcome: WelcomeFacts }
  | { readonly type: 'want-attempts'; readonly isWanted: boolean }
  /** What it has counted when it ends. */
  | { readonly type: 'last-metrics'; readonly families: unknown }
  | Shared;

type Shared =
  | { readonly type: 'attempt'; readonly attempt: AttemptRecord }
  | { readonly type: 'ask'; readonly id: number; readonly what: Question; readonly body?: unknown }
  | { readonly type: 'answer'; readonly id: number; readonly body?: unknown; readonly error?: string };
