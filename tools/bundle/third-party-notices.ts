import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'rolldown';
import { z } from 'zod';

const manifestSchema = z.looseObject({ name: z.string(), version: z.string(), license: z.string() });

/**
 * Puts beside a bundle who wrote the libraries that it holds, and their licences, which ask for that. Fails where a
 * library says nothing.
 */
export function thirdPartyNotices(fileName = 'THIRD-PARTY-NOTICES.txt'): Plugin {
  return {
    name: 'third-party-notices',
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((output) => (output.type === 'chunk' ? output.moduleIds : []));
      const folders = new Set(modules.filter((id) => id.includes('node_modules')).map(folderOf));
      const own = new Set(modules.flatMap((id) => ownFolderOf(id) ?? []));
      const notices = [...[...folders].map(noticeOf), ...[...own].flatMap(ownNoticesOf)].sort();
      if (notices.length === 0) return;
      const source = `The scripts in this folder hold parts of these libraries.\n\n${notices.join('\n\n')}\n`;
      this.emitFile({ type: 'asset', fileName, source });
    },
  };
}

/** The folder of the package that a module belongs to. */
export function folderOf(id: string): string {
  const [, folder] = /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id) ?? [];
  if (folder === undefined) throw new Error(`${id} belongs to no package.`);
  return folder;
}

/** The folder of our own package that a module was taken from, for those that are bundled from their sources. */
export function ownFolderOf(id: string): string | undefined {
  return id.includes('node_modules') ? undefined : /^\0?(.*[\\/]packages[\\/][^\\/]+)[\\/]src[\\/]/.exec(id)?.[1];
}

/** What a package of ours says about parts of it that others made: its NOTICE and the licences beside it. */
function ownNoticesOf(folder: string): readonly string[] {
  if (!existsSync(join(folder, 'NOTICE'))) return [];
  const licences = readdirSync(folder).filter((entry) => entry.startsWith('LICENSE-'));
  return [['NOTICE', ...licences.sort()].map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n')];
}

function noticeOf(folder: string): string {
  const { name, version, license } = manifestSchema.parse(
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  );
  const file = existsSync(folder) ? readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry)) : undefined;
  if (file === undefined) throw new Error(`${name} in ${dirname(folder)} has no licence.`);
  const title = `${name} ${version} (${license})`;
  return `${title}\n${'-'.repeat(title.length)}\n${readFileSync(join(folder, file), 'utf8').trim()}`;
}
