import { formatPath, leavesOf, type Tree } from './tree.ts';
import type { ConfigEntry, ConfigOrigin, ModelhavenConfig } from './types.ts';

/** What stands for a secret. It says nothing of its length or its letters. */
export const MASK = '********';

const SECRET_KEY = /(^|_)(key|keys|secret|password|passphrase|token|authorization|credentials?)$/;

/** Every value with its origin; secrets masked. */
export function toEntries(tree: Tree, originOf: (path: string) => ConfigOrigin): readonly ConfigEntry[] {
  return [...leavesOf(tree)].map(({ path, value }) => {
    const formatted = formatPath(path);
    return { path: formatted, value: masked(path, value), origin: originOf(formatted) };
  });
}

/** What may be shown of a value. */
export function masked(path: readonly (string | number)[], value: unknown): unknown {
  if (typeof value !== 'string' || value === '') return value;
  const key = path.findLast((part) => typeof part === 'string') ?? '';
  if (SECRET_KEY.test(String(key)) || path.includes('headers')) return MASK;
  return maskAddress(value);
}

function maskAddress(text: string): string {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return text;
  const withoutUser = text.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, `$1${MASK}@`);
  return withoutUser.replace(/([?&][^=&#]+=)[^&#]*/g, `$1${MASK}`);
}

/** The configuration as lines of `path: value  # origin`, secrets masked. */
export function describeConfig(config: Pick<ModelhavenConfig, 'entries'>): readonly string[] {
  return config.entries.map(
    ({ path, value, origin }) => `${path}: ${JSON.stringify(value)}  # ${formatOrigin(origin)}`,
  );
}

/** `default`, `flag`, `environment PORT`, `file, line 3`, `file, line 3, with OPENROUTER_API_KEY`. */
export function formatOrigin(origin: ConfigOrigin): string {
  switch (origin.from) {
    case 'environment':
      return `environment ${origin.name}`;
    case 'file': {
      const line = origin.line === undefined ? '' : `, line ${origin.line}`;
      return `file${line}${origin.variables ? `, with ${origin.variables.join(', ')}` : ''}`;
    }
    default:
      return origin.from;
  }
}
