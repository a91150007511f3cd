import { untilAborted } from '@modelhaven/core';

/** Answers in progress, by model. */
export interface Activity {
  /** Counts an answer until the function that comes back is called. */
  begin(model: string): () => void;
  count(models: readonly string[]): number;
  /** Resolves when none of these models answers; rejects when cancelled. */
  idle(models: readonly string[], signal?: AbortSignal): Promise<void>;
}

export function createActivity(): Activity {
  const counts = new Map<string, number>();
  const waiting = new Set<() => void>();
  const count = (models: readonly string[]) => models.reduce((sum, model) => sum + (counts.get(model) ?? 0), 0);

  return {
    begin(model) {
      counts.set(model, (counts.get(model) ?? 0) + 1);
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        const left = (counts.get(model) ?? 1) - 1;
        if (left > 0) counts.set(model, left);
        else counts.delete(model);
        for (const wake of [...waiting]) wake();
      };
    },
    count,
    async idle(models, signal) {
      while (count(models) > 0) {
        let wake = () => {};
        const change = new Promise<void>((resolve) => {
          wake = resolve;
        });
        waiting.add(wake);
        try {
          await untilAborted(change, signal);
        } finally {
          waiting.delete(wake);
        }
      }
    },
  };
}
