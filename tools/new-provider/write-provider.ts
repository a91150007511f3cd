import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { addReference } from './add-reference.ts';
import { filesOf } from './files-of.ts';
import { namesOf, type ProviderNames } from './names.ts';

/** Writes a new provider into the repository at `root`. Throws where the folder exists, and changes nothing then. */
export function writeProvider(root: string, kind: string | undefined): ProviderNames {
  const names = namesOf(kind);
  const folder = join(root, names.folder);
  if (existsSync(folder)) throw new Error(`${names.folder} exists already.`);
  const tsconfigs = ['tsconfig.json', 'tsconfig.tests.json'].map((file) => {
    const path = join(root, file);
    return { path, text: addReference(readFileSync(path, 'utf8'), names.folder) };
  });
  for (const [path, text] of Object.entries(filesOf(names))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  copyFileSync(join(root, 'packages/core/LICENSE'), join(folder, 'LICENSE'));
  for (const { path, text } of tsconfigs) writeFileSync(path, text);
  return names;
}
