import { LlmError, type LoadedModel, type LoadOptions } from '@modelhaven/core';
import type { ModelManager } from '@modelhaven/manager';

/** A model on its way into memory, or what became of it. */
export interface LoadJob {
  readonly address: string;
  readonly state: 'loading' | 'loaded' | 'failed' | 'cancelled';
  /** 0 to 1. */
  readonly progress: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly endedAt?: number;
  /** What went less well than wanted, a sentence each. */
  readonly warnings?: readonly string[];
  readonly error?: LlmError;
}

/** How a model shall be loaded, and how long it shall stay. */
export type LoadWishes = Pick<LoadOptions, 'keepAliveMs' | 'pin' | 'contextLength'>;

/** The manager of whoever wants a model loaded. */
type Loader = Pick<ModelManager, 'load'>;

/** Loads models in the background and remembers how the last attempts went. */
export interface LoadJobs {
  /**
   * Starts loading, or joins the attempt that is under way; wishes for how long it stays hold either way. `done` rejects
   * as the load does.
   */
  start(
    manager: Loader,
    address: string,
    wishes?: LoadWishes,
  ): { readonly job: LoadJob; readonly done: Promise<LoadedModel> };
  /** The last attempt for a model; undefined where there was none, or too long ago. */
  find(address: string): LoadJob | undefined;
  /** Ends an attempt that is under way; requests that wait for the same model go on. False where there is none. */
  cancel(address: string): boolean;
  /** Newest first. */
  list(): readonly LoadJob[];
  /** Calls back with every change of a job from now on. Returns what ends it. */
  subscribe(listener: (job: LoadJob) => void): () => void;
}

const REMEMBERED = 50;

/** Jobs of one server. */
export function createLoadJobs(now: () => number): LoadJobs {
  const jobs = new Map<string, LoadJob>();
  const listeners = new Set<(job: LoadJob) => void>();
  const running = new Map<string, { readonly done: Promise<LoadedModel>; readonly abort: AbortController }>();

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
  const begin = (manager: Loader, address: string, wishes: LoadWishes): Promise<LoadedModel> => {
    const abort = new AbortController();
    jobs.delete(address); // so that it comes last in the map, which is the newest
    const begun: LoadJob = { address, state: 'loading', progress: 0, startedAt: now() };
    jobs.set(address, begun);
    for (const listener of listeners) listener(begun);
    forgetOldest();
    const onProgress = (progress: number) => update(address, { progress });
    const done = manager.load(address, { ...wishes, signal: abort.signal, onProgress }).then(
      (loaded) => {
        const { warnings } = loaded;
        update(address, { state: 'loaded', progress: 1, endedAt: now(), ...(warnings ? { warnings } : {}) });
        return loaded;
      },
      (thrown) => {
        const error = LlmError.from(thrown);
        update(address, { state: abort.signal.aborted ? 'cancelled' : 'failed', endedAt: now(), error });
        throw error;
      },
    );
    running.set(address, { done, abort });
    // Nobody may be waiting: the failure is kept in the job.
    done.catch(() => {}).finally(() => running.delete(address));
    return done;
  };

  return {
    start(manager, address, wishes = {}) {
      const joined = running.get(address)?.done;
      const hasWishes = Object.keys(wishes).length > 0;
      // Who joins may want it to stay longer than who began.
      const done = joined
        ? hasWishes
          ? joined.then(() => manager.load(address, wishes))
          : joined
        : begin(manager, address, wishes);
      // Nobody may be waiting.
      done.catch(() => {});
      return { job: jobs.get(address) as LoadJob, done };
    },
    find: (address) => jobs.get(address),
    cancel(address) {
      const attempt = running.get(address);
      attempt?.abort.abort(new LlmError('ABORTED', 'Loading was cancelled.'));
      return attempt !== undefined;
    },
    list: () => [...jobs.values()].reverse(),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

const toPercent = (progress: number): number => Math.floor(progress * 100);
