import { defineConfig, type Options } from 'tsup';

// Types come from `tsc --build` into the same folder, so tsup must not clean it away.
// The sources are published beside them, so the maps need no copy of them.
const common = {
  format: ['esm'],
  target: 'node20',
  platform: 'node',
  sourcemap: true,
  dts: false,
  esbuildOptions: (options) => {
    options.sourcesContent = false;
  },
} satisfies Options;

/** The build of a library package: ESM JavaScript beside the declarations that `tsc --build` writes. */
export const library = (entry: string[] = ['src/index.ts']) => defineConfig({ ...common, entry, clean: false });

/** The build of an app: the same, with shared chunks, so that lazily imported commands stay lazy. */
export const app = (entry: string[]) => defineConfig({ ...common, entry, clean: false, splitting: true });
