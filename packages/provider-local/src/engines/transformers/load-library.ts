import { LlmError } from '@modelhaven/core';

/** The library as it is imported. */
export type TransformersLibrary = typeof import('@huggingface/transformers');

/**
 * Imports transformers.js, or says how to install it. Rejects with `DEPENDENCY_MISSING`. From then on the library
 * fetches nothing, keeps no cache and prints nothing: where a step fails it would print the conversation.
 */
export async function loadLibrary(
  load: () => Promise<TransformersLibrary> = () => import('@huggingface/transformers'),
): Promise<TransformersLibrary> {
  try {
    const library = await load();
    library.env.allowRemoteModels = false;
    library.env.useFSCache = false;
    library.env.logLevel = library.LogLevel.NONE;
    return library;
  } catch (cause) {
    throw new LlmError(
      'DEPENDENCY_MISSING',
      'ONNX models need the package @huggingface/transformers, which is not installed or cannot be loaded. Run: npm install --ignore-scripts @huggingface/transformers@4.3.1',
      { cause },
    );
  }
}
