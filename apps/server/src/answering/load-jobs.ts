import { LlmError, type LoadedModel } from '@modelhaven/core';
import type { ModelManager } from '@modelhaven/manager';

/** A model on its way into memory, or what became of it. */
export interface LoadJob {
  readonly address: string;
  readonly state: 'loading' | 'loaded' | 'failed';
  /** 0 to 1. */
  readonly progress: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly error?: LlmError;
}

/** Loads models in the background and remembers how the last attempts went. */
export interface LoadJobs {
  /** Starts loading, or joins the attempt that is under way. `done` rejects as the load does. */
  start(address: string): { readonly job: LoadJob; readonly done: Promise<LoadedModel> };
  /** Newest first. */
  list(): readonly LoadJob[];
  /** Calls back with every change of a job from now on. Returns what ends it. */
  subscribe(listener: (job: LoadJob) => void): () => void;
}

const REMEMBERED = 50;

/** Jobs of one server. */
export function createLoadJobs(manager: Pick<ModelManager, 'load'>, now: () => number): LoadJobs {
  const jobs = new Map<string, LoadJob>();
  const listeners = new Set<(job: LoadJob) => void>();
  const running = new Map<string, Promise<LoadedModel>>();

  const update = (address: string, change: Partial<LoadJob>) => {
    const job = jobs.get(address);
    if (!job) return;
    const changed = { ...job, ...change };
    jobs.set(address, changed);
    // A download reports every chunk; who watches sees whole percent.
    const isNews = changed.state !== 'loading' || toPercent(changed.progress) !== toPercent(job.progress);
    if (isNews) for (const listener of listeners) listener(changed);
  };
  const forgetOldest = () => {
    for (const [address, { state }] of jobs) {
      if (jobs.size <= REMEMBERED) return;
      if (state !== 'loading') jobs.delete(address);
    }
  };
  const begin = (address: string): Promise<LoadedModel> => {
    jobs.delete(address); // so that it comes last in the map, which is the newest
    const begun: LoadJob = { address, state: 'loading', progress: 0, startedAt: now() };
    jobs.set(address, begun);
    for (const listener of listeners) listener(begun);
    forgetOldest();
    const done = manager.load(address, { onProgress: (progress) => update(address, { progress }) }).then(
      (loaded) => {
        update(address, { state: 'loaded', progress: 1, endedAt: now() });
        return loaded;
      },
      (thrown) => {
        const error = LlmError.from(thrown);
        update(address, { state: 'failed', endedAt: now(), error });
        throw error;
      },
    );
    running.set(address, done);
    // Nobody may be waiting: the failure is kept in the job.
    done.catch(() => {}).finally(() => running.delete(address));
    return done;
  };

  return {
    start(address) {
      const done = running.get(address) ?? begin(address);
      return { job: jobs.get(address) as LoadJob, done };
    },
    list: () => [...jobs.values()].reverse(),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

const toPercent = (progress: number): number => Math.floor(progress * 100);
