import { LlmError, type Logger, type ModelInfo } from '@modelhaven/core';
import { DEMO_ID, DEMO_PATH } from './demo.ts';
import { fromGgufFile } from './from-gguf-file.ts';
import { fromOnnxFolder } from './from-onnx-folder.ts';
import { type KnownRecords, recordsBelow } from './hub/hub-folder.ts';
import { isTrusted, type TrustedRevisions, trustedFor } from './hub/trusted-revisions.ts';
import { groupVariants, type VariantGroup } from './variants.ts';
import type { ModelFile } from './weights/model-file.ts';
import { readHeaderFile } from './weights/read-header-file.ts';
import { type BadFile, createScanner } from './weights/scan.ts';
import { scanOnnx } from './weights/scan-onnx.ts';
import { createOtherModels, type OtherFolders } from './weights/scan-others.ts';

/** A model that can be loaded, with what is said of it. */
export interface KnownModel {
  readonly file: ModelFile;
  readonly info: ModelInfo;
}

/** The models on this machine. An id only ever names a file that a scan found, so no id leads anywhere else. */
export interface ModelFiles {
  /** `fresh`: folders of other programs are looked at now. */
  list(fresh?: boolean): Promise<readonly KnownModel[]>;
  /** Models of which several quantisations are here. */
  groups(): Promise<readonly VariantGroup[]>;
  /** Rejects with `MODEL_NOT_FOUND`; the message says why where a file of that name is there and cannot be used. */
  find(id: string): Promise<KnownModel>;
}

export interface ModelFilesOptions {
  /** Id of the provider instance. */
  readonly provider: string;
  readonly modelsDir: string | undefined;
  readonly demo: boolean;
  readonly logger: Logger;
  /** Folders of other programs. Default: none. */
  readonly others?: OtherFolders;
  /** Default: every revision of everything. */
  readonly trusted?: TrustedRevisions;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** The embedded model, the files of one folder, and those that other programs keep. */
export function createModelFiles(options: ModelFilesOptions): ModelFiles {
  const { provider, modelsDir, demo, logger, others: folders = {}, trusted = {}, now = Date.now } = options;
  const scanner = createScanner();
  const others = createOtherModels(folders, scanner, now, logger);
  const knownRecords: KnownRecords = new Map();
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

  const own = async (folder: string): Promise<{ models: readonly ModelFile[]; bad: readonly BadFile[] }> => {
    const [gguf, onnx, records] = await Promise.all([
      scanner.scan(folder),
      scanOnnx(folder),
      recordsBelow(folder, knownRecords),
    ]);
    const models = [...gguf.models, ...onnx.models].map((model): ModelFile => {
      const [organisation, name, ...rest] = model.id
        .replace(/:[^:/]*$/, model.format === 'onnx' ? '' : '$&')
        .split('/');
      const repo = name === undefined ? undefined : `${organisation}/${name}`;
      const record = repo === undefined ? undefined : records.get(repo.toLowerCase());
      const path = model.format === 'gguf' ? rest.join('/') : 'onnx/model';
      const isIts = (file: string) =>
        file.startsWith(path) &&
        (model.format === 'onnx' || /^(?:-\d{5}-of-\d{5})?\.gguf$/i.test(file.slice(path.length)));
      const noted = Object.entries(record?.files ?? {}).find(([file]) => isIts(file))?.[1];
      const commit = noted === undefined ? {} : { commit: noted.commit };
      return { ...model, origin: { store: 'models', ...(repo === undefined ? {} : { repo }), ...commit } };
    });
    return { models, bad: [...gguf.bad, ...onnx.bad] };
  };

  /** Files of a repository whose revisions are listed count only where they are known to be of such a one. */
  const distrust = ({ id, path, origin }: ModelFile): BadFile | undefined => {
    const revisions = origin?.repo === undefined ? undefined : trustedFor(trusted, origin.repo);
    if (revisions === undefined) return undefined;
    // A branch or tag was looked up when the file was fetched: what it stood for then is what was trusted.
    const hasNames = revisions.some((revision) => !/^[0-9a-f]{7,40}$/i.test(revision));
    const { commit } = origin ?? {};
    if (commit !== undefined && (isTrusted(revisions, commit) || (hasNames && origin?.store === 'models')))
      return undefined;
    const what = commit === undefined ? 'nobody noted its revision' : `it is of revision ${commit.slice(0, 12)}`;
    return { id, path, reason: `trusted_model_revisions allows only ${revisions.join(', ')}, and ${what}.` };
  };

  const scan = async (fresh: boolean) => {
    const mine = modelsDir === undefined ? { models: [], bad: [] } : await own(modelsDir);
    const found = [...mine.models, ...(await others.list(fresh))];
    const distrusted = found.flatMap((model) => distrust(model) ?? []);
    const bad = [...mine.bad, ...distrusted];
    for (const { id, reason } of bad) {
      if (complained.has(`${id}\n${reason}`)) continue;
      complained.add(`${id}\n${reason}`);
      logger.warn({ model: id }, `A model was left out. ${reason}`);
    }
    const refused = new Set(distrusted.map(({ id }) => id));
    const seen = new Set<string>(demo ? [DEMO_ID] : []);
    // The embedded model keeps its name; a file of the same name has to be renamed to be seen.
    const models = found.filter(({ id }) => !refused.has(id) && !seen.has(id) && seen.add(id));
    return { models, bad };
  };

  return {
    async list(fresh = false) {
      const { models } = await scan(fresh);
      return [...(demo ? [await demoModel()] : []), ...models.map(known)];
    },
    async groups() {
      return groupVariants((await scan(false)).models.map(known));
    },
    async find(id) {
      if (demo && id === DEMO_ID) return demoModel();
      const { models, bad } = await scan(false);
      const file = models.find((model) => model.id === id);
      if (file) return known(file);
      const reason = bad.find((model) => model.id === id)?.reason;
      throw new LlmError(
        'MODEL_NOT_FOUND',
        reason === undefined
          ? 'There is no local model of that name. Fetch it ("modelhaven models pull org/repo"), put its .gguf file or its ONNX folder into the models folder, or list what is there.'
          : `This model cannot be used. ${reason}`,
        { field: 'model' },
      );
    },
  };
}
