import { useEffect, useRef } from 'preact/hooks';
import { ApiFailure, send } from './api.ts';
import { readEvents, type ServerEvent } from './event-source.ts';
import { apiKey } from './session.ts';
import { createStore } from './store.ts';

/** Whether the page hears of what happens. */
export type Connection = 'connecting' | 'live' | 'away' | 'off';

/** How it stands with the events of the server. */
export const connection = createStore<Connection>('connecting');

const listeners = new Set<(event: ServerEvent) => void>();
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;

/** Listens for as long as the page is open; comes back by itself, and with another key at once. */
export function followEvents(): void {
  let running = new AbortController();
  const start = () => {
    running.abort();
    running = new AbortController();
    listen(running.signal).catch(() => {});
  };
  apiKey.subscribe(start);
  start();
}

async function listen(signal: AbortSignal): Promise<void> {
  for (let pauseMs = FIRST_PAUSE_MS; !signal.aborted; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)) {
    try {
      const response = await send('/api/v1/events', { signal });
      connection.set('live');
      pauseMs = FIRST_PAUSE_MS;
      for await (const event of readEvents(response)) for (const listener of listeners) listener(event);
    } catch (thrown) {
      if (signal.aborted) return;
      // Asking again would change nothing: switched off, or not for this key.
      if (thrown instanceof ApiFailure && [400, 401, 403, 501].includes(thrown.status)) return connection.set('off');
    }
    if (signal.aborted) return;
    connection.set('away');
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** Calls back with every event of these types, its data read. */
export function useEvents(types: readonly string[], onEvent: (type: string, data: unknown) => void): void {
  const latest = useRef(onEvent);
  latest.current = onEvent;
  const wanted = types.join(' ');
  useEffect(() => {
    const names = wanted.split(' ');
    const listener = ({ type, data }: ServerEvent) => {
      if (names.includes(type)) latest.current(type, JSON.parse(data));
    };
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, [wanted]);
}

/** Calls back soon after such events, and not once for each of a crowd of them. */
export function useSettledEvents(types: readonly string[], onSettled: () => void, pauseMs = 1_000): void {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(onSettled);
  latest.current = onSettled;
  useEvents(types, () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      latest.current();
    }, pauseMs);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
}
