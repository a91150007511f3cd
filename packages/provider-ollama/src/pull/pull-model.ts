import { type CallOptions, LlmError, throwIfAborted } from '@modelhaven/core';
import type { Api } from '../api/api.ts';
import { createPullProgress } from './pull-progress.ts';

export interface PullOptions extends CallOptions {
  /** Called with 0 to 1, never backwards. */
  readonly onProgress?: (fraction: number) => void;
  /** Called before it goes on after a broken connection; default: a line in the logger of the call. */
  readonly onResume?: (tries: number) => void;
}

/** Tries after a broken connection that got nothing more. */
const FRUITLESS_TRIES = 3;
const PAUSE_MS = 200;
/** What the log says of it. */
export const RESUMED = 'The download broke off; going on with it';

/**
 * Fetches a model. Ollama keeps the pieces that it has, so after a broken connection asking again goes on where it
 * stopped. Rejects with `MODEL_NOT_FOUND`, `INSUFFICIENT_RESOURCES` for a full disk, `UNAVAILABLE` without a network.
 */
export async function pullModel(api: Api, model: string, options: PullOptions = {}): Promise<void> {
  const { onProgress, onResume, ...call } = options;
  const progress = createPullProgress();
  let reported = -1;
  for (let fruitless = 0; ; ) {
    const before = progress.fraction;
    try {
      for await (const step of api.statuses('/api/pull', { model, name: model }, call)) {
        progress.add(step);
        if (progress.fraction > reported) onProgress?.(progress.fraction);
        reported = Math.max(reported, progress.fraction);
      }
      return;
    } catch (error) {
      throwIfAborted(call.signal);
      fruitless = progress.fraction > before ? 0 : fruitless + 1;
      if (!LlmError.is(error) || error.code !== 'STREAM_INTERRUPTED' || fruitless >= FRUITLESS_TRIES) throw error;
      if (onResume) onResume(fruitless);
      else call.logger?.info({ model, tries: fruitless }, RESUMED);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
