import { toCamelCase, toSnakeCase, withCamelCaseKeys } from './camel-case.ts';
import { type ConfigPath, isMapping, type Tree, valueAt } from './tree.ts';
import type { ProviderEnvelope } from './types.ts';

/** A provider's place in the file, and who makes it. The one place where file and packages are matched. */
export interface ProviderSection {
  readonly path: ConfigPath;
  readonly id: string;
  readonly kind: string;
}

const PROVIDERS: ConfigPath = ['model_management', 'providers'];
export const CUSTOM_API: ConfigPath = [...PROVIDERS, 'custom_api'];
export const CUSTOM_PROVIDERS: ConfigPath = [...CUSTOM_API, 'custom_providers'];

const FIXED: readonly ProviderSection[] = [
  { path: [...PROVIDERS, 'openrouter'], id: 'openrouter', kind: 'openrouter' },
  { path: [...PROVIDERS, 'ollama'], id: 'ollama', kind: 'ollama' },
  { path: [...PROVIDERS, 'local'], id: 'local', kind: 'local' },
  { path: [...PROVIDERS, 'lm_studio'], id: 'lmstudio', kind: 'lmstudio' },
];

/** Keys whose name in the file is not the package's own in snake_case. */
const RENAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  local: { models_cache_dir: 'modelsDir' },
};

/** Well-known services that a key in the environment is enough for. */
export const KNOWN_SERVICES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  openai: { api_type: 'openai', base_url: 'https://api.openai.com/v1' },
  anthropic: { api_type: 'anthropic', base_url: 'https://api.anthropic.com' },
};

/** Every provider section of a tree: the four of their own, and one for each custom provider. */
export function providerSections(tree: Tree): readonly ProviderSection[] {
  const custom = valueAt(tree, CUSTOM_PROVIDERS);
  const names = isMapping(custom) ? Object.keys(custom) : [];
  return [...FIXED, ...names.map((id) => ({ path: [...CUSTOM_PROVIDERS, id], id, kind: 'custom' }))];
}

/** The package's config: its keys in camelCase, empty texts left out (`${NAME:-}` of an unset variable). */
export function toPackageConfig(kind: string, section: Tree): Readonly<Record<string, unknown>> {
  if (!isMapping(section)) return {};
  const entries = Object.entries(section).flatMap(([key, value]): [string, unknown][] => {
    if (key === 'enabled' || value === undefined || value === '') return [];
    const name = RENAMED[kind]?.[key] ?? toCamelCase(key);
    const mapped = withCamelCaseKeys({ [key]: value });
    return [[name, isMapping(mapped) ? mapped[toCamelCase(key)] : value]];
  });
  return Object.fromEntries(entries);
}

/** A path inside a package's config as it stands in the file. */
export function toFilePath(envelope: Pick<ProviderEnvelope, 'kind' | 'path'>, path: readonly PropertyKey[]): string {
  const renamed = Object.entries(RENAMED[envelope.kind] ?? {});
  return path.reduce<string>((text, key, depth) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    const name = String(key);
    const written = depth === 0 ? renamed.find(([, own]) => own === name)?.[0] : undefined;
    return `${text}.${written ?? toSnakeCase(name)}`;
  }, envelope.path);
}
