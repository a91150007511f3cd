import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { GgufHeader } from './gguf-header.ts';
import type { ModelOrigin } from './model-origin.ts';
import { readHeaderFile } from './read-header-file.ts';

/** A GGUF model that lies on the disk. */
export interface GgufFile {
  readonly format: 'gguf';
  /** Path below the scanned folder without `.gguf`, with `/`: `qwen/qwen3-8b-q4_k_m`. */
  readonly id: string;
  /** Absolute path of the file, or of the first part of a split model. */
  readonly path: string;
  /** All parts of a split model; absent: `path` is all there is. */
  readonly parts?: readonly string[];
  /** Whose file it is; absent for the model that comes with this package. */
  readonly origin?: ModelOrigin;
  /** Bytes on the disk, all parts together. */
  readonly sizeBytes: number;
  readonly header: GgufHeader;
  /** True for the model that comes with this package. */
  readonly embedded?: boolean;
}

/** A file that has the name of a model and cannot be one. */
export interface BadFile {
  readonly id: string;
  readonly path: string;
  /** A sentence for people. */
  readonly reason: string;
}

export interface Scan {
  readonly models: readonly GgufFile[];
  readonly bad: readonly BadFile[];
}

const MOST_DEPTH = 6;
const MOST_FILES = 10_000;
const SPLIT = /-(\d{5})-of-(\d{5})$/;

/** Scans a folder for GGUF models. A file that did not change since the last scan is not read again. */
export interface Scanner {
  /** Resolves with nothing found where the folder does not exist. */
  scan(folder: string): Promise<Scan>;
  /** One file by itself, whatever its name; undefined where it is no language model or cannot be read. */
  describe(id: string, path: string): Promise<GgufFile | undefined>;
}

type Known = { readonly size: number; readonly mtimeMs: number; readonly result: HeaderResult };
type HeaderResult = Awaited<ReturnType<typeof readHeaderFile>>;

/** A scanner with an empty memory. */
export function createScanner(): Scanner {
  const known = new Map<string, Known>();

  const readCached = async (path: string): Promise<HeaderResult> => {
    const { size, mtimeMs } = await stat(path);
    const before = known.get(path);
    if (before && before.size === size && before.mtimeMs === mtimeMs) return before.result;
    const result = await readHeaderFile(path);
    known.set(path, { size, mtimeMs, result });
    return result;
  };

  return {
    async scan(folder) {
      const files = await findFiles(folder);
      const models: GgufFile[] = [];
      const bad: BadFile[] = [];
      for (const group of groupParts(files.map((path) => ({ path, id: idOf(folder, path) })))) {
        const found = await describe(group, readCached);
        if ('header' in found) {
          if (isLanguageModel(found.header)) models.push(found);
        } else bad.push(found);
      }
      return { models, bad };
    },
    async describe(id, path) {
      const found = await describe({ id, parts: [{ path, id }], promised: 1 }, readCached);
      return 'header' in found && isLanguageModel(found.header) ? found : undefined;
    },
  };
}

function idOf(folder: string, path: string): string {
  return relative(folder, path)
    .split(sep)
    .join('/')
    .replace(/\.gguf$/i, '');
}

/** Paths of all `.gguf` files, sorted. Hidden folders and linked folders are left out; linked files are followed. */
async function findFiles(folder: string): Promise<readonly string[]> {
  let root: string;
  try {
    root = await realpath(folder);
  } catch {
    return [];
  }
  const files: string[] = [];
  const walk = async (directory: string, shown: string, depth: number): Promise<void> => {
    const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (files.length >= MOST_FILES) return;
      if (entry.name.startsWith('.')) continue;
      const inside = join(shown, entry.name);
      if (entry.isDirectory()) {
        if (depth < MOST_DEPTH) await walk(join(directory, entry.name), inside, depth + 1);
      } else if (/\.gguf$/i.test(entry.name) && (entry.isFile() || (await isFile(inside)))) files.push(inside);
    }
  };
  await walk(root, folder, 0);
  return files;
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isFile(),
    () => false,
  );
}

interface Part {
  readonly path: string;
  readonly id: string;
}

interface Group {
  readonly id: string;
  readonly parts: readonly Part[];
  /** Parts that the names promise. */
  readonly promised: number;
}

/** `x-00001-of-00003` … are one model `x`. */
function groupParts(files: readonly Part[]): readonly Group[] {
  const groups = new Map<string, { parts: Part[]; promised: number }>();
  for (const file of files) {
    const split = SPLIT.exec(file.id);
    const id = file.id.replace(SPLIT, '');
    const key = split ? `${id}\n${split[2]}` : id;
    const group = groups.get(key) ?? { parts: [], promised: split ? Number(split[2]) : 1 };
    group.parts.push(file);
    groups.set(key, group);
  }
  return [...groups].map(([key, group]) => ({ id: key.split('\n')[0] as string, ...group }));
}

async function describe(
  { id, parts, promised }: Group,
  read: (path: string) => Promise<HeaderResult>,
): Promise<GgufFile | BadFile> {
  const first = parts[0] as Part;
  if (parts.length !== promised) {
    return { id, path: first.path, reason: `The model is split into ${promised} files, and ${parts.length} are here.` };
  }
  let sizeBytes = 0;
  let header: GgufHeader | undefined;
  for (const { path } of parts) {
    const result = await read(path).catch(() => ({ ok: false, reason: 'The file cannot be read.' }) as const);
    if (!result.ok) return { id, path, reason: result.reason };
    header ??= result.header;
    sizeBytes += result.sizeBytes;
  }
  return {
    format: 'gguf',
    id,
    path: first.path,
    ...(parts.length > 1 ? { parts: parts.map(({ path }) => path) } : {}),
    sizeBytes,
    header: header as GgufHeader,
  };
}

/** False for the companions of models: vision projectors, adapters, importance matrices. */
function isLanguageModel({ metadata }: GgufHeader): boolean {
  const type = metadata.get('general.type') ?? 'model';
  const architecture = metadata.get('general.architecture');
  return type === 'model' && typeof architecture === 'string' && architecture !== 'clip';
}
