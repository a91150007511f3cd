import { LlmError } from '@modelhaven/core';
import { ONNX_SUFFIXES, type OnnxDtype } from '../weights/onnx-folder.ts';
import { isSafeFormat, isSafePath } from './hub-path.ts';
import { quantizationOf } from './quantization.ts';

/** A file as the hub lists it. */
export interface HubFile {
  readonly path: string;
  readonly sizeBytes: number;
  /** Of files in large file storage, in lower case. */
  readonly sha256?: string;
  /** Git's own name of the content, of all other files. */
  readonly gitSha1?: string;
}

/** One model of a repository: what there is to choose from. */
export interface HubChoice {
  readonly format: 'gguf' | 'onnx';
  /** `Q4_K_M`, `q8`; where a name tells none, the name itself. */
  readonly label: string;
  /** What it is called below the repository's folder: path without `.gguf`, or the variant behind a colon. */
  readonly name: string;
  /** The weights first, in the order of their parts. */
  readonly files: readonly HubFile[];
  /** Bytes of all files. */
  readonly sizeBytes: number;
}

/** What a repository has. */
export interface HubContents {
  readonly choices: readonly HubChoice[];
  /** Vision projectors, which are no models by themselves. */
  readonly projectors: readonly HubFile[];
  /** Names of split models of which parts are missing. */
  readonly incomplete: readonly string[];
  /** True where there are weights in formats that are never fetched. */
  readonly hasOtherWeights: boolean;
}

const SPLIT = /-(\d{5})-of-(\d{5})\.gguf$/i;
const PROJECTOR = /(?:^|[/._-])mmproj(?=[._-]|$)/i;
const COMPANION = /(?:^|[/._-])imatrix(?=[._-]|$)/i;
const OTHER_WEIGHTS = /\.(?:safetensors|bin|pt|pth|ckpt|h5|msgpack|pkl|tflite|mlmodel)$/i;

/** Files beside the weights that an ONNX model is loaded with. */
const ONNX_COMPANIONS =
  /^(?:config|generation_config|tokenizer|tokenizer_config|special_tokens_map|added_tokens|vocab|preprocessor_config|modules|config_sentence_transformers|sentence_bert_config|1_Pooling\/config)\.json$|^(?:vocab|merges)\.txt$|^chat_template\.(?:jinja|json)$/;

/**
 * Sorts the files of a repository into models. Throws `BAD_RESPONSE` where a file that would be written has a name that
 * leads out of its folder or means something else on another system: a repository that has one deserves no trust.
 */
export function sortHubFiles(files: readonly HubFile[]): HubContents {
  const safe = files.filter(({ path }) => isSafeFormat(path));
  const seen = new Map<string, string>();
  for (const { path } of safe) {
    if (!isSafePath(path)) {
      throw new LlmError(
        'BAD_RESPONSE',
        'The repository has a file whose name is not safe on a disk; nothing is fetched.',
      );
    }
    const folded = path.toLowerCase();
    if (seen.has(folded)) {
      throw new LlmError(
        'BAD_RESPONSE',
        'The repository has two files whose names differ in capitals only; nothing is fetched.',
      );
    }
    seen.set(folded, path);
  }
  const ggufs = safe.filter(({ path }) => /\.gguf$/i.test(path) && !COMPANION.test(path));
  const projectors = ggufs.filter(({ path }) => PROJECTOR.test(path));
  const { models, incomplete } = groupParts(ggufs.filter(({ path }) => !PROJECTOR.test(path)));
  return {
    choices: [...models, ...onnxChoices(safe)],
    projectors,
    incomplete,
    hasOtherWeights: files.some(({ path }) => OTHER_WEIGHTS.test(path)),
  };
}

/** A projector as something to fetch by itself. */
export function projectorChoice(file: HubFile): HubChoice {
  return { format: 'gguf', label: 'mmproj', name: stem(file.path), files: [file], sizeBytes: file.sizeBytes };
}

function groupParts(files: readonly HubFile[]): { models: readonly HubChoice[]; incomplete: readonly string[] } {
  const groups = new Map<string, { readonly count: number; readonly parts: HubFile[] }>();
  for (const file of files) {
    const count = Number(SPLIT.exec(file.path)?.[2] ?? 1);
    const key = stem(file.path);
    const group = groups.get(`${key}\n${count}`) ?? { count, parts: [] };
    group.parts.push(file);
    groups.set(`${key}\n${count}`, group);
  }
  const models: HubChoice[] = [];
  const incomplete: string[] = [];
  for (const [key, { count, parts }] of groups) {
    const name = key.split('\n')[0] as string;
    if (parts.length !== count) incomplete.push(name);
    else {
      const sorted = parts.toSorted((a, b) => (a.path < b.path ? -1 : 1));
      models.push({ format: 'gguf', label: quantizationOf(name) ?? name, name, files: sorted, sizeBytes: sum(sorted) });
    }
  }
  return { models: models.toSorted((a, b) => a.sizeBytes - b.sizeBytes), incomplete };
}

function onnxChoices(files: readonly HubFile[]): readonly HubChoice[] {
  const companions = files.filter(({ path }) => ONNX_COMPANIONS.test(path));
  const has = (path: string) => companions.some((file) => file.path === path);
  if (!has('config.json') || !has('tokenizer.json')) return [];
  return Object.entries(ONNX_SUFFIXES).flatMap(([dtype, suffix]): HubChoice[] => {
    const own = `onnx/model${suffix}.onnx`;
    const graph = files.find(({ path }) => path === own);
    if (!graph) return [];
    const data = files.filter(({ path }) => path.startsWith(`${own}_data`));
    const all = [graph, ...data, ...companions];
    return [
      {
        format: 'onnx',
        label: dtype satisfies string as OnnxDtype,
        name: `:${dtype}`,
        files: all,
        sizeBytes: sum(all),
      },
    ];
  });
}

const stem = (path: string): string => path.replace(SPLIT, '').replace(/\.gguf$/i, '');
const sum = (files: readonly HubFile[]): number => files.reduce((total, { sizeBytes }) => total + sizeBytes, 0);
