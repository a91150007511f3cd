import { LlmError, type Logger, type ModelInfo } from '@modelhaven/core';
import { DEMO_ID, DEMO_PATH } from './demo.ts';
import { fromGgufFile } from './from-gguf-file.ts';
import { fromOnnxFolder } from './from-onnx-folder.ts';
import type { ModelFile } from './weights/model-file.ts';
import { readHeaderFile } from './weights/read-header-file.ts';
import { createScanner } from './weights/scan.ts';
import { scanOnnx } from './weights/scan-onnx.ts';

/** A model that can be loaded, with what is said of it. */
export interface KnownModel {
  readonly file: ModelFile;
  readonly info: ModelInfo;
}

/** The models on this machine. An id only ever names a file that a scan found, so no id leads anywhere else. */
export interface ModelFiles {
  list(): Promise<readonly KnownModel[]>;
  /** Rejects with `MODEL_NOT_FOUND`; the message says why where a file of that name is there and cannot be used. */
  find(id: string): Promise<KnownModel>;
}

export interface ModelFilesOptions {
  /** Id of the provider instance. */
  readonly provider: string;
  readonly modelsDir: string | undefined;
  readonly demo: boolean;
  readonly logger: Logger;
}

/** The embedded model and the files of one folder. */
export function createModelFiles({ provider, modelsDir, demo, logger }: ModelFilesOptions): ModelFiles {
  const scanner = createScanner();
  const complained = new Set<string>();
  let embedded: Promise<KnownModel> | undefined;

  const known = (file: ModelFile): KnownModel => ({
    file,
    info: file.format === 'gguf' ? fromGgufFile(file, provider) : fromOnnxFolder(file, provider),
  });

  const demoModel = (): Promise<KnownModel> => {
    embedded ??= readHeaderFile(DEMO_PATH).then((found) => {
      if (!found.ok) throw new LlmError('INTERNAL', `The embedded demo model cannot be used. ${found.reason}`);
      return known({
        format: 'gguf',
        id: DEMO_ID,
        path: DEMO_PATH,
        sizeBytes: found.sizeBytes,
        header: found.header,
        embedded: true,
      });
    });
    return embedded;
  };

  const scan = async () => {
    if (modelsDir === undefined) return { models: [], bad: [] };
    const [gguf, onnx] = await Promise.all([scanner.scan(modelsDir), scanOnnx(modelsDir)]);
    const models: readonly ModelFile[] = [...gguf.models, ...onnx.models];
    const bad = [...gguf.bad, ...onnx.bad];
    for (const { id, reason } of bad) {
      if (complained.has(`${id}\n${reason}`)) continue;
      complained.add(`${id}\n${reason}`);
      logger.warn({ model: id }, `A model in the models folder was left out. ${reason}`);
    }
    // The embedded model keeps its name; a file of the same name has to be renamed to be seen.
    return { models: models.filter(({ id }) => !(demo && id === DEMO_ID)), bad };
  };

  return {
    async list() {
      const { models } = await scan();
      return [...(demo ? [await demoModel()] : []), ...models.map(known)];
    },
    async find(id) {
      if (demo && id === DEMO_ID) return demoModel();
      const { models, bad } = await scan();
      const file = models.find((model) => model.id === id);
      if (file) return known(file);
      const reason = bad.find((model) => model.id === id)?.reason;
      throw new LlmError(
        'MODEL_NOT_FOUND',
        reason === undefined
          ? 'There is no local model of that name. Put its .gguf file or its ONNX folder into the models folder, or list what is there.'
          : `This model cannot be used. ${reason}`,
        { field: 'model' },
      );
    },
  };
}
