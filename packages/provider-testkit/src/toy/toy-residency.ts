import { type CallOptions, LlmError, type LoadedModel, type ResidencyCapability } from '@modelhaven/core';
import type { Flaw } from './flaws.ts';

/** Memory of the toy provider: a list. */
export function createToyResidency(
  check: (options?: CallOptions) => void,
  flaw: Flaw | undefined,
): ResidencyCapability {
  let loaded: LoadedModel[] = [];
  return {
    loaded: async () => loaded,
    async load(id, options) {
      if (flaw !== 'loads-when-aborted') check(options);
      const known = loaded.find((model) => model.id === id);
      if (known && flaw !== 'loads-twice') return known;
      options?.onProgress?.(1);
      const model = { id };
      loaded.push(model);
      return model;
    },
    async unload(id) {
      if (flaw === 'cannot-unload-twice' && !loaded.some((model) => model.id === id)) {
        throw new LlmError('MODEL_NOT_FOUND', 'It is not loaded.');
      }
      loaded = loaded.filter((model) => model.id !== id);
    },
  };
}
