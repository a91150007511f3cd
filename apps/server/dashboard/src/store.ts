import { useEffect, useState } from 'preact/hooks';

/** A value that several parts of the page look at. */
export interface Store<Value> {
  get(): Value;
  set(value: Value): void;
  /** Calls back after every change. Returns what ends it. */
  subscribe(listener: () => void): () => void;
}

/** A store with a first value. */
export function createStore<Value>(first: Value): Store<Value> {
  let current = first;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set(value) {
      if (Object.is(current, value)) return;
      current = value;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The value of a store; draws the component again when it changes. */
export function useStore<Value>(store: Store<Value>): Value {
  const [, redraw] = useState(0);
  const seen = store.get();
  useEffect(() => {
    const look = () => redraw((count) => count + 1);
    // It may have changed between drawing and listening.
    if (!Object.is(store.get(), seen)) look();
    return store.subscribe(look);
  }, [store]);
  return seen;
}
