import type { Engine } from '../engine.ts';
import { engineChildScript } from '../engine-child-path.ts';
import { createIsolatedEngine } from './isolated/isolated-engine.ts';
import { createLlamaEngine, type LlamaEngineOptions } from './llama-cpp/llama-engine.ts';
import { createTransformersEngine } from './transformers/transformers-engine.ts';

/** What the engines of this process need. */
export type InProcessOptions = Pick<LlamaEngineOptions, 'gpu' | 'logger' | 'usableCores' | 'random' | 'trials'>;

/** Both engines, in this process; the format of a model decides which one loads it. */
export function createInProcessEngine(options: InProcessOptions): Engine {
  const llama = createLlamaEngine(options);
  const transformers = createTransformersEngine(options);
  return {
    kind: 'in-process',
    load: (file, loadOptions) =>
      file.format === 'gguf' ? llama.load(file, loadOptions) : transformers.load(file, loadOptions),
    async close() {
      await Promise.all([llama.close(), transformers.close()]);
    },
  };
}

/** The embedded model in this process, which starts fastest; every other one in a process of its own. */
export function createIsolatingEngine(options: InProcessOptions): Engine {
  const here = createInProcessEngine(options);
  const apart = createIsolatedEngine({ gpu: options.gpu, script: engineChildScript(), random: options.random });
  return {
    kind: 'isolating',
    load: (file, loadOptions) =>
      file.format === 'gguf' && file.embedded ? here.load(file, loadOptions) : apart.load(file, loadOptions),
    async close() {
      await Promise.all([here.close(), apart.close()]);
    },
  };
}
