import { LlmError, type PullEvent } from '@modelhaven/core';
import type { ModelManager } from '@modelhaven/manager';

/** A model that is being fetched, or what became of it. */
export interface PullJob {
  /** As it was asked for: `local/org/repo:Q4_K_M`. */
  readonly address: string;
  readonly state: 'fetching' | 'fetched' | 'cancelled' | 'failed';
  /** 0 to 1. */
  readonly progress: number;
  readonly phase?: 'fetching' | 'checking';
  readonly doneBytes?: number;
  readonly totalBytes?: number;
  readonly bytesPerSecond?: number;
  readonly remainingMs?: number;
  /** What was chosen and why, who is waited for. */
  readonly notes: readonly string[];
  /** Address that the model is used by; when it is here, and where its provider says so. */
  readonly model?: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly error?: LlmError;
}

/** The manager of whoever wants a model fetched. */
type Fetcher = Pick<ModelManager, 'pull'>;

/** Fetches models in the background and remembers how the last attempts went. */
export interface PullJobs {
  /** Begins to fetch, or joins who does already. `done` rejects as the download does. */
  start(manager: Fetcher, address: string): { readonly job: PullJob; readonly done: Promise<PullJob> };
  /** Stops a download; what came is kept. False where there is none. */
  cancel(address: string): boolean;
  /** Newest first. */
  list(): readonly PullJob[];
  /** Calls back with every change of a job from now on. Returns what ends it. */
  subscribe(listener: (job: PullJob) => void): () => void;
}

const REMEMBERED = 50;
const MOST_NOTES = 20;
/** More than this at a time would only make all of them slow. */
const MOST_RUNNING = 8;

/** Jobs of one server. */
export function createPullJobs(now: () => number): PullJobs {
  const jobs = new Map<string, PullJob>();
  const listeners = new Set<(job: PullJob) => void>();
  const running = new Map<string, { readonly done: Promise<PullJob>; readonly controller: AbortController }>();

  const update = (address: string, change: Partial<PullJob>): PullJob => {
    const job = { ...(jobs.get(address) as PullJob), ...change };
    const isNews = !('progress' in change) || change.state !== undefined || isFurther(jobs.get(address), job);
    jobs.set(address, job);
    if (isNews) for (const listener of listeners) listener(job);
    return job;
  };
  const forgetOldest = () => {
    for (const [address, { state }] of jobs) {
      if (jobs.size <= REMEMBERED) return;
      if (state !== 'fetching') jobs.delete(address);
    }
  };
  const tell = (address: string, event: PullEvent) => {
    if (event.type === 'note') {
      const notes = [...(jobs.get(address)?.notes ?? []), event.message].slice(-MOST_NOTES);
      update(address, { notes });
    } else if (event.type === 'done') {
      const provider = address.slice(0, address.indexOf('/'));
      update(address, { model: `${provider}/${event.model}` });
    } else {
      const { type: _type, ...facts } = event;
      update(address, { ...facts, progress: jobs.get(address)?.progress ?? 0 });
    }
  };
  const begin = (manager: Fetcher, address: string) => {
    if (running.size >= MOST_RUNNING) {
      throw new LlmError('RATE_LIMITED', `${MOST_RUNNING} models are being fetched already. Wait for one of them.`, {
        retryAfterMs: 30_000,
      });
    }
    jobs.delete(address); // so that it comes last in the map, which is the newest
    const begun: PullJob = { address, state: 'fetching', progress: 0, notes: [], startedAt: now() };
    jobs.set(address, begun);
    for (const listener of listeners) listener(begun);
    forgetOldest();
    const controller = new AbortController();
    const done = manager
      .pull(address, {
        signal: controller.signal,
        onProgress: (progress) => void update(address, { progress }),
        onEvent: (event) => tell(address, event),
      })
      .then(
        () => {
          // Speed and rest are of no more use.
          const { phase: _phase, bytesPerSecond: _speed, remainingMs: _rest, ...job } = jobs.get(address) ?? begun;
          jobs.set(address, job);
          const whole = job.totalBytes === undefined ? {} : { doneBytes: job.totalBytes };
          return update(address, { ...whole, state: 'fetched', progress: 1, endedAt: now() });
        },
        (thrown: unknown) => {
          const error = LlmError.from(thrown);
          update(address, { state: error.code === 'ABORTED' ? 'cancelled' : 'failed', endedAt: now(), error });
          throw error;
        },
      );
    const entry = { done, controller };
    running.set(address, entry);
    // Nobody may be waiting: the failure is kept in the job.
    done.catch(() => {}).finally(() => running.delete(address));
    return entry;
  };

  return {
    start(manager, address) {
      const { done } = running.get(address) ?? begin(manager, address);
      return { job: jobs.get(address) as PullJob, done };
    },
    cancel(address) {
      const entry = running.get(address);
      entry?.controller.abort(new LlmError('ABORTED', 'The download was cancelled. What came is kept.'));
      return entry !== undefined;
    },
    list: () => [...jobs.values()].reverse(),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** A download reports several times a second; who watches sees whole percent. */
function isFurther(before: PullJob | undefined, after: PullJob): boolean {
  const percent = (job: PullJob | undefined) => Math.floor((job?.progress ?? 0) * 100);
  return before?.phase !== after.phase || percent(before) !== percent(after);
}
