import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { z } from 'zod';

const manifestSchema = z.looseObject({
  name: z.string(),
  private: z.boolean().optional(),
  type: z.string().optional(),
  license: z.string().optional(),
  description: z.string().optional(),
  sideEffects: z.boolean().optional(),
  engines: z.record(z.string(), z.string()).optional(),
  exports: z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])).optional(),
  bin: z.record(z.string(), z.string()).optional(),
  files: z.array(z.string()).optional(),
  publishConfig: z.looseObject({ exports: z.record(z.string(), z.unknown()).optional() }).optional(),
  nx: z.looseObject({ tags: z.array(z.string()).optional() }).optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
  devDependencies: z.record(z.string(), z.string()).optional(),
  peerDependencies: z.record(z.string(), z.string()).optional(),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** A source file, with its path inside the package in POSIX form. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** One package of the workspace, read once for all checks. */
export interface WorkspacePackage {
  /** `packages/core`. */
  readonly directory: string;
  readonly manifest: Manifest;
  /** The value of its `layer:` tag; undefined without one. */
  readonly layer: string | undefined;
  /** Names of the files in its folder, `src` not included. */
  readonly files: readonly string[];
  readonly sources: readonly SourceFile[];
}

export interface Workspace {
  readonly packages: readonly WorkspacePackage[];
  readonly lockfile: string;
  /** Packages that the root tsconfig.json refers to. */
  readonly references: readonly string[];
}

/** Something that is not as the house wants it. */
export interface Problem {
  readonly where: string;
  readonly message: string;
}

/** Reads the whole workspace from disk. Throws where it is not one: a check of nothing must not pass. */
export function readWorkspace(root: string): Workspace {
  const packages = ['packages', 'apps'].flatMap((group) =>
    readdirSync(join(root, group))
      .filter((name) => existsSync(join(root, group, name, 'package.json')))
      .sort()
      .map((name) => readPackage(root, `${group}/${name}`)),
  );
  if (packages.length === 0) throw new Error(`No packages found under ${root}.`);
  const references = z
    .object({ references: z.array(z.object({ path: z.string() })) })
    .parse(JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')))
    .references.map(({ path }) => path.replace(/^\.\//, ''));
  return { packages, lockfile: readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8'), references };
}

function readPackage(root: string, directory: string): WorkspacePackage {
  const folder = join(root, directory);
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const layers = (manifest.nx?.tags ?? []).filter((tag) => tag.startsWith('layer:')).map((tag) => tag.slice(6));
  const sources = walk(join(folder, 'src'))
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ path: relative(folder, file).split(sep).join('/'), text: readFileSync(file, 'utf8') }));
  return {
    directory,
    manifest,
    layer: layers.length === 1 ? layers[0] : undefined,
    files: readdirSync(folder).map((name) => basename(name)),
    sources,
  };
}

function walk(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? walk(path) : [path];
    });
}

/** True for files that are not part of what users run. */
export const isTest = ({ path }: SourceFile): boolean =>
  /\.(test|test-d|bench)\.tsx?$|\/(__fixtures__|testing)\//.test(path);
