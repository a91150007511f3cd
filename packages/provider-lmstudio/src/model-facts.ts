import type { CallOptions } from '@modelhaven/core';
import { withDeadline } from './api/deadline.ts';
import { findModel, type ListedModel } from './api/listed-model.ts';
import type { Listing, NativeApi } from './api/native-api.ts';

/** The models as the server last told of them. */
export interface ModelFacts {
  /** Asks anew. */
  list(options?: CallOptions): Promise<Listing>;
  /** A model, believed for half a minute; undefined where it is not known. Rejects only when cancelled. */
  of(model: string, options?: CallOptions): Promise<ListedModel | undefined>;
  /** To be called when something was loaded or unloaded. */
  forget(): void;
}

const FRESH_MS = 30_000;
/** Longest that an answer waits for facts, which only warnings depend on. */
const PATIENCE_MS = 1_000;

export function createModelFacts(native: NativeApi, now: () => number): ModelFacts {
  let last: { readonly listing: Listing; readonly at: number } | undefined;

  const list = async (options: CallOptions = {}) => {
    const listing = await native.list(options);
    last = { listing, at: now() };
    return listing;
  };
  return {
    list,
    async of(model, options = {}) {
      try {
        const isFresh = last !== undefined && now() - last.at < FRESH_MS;
        const listing = isFresh && last ? last.listing : await withDeadline(PATIENCE_MS, options, list);
        return findModel(listing.models, model);
      } catch (error) {
        if (options.signal?.aborted) throw error;
        return undefined;
      }
    },
    forget() {
      last = undefined;
    },
  };
}
