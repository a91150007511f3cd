import { batchesOf, fromBatches } from '@modelhaven/core';
import type { ModelManager } from '@modelhaven/manager';

/** A manager whose inside can be replaced while it is used. */
export interface ManagerSwitch {
  /** Whoever begins something asks the newest one; whatever has begun ends where it began. */
  readonly manager: ModelManager;
  /** Puts another one in its place, and lets the old one end what it has begun. */
  replace(next: ModelManager): void;
}

/** Streams may be this long; whatever hangs longer than that is ended. Milliseconds. */
const LONGEST_STREAM_MS = 60 * 60_000;

interface Source<Event> {
  subscribe(listener: (event: Event) => void): () => void;
}

/** One that begins with this manager. */
export function createManagerSwitch(first: ModelManager): ManagerSwitch {
  let current = first;
  const ending = new Set<ModelManager>();
  const moves = new Set<() => void>();

  /** Listeners stay, whichever manager it is that tells them. */
  const following = <Event>(sourceOf: (manager: ModelManager) => Source<Event>): Source<Event> => ({
    subscribe(listener) {
      let end = sourceOf(current).subscribe(listener);
      const move = () => {
        end();
        end = sourceOf(current).subscribe(listener);
      };
      moves.add(move);
      return () => {
        moves.delete(move);
        end();
      };
    },
  });

  const manager: ModelManager = {
    generate: (request, options) => current.generate(request, options),
    generateText: (prompt, request, options) => current.generateText(prompt, request, options),
    // Only reading begins a stream, so it is only then decided where.
    stream: (request, options) =>
      fromBatches({
        [Symbol.asyncIterator]: () => batchesOf(current.stream(request, options))[Symbol.asyncIterator](),
      }),
    embed: (request, options) => current.embed(request, options),
    rerank: (request, options) => current.rerank(request, options),
    select: (request, options) => current.select(request, options),
    feedback: (requestId, score, options) => current.feedback(requestId, score, options),
    listModels: (options) => current.listModels(options),
    getFreeModels: (options) => current.getFreeModels(options),
    resolve: (name) => current.resolve(name),
    providers: (options) => current.providers(options),
    test: (address, options) => current.test(address, options),
    load: (address, options) => current.load(address, options),
    unload: (address, options) => current.unload(address, options),
    pull: (address, options) => current.pull(address, options),
    remove: (address, options) => current.remove(address, options),
    memory: following((each) => each.memory),
    filters: {
      get: (provider) => current.filters.get(provider),
      set: (provider, change, options) => current.filters.set(provider, change, options),
    },
    health: {
      all: () => current.health.all(),
      check: () => current.health.check(),
      ...following((each) => each.health),
    },
    monitor: first.monitor,
    performance: {
      getModelPerformance: (model, options) => current.performance.getModelPerformance(model, options),
      recent: (limit) => current.performance.recent(limit),
    },
    fallback: {
      circuits: () => current.fallback.circuits(),
      reset: (key) => current.fallback.reset(key),
      isolate: (key) => current.fallback.isolate(key),
      ...following((each) => each.fallback),
    },
    async close(options) {
      await Promise.all([current, ...ending].map((each) => each.close(options)));
    },
  };

  return {
    manager,
    replace(next) {
      const old = current;
      current = next;
      for (const move of moves) move();
      ending.add(old);
      old.close({ graceMs: LONGEST_STREAM_MS }).then(
        () => ending.delete(old),
        () => ending.delete(old),
      );
    },
  };
}
