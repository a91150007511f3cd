import { type CallOptions, LlmError, type Logger, untilAborted } from '@modelhaven/core';
import type { Api } from '../api/api.ts';
import { fullName, isSameModel } from '../api/model-name.ts';
import { pullModel, RESUMED } from './pull-model.ts';

/** What becomes of one preferred model. */
export interface PullEvent {
  readonly model: string;
  readonly state: 'pulling' | 'done' | 'failed';
  /** 0 to 1, never backwards for a model. */
  readonly fraction: number;
  readonly error?: LlmError;
}

/** Fetches preferred models, each once at a time. */
export interface AutoPull {
  /** Fetches those that are missing, one after the other, in the background. Does nothing while that runs. */
  start(present: readonly string[]): void;
  /** Whether this is a preferred model. */
  covers(model: string): boolean;
  /** Waits until the model is there, and begins to fetch it if need be. Rejects as the download does. */
  fetch(model: string, options?: CallOptions): Promise<void>;
  close(): void;
}

export interface AutoPullOptions {
  readonly api: Api;
  readonly models: readonly string[];
  readonly logger: Logger;
  readonly now: () => number;
  readonly onEvent?: ((event: PullEvent) => void) | undefined;
  /** Called when a model has come. */
  readonly onDone: (model: string) => void;
}

/** A model whose download failed is not tried again by itself for so long. */
const REST_MS = 600_000;

export function createAutoPull({ api, models, logger, now, onEvent, onDone }: AutoPullOptions): AutoPull {
  const flights = new Map<string, Promise<void>>();
  const failedAt = new Map<string, number>();
  const controller = new AbortController();
  let isRunning = false;

  const pull = async (model: string): Promise<void> => {
    let logged = 0;
    const report = (state: PullEvent['state'], fraction: number, error?: LlmError) =>
      onEvent?.({ model, state, fraction, ...(error ? { error } : {}) });
    try {
      logger.info({ model }, 'Fetching a preferred model');
      await pullModel(api, model, {
        signal: controller.signal,
        // The logger of a provider names it already, and calls name it in every line: none for them.
        onResume: (tries) => logger.info({ model, tries }, RESUMED),
        onProgress(fraction) {
          report('pulling', fraction);
          if (fraction < logged + 0.1) return;
          logged = fraction;
          logger.info({ model, fraction: Math.round(fraction * 100) / 100 }, 'Fetching a preferred model');
        },
      });
      failedAt.delete(fullName(model));
      onDone(model);
      report('done', 1);
    } catch (thrown) {
      const error = LlmError.from(thrown, { model });
      failedAt.set(fullName(model), now());
      if (error.code !== 'ABORTED') logger.warn({ model, code: error.code }, error.message);
      report('failed', 0, error);
      throw error;
    }
  };
  const flight = (model: string): Promise<void> => {
    const key = fullName(model);
    const running = flights.get(key);
    if (running) return running;
    const work = pull(model).finally(() => flights.delete(key));
    flights.set(key, work);
    return work;
  };

  return {
    start(present) {
      const missing = models.filter((model) => !present.some((name) => isSameModel(name, model)));
      const due = missing.filter((model) => now() - (failedAt.get(fullName(model)) ?? -Infinity) >= REST_MS);
      if (isRunning || due.length === 0 || controller.signal.aborted) return;
      isRunning = true;
      const all = async () => {
        for (const model of due) {
          if (controller.signal.aborted) break;
          // Already told in the log and by the event.
          await flight(model).catch(() => {});
        }
        isRunning = false;
      };
      void all();
    },
    covers: (model) => models.some((name) => isSameModel(name, model)),
    fetch: (model, options = {}) => {
      const work = flight(model);
      work.catch(() => {});
      return untilAborted(work, options.signal);
    },
    close: () => controller.abort(),
  };
}
