import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { request } from './api.ts';
import { connection } from './live.ts';
import { apiKey } from './session.ts';
import { useStore } from './store.ts';

/** What is known of something that was asked for. */
export interface Loaded<Data> {
  readonly data: Data | undefined;
  /** What the last try threw. Older data stays beside it. */
  readonly error: unknown;
  readonly isLoading: boolean;
  /** Asks again, now. */
  readonly reload: () => void;
}

/** Asks the API, again when the path or the key changes, and every so many milliseconds while the page is seen. */
export function useData<Data>(path: string | undefined, everyMs?: number): Loaded<Data> {
  const load = useCallback((signal: AbortSignal) => request<Data>(path ?? '', { signal }), [path]);
  return useLoaded(path === undefined ? undefined : load, everyMs);
}

/** The same for anything that can be loaded. `load` must be the same function while it loads the same. */
export function useLoaded<Data>(
  load: ((signal: AbortSignal) => Promise<Data>) | undefined,
  everyMs?: number,
): Loaded<Data> {
  const key = useStore(apiKey);
  const [state, setState] = useState<{ of: unknown; data?: Data; error?: unknown; isLoading: boolean }>({
    of: undefined,
    isLoading: true,
  });
  const running = useRef<AbortController | undefined>(undefined);
  const reload = useCallback(() => {
    if (!load) return;
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    setState((before) => (before.of === load ? { ...before, isLoading: true } : { of: load, isLoading: true }));
    load(own.signal).then(
      (data) => own.signal.aborted || setState({ of: load, data, isLoading: false }),
      (error: unknown) => own.signal.aborted || setState((before) => ({ ...before, error, isLoading: false })),
    );
  }, [load, key]);
  useEffect(() => {
    reload();
    return () => running.current?.abort();
  }, [reload]);
  useEffect(() => {
    let before = connection.get();
    return connection.subscribe(() => {
      // A server that is back may say something else than before it went.
      if (before === 'away' && connection.get() === 'live') reload();
      before = connection.get();
    });
  }, [reload]);
  useEffect(() => {
    if (everyMs === undefined) return undefined;
    const timer = setInterval(() => document.hidden || reload(), everyMs);
    return () => clearInterval(timer);
  }, [reload, everyMs]);
  return { data: state.data, error: state.error, isLoading: state.isLoading, reload };
}
