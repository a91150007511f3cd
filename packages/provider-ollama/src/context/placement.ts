import type { CallOptions } from '@modelhaven/core';
import type { Api } from '../api/api.ts';
import { withDeadline } from '../api/deadline.ts';
import { fullName } from '../api/model-name.ts';
import type { Running } from '../api/schemas.ts';

/** What `/api/ps` says of models, asked as seldom as possible. */
export interface Placement {
  /** The model as it runs; asks when it was loaded for this answer, or when nobody asked for a while. Never rejects. */
  after(model: string, loadMs: number, options: CallOptions): Promise<Running | undefined>;
  /** Takes note of what was seen elsewhere. */
  learn(models: readonly Running[]): void;
  /** Whether any model has been on a GPU of this server. */
  readonly hasGpu: boolean;
  forget(): void;
}

/** Below this nothing was loaded; Ollama counts the look-up of a loaded model too. */
const LOADED_ANEW_MS = 500;
const ASK_AGAIN_MS = 60_000;
/** The answer is complete and waits for this, so it may not take long. */
const MOST_WAIT_MS = 500;

export function createPlacement(api: Api, now: () => number): Placement {
  const seen = new Map<string, { readonly at: number; readonly running: Running | undefined }>();
  let hasGpu = false;

  const learn: Placement['learn'] = (models) => {
    for (const running of models) {
      if ((running.size_vram ?? 0) > 0) hasGpu = true;
      seen.set(fullName(running.name), { at: now(), running });
    }
  };
  return {
    learn,
    async after(model, loadMs, options) {
      const known = seen.get(fullName(model));
      if (known && loadMs < LOADED_ANEW_MS && now() - known.at < ASK_AGAIN_MS) return known.running;
      try {
        const models = await withDeadline(MOST_WAIT_MS, options, (bounded) => api.ps(bounded));
        seen.set(fullName(model), { at: now(), running: undefined });
        learn(models);
      } catch {
        // Servers before 0.1.38 do not know the call, and an answer that is there does not fail for it.
        seen.set(fullName(model), { at: now(), running: undefined });
      }
      return seen.get(fullName(model))?.running;
    },
    get hasGpu() {
      return hasGpu;
    },
    forget: () => seen.clear(),
  };
}
