import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import type { Problem, Workspace } from './workspace.ts';

/** A fenced block of TypeScript in a document. */
export interface CodeBlock {
  /** 1 for the first line of the document. */
  readonly line: number;
  readonly code: string;
}

/** The blocks fenced as ```ts, in their order. */
export function codeBlocks(markdown: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  for (const match of markdown.matchAll(/^```ts\n([\s\S]*?)^```$/gm)) {
    blocks.push({ line: markdown.slice(0, match.index).split('\n').length, code: match[1] as string });
  }
  return blocks;
}

/** Type-checks every TypeScript block of every document, and every example, against the sources. */
export function checkReadmes(root: string, workspace: Workspace): Problem[] {
  const documents = [
    'README.md',
    ...workspace.packages.map(({ directory }) => `${directory}/README.md`),
    ...(existsSync(join(root, 'docs')) ? markdownIn(root, 'docs') : []),
  ].filter((file) => existsSync(join(root, file)));
  const folder = join(root, 'node_modules/.cache/readmes');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const origins = new Map<string, string>();
  for (const document of documents) {
    for (const { line, code } of codeBlocks(readFileSync(join(root, document), 'utf8'))) {
      const name = `${document.replace(/[^a-z0-9]+/gi, '-')}-${line}.ts`;
      origins.set(name, `${document}:${line}`);
      writeFileSync(join(folder, name), `${code}\nexport {};\n`);
    }
  }
  if (origins.size === 0) return [{ where: 'README.md', message: 'no document has a TypeScript block' }];
  linkDependencies(root, folder, workspace);
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(projectFor(workspace)));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const run = spawnSync(process.execPath, [tsc, '--project', folder, '--pretty', 'false'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (run.status === 0) return [];
  const lines = `${run.stdout}${run.stderr}`.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const name = /([\w-]+\.ts)\(/.exec(line)?.[1] ?? '';
    return { where: origins.get(name) ?? 'examples', message: line.replace(/^.*?error /, '') };
  });
}

// A document may use what any package uses: it is found where Node.js and TypeScript look first.
function linkDependencies(root: string, folder: string, { packages }: Workspace): void {
  const own = new Set(packages.map(({ manifest }) => manifest.name));
  for (const { directory, manifest } of packages) {
    for (const name of Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })) {
      const link = join(folder, 'node_modules', name);
      if (own.has(name) || existsSync(link)) continue;
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(join(root, directory, 'node_modules', name), link, 'junction');
    }
  }
}

function markdownIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return markdownIn(root, path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

// Documents speak to people who installed the packages; here the same names lead to the sources.
function projectFor({ packages }: Workspace): object {
  const paths: Record<string, string[]> = {};
  for (const { directory, manifest } of packages) {
    for (const [subpath, target] of Object.entries(manifest.exports ?? {})) {
      if (typeof target === 'string') continue;
      const source = target['@modelhaven/source'];
      if (source) paths[join(manifest.name, subpath)] = [`../../../${directory}/${source.slice(2)}`];
    }
  }
  return {
    extends: '../../../tsconfig.base.json',
    compilerOptions: {
      composite: false,
      declaration: false,
      declarationMap: false,
      emitDeclarationOnly: false,
      noEmit: true,
      paths,
    },
    include: ['./*.ts', '../../../examples/**/*.ts'],
  };
}
