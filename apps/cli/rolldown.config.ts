import { defineConfig, type Plugin } from 'rolldown';
import { clearScripts } from '../../tools/bundle/clear-scripts.ts';
import { thirdPartyNotices } from '../../tools/bundle/third-party-notices.ts';

/** The server is a program of its own, with libraries that want to be installed: read by `serve` and `demo`. */
const OURS_OUTSIDE = ['@modelhaven/server'];

/** The libraries of others that nearly every command reads, in a hundred files each. All others stay dependencies. */
const OTHERS_INSIDE = ['zod', 'yaml'];

const isInside = (id: string): boolean =>
  /^[./]/.test(id) || OTHERS_INSIDE.includes(id) || (id.startsWith('@modelhaven/') && !OURS_OUTSIDE.includes(id));

/** The local provider finds its demo model and the script of its processes beside itself: there they still lie. */
const ownFolder: Plugin = {
  name: 'own-folder',
  transform: {
    filter: { id: /[\\/]packages[\\/]provider-local[\\/]src[\\/]/, code: 'import.meta.url' },
    handler: (code) => code.replaceAll('import.meta.url', "import.meta.resolve('@modelhaven/provider-local')"),
  },
};

// One bundle in place of nine packages: a command reads the dozen files that it runs, and not the hundreds that they
// could need. See docs/decisions.
export default defineConfig({
  input: { bin: 'src/bin.ts' },
  platform: 'node',
  plugins: [clearScripts('dist'), ownFolder, thirdPartyNotices()],
  resolve: { conditionNames: ['@modelhaven/source', 'node', 'import', 'default'] },
  external: (id, importer, isResolved) =>
    // What is bundled brings its own parts by relative and by bare names.
    !isResolved && importer !== undefined && !importer.includes('node_modules') && !isInside(id),
  output: { dir: 'dist', format: 'esm', chunkFileNames: '[name]-[hash].js' },
});
