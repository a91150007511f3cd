import { LlmError } from '@modelhaven/core';

/** The library as it is imported. */
export type LlamaLibrary = typeof import('node-llama-cpp');

/** Imports node-llama-cpp, or says how to install it. Rejects with `DEPENDENCY_MISSING`. */
export async function loadLibrary(
  load: () => Promise<LlamaLibrary> = () => import('node-llama-cpp'),
): Promise<LlamaLibrary> {
  try {
    return await load();
  } catch (cause) {
    throw new LlmError(
      'DEPENDENCY_MISSING',
      'GGUF models need the package node-llama-cpp, which is not installed or cannot be loaded. Run: npm install node-llama-cpp@3.22.1',
      { cause },
    );
  }
}
