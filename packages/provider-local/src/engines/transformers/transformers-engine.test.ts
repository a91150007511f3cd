import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@modelhaven/core';
import { expect, it, vi } from 'vitest';
import type { EngineLoadOptions } from '../../engine.ts';
import type { OnnxFolder } from '../../weights/onnx-folder.ts';
import type { TransformersLibrary } from './load-library.ts';
import { createTransformersEngine } from './transformers-engine.ts';

it.each(['files that are missing', 'templates without one to begin with'])(
  'lets go of weights that %s make useless',
  async (what) => {
    const path = await mkdtemp(join(tmpdir(), 'modelhaven-onnx-'));
    if (!what.startsWith('files')) await writeFile(join(path, 'tokenizer.json'), '{}');
    const dispose = vi.fn(async () => []);
    const tokenizer = {
      chat_template: { rag: '' },
      get_chat_template() {
        throw new Error('There are several, and none is the default.');
      },
    };
    const library = {
      env: {},
      LogLevel: {},
      AutoTokenizer: { from_pretrained: async () => tokenizer },
      AutoModelForCausalLM: { from_pretrained: async () => ({ dispose }) },
    } as unknown as TransformersLibrary;
    const engine = createTransformersEngine({
      usableCores: async () => 2,
      random: () => 0,
      importLibrary: async () => library,
    });
    const folder = {
      ...{ id: 'one', path, dtype: 'fp32', sizeBytes: 1, config: { max_position_embeddings: 64 }, generation: {} },
      hasChatTemplate: true,
    } as unknown as OnnxFolder;
    const options: EngineLoadOptions = {
      ...{ signal: new AbortController().signal, logger: silentLogger, onProgress: () => {} },
      ...{ contextLength: 64, contextAsked: false, sequences: 1, threads: 1, gpuLayers: 'auto' },
    };
    await expect(engine.load(folder, options)).rejects.toMatchObject({ code: 'UNSUPPORTED' });
    expect(dispose).toHaveBeenCalledTimes(1);
    await rm(path, { recursive: true });
  },
);
