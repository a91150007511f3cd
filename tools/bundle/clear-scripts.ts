import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'rolldown';

/** Removes the scripts of earlier builds, whose names hold their hashes; the types that the compiler writes there stay. */
export function clearScripts(folder: string): Plugin {
  return {
    name: 'clear-scripts',
    buildStart() {
      if (!existsSync(folder)) return;
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (/\.js(\.map)?$/.test(name)) rmSync(join(folder, name));
      }
    },
  };
}
