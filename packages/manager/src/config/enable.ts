import type { EnvironmentValue } from './environment.ts';
import type { Expansion } from './expand.ts';
import type { PlacedIssue } from './issues.ts';
import { CUSTOM_API, type ProviderSection, providerSections } from './provider-sections.ts';
import { type ConfigPath, formatPath, type Tree, valueAt, withValueAt } from './tree.ts';
import type { ConfigNote, ConfigOrigin } from './types.ts';

/** Which providers are on, and what stands in the way. */
export interface Enabled {
  /** The tree with `enabled` in every provider section. */
  readonly tree: Tree;
  /** Origins of the values that were filled in here, by formatted path. */
  readonly origins: ReadonlyMap<string, ConfigOrigin>;
  /** Formatted paths of the sections that somebody asked for. */
  readonly askedFor: ReadonlySet<string>;
  readonly notes: readonly ConfigNote[];
  readonly issues: readonly PlacedIssue[];
}

/**
 * A provider is on where the file or a flag says so, else where its section is written or its variable set, else off;
 * the local one is on by default. `enabled: false` in the file wins over a mere key in the environment: who switched a
 * provider off does not want texts sent there. A provider whose key is missing stays off, with a note.
 */
export function decideEnabled(
  tree: Tree,
  switches: readonly EnvironmentValue[],
  expansions: readonly Expansion[],
  written: Tree,
): Enabled {
  const origins = new Map<string, ConfigOrigin>();
  const askedFor = new Set<string>();
  const notes: ConfigNote[] = [];
  let result = tree;

  const decide = (section: ConfigPath, byDefault: boolean): boolean => {
    const path = [...section, 'enabled'];
    const said = valueAt(tree, path);
    const isWritten = valueAt(written, section) !== undefined;
    const bySwitch = switches.find(({ switchesOn }) => switchesOn && formatPath(switchesOn) === formatPath(section));
    const enabled = typeof said === 'boolean' ? said : isWritten || bySwitch !== undefined || byDefault;
    if (said === undefined) {
      origins.set(formatPath(path), bySwitch ? { from: 'environment', name: bySwitch.name } : { from: 'default' });
      result = withValueAt(result, path, enabled);
    }
    if (said === true || isWritten || bySwitch) askedFor.add(formatPath(section));
    return enabled;
  };

  const customApi = decide(CUSTOM_API, true);
  const isOn = (section: ProviderSection): boolean => {
    const enabled = decide(section.path, section.kind === 'local');
    return enabled && (customApi || section.kind !== 'custom');
  };
  const on = providerSections(tree).filter(isOn);

  const issues: PlacedIssue[] = [];
  for (const { path, missing } of expansions) {
    if (missing.length === 0 || valueAt(tree, path) !== undefined) continue;
    const section = providerSections(tree).find((candidate) => startsWith(path, candidate.path));
    if (section && !on.includes(section)) continue;
    const unset = missing.map((name) => `$\{${name}}`).join(', ');
    if (section && path.at(-1) === 'api_key') {
      const message = `${section.id} is switched on, but ${unset} is not set. It stays off until it is.`;
      notes.push({ path: formatPath(path), message });
      result = withValueAt(result, [...section.path, 'enabled'], false);
    } else {
      const message = `needs ${unset}, which is not set. Set it, or write a default: $\{${missing[0]}:-…}.`;
      issues.push({ path, message });
    }
  }
  for (const section of on) {
    const key = [...section.path, 'api_key'];
    const isNoted = notes.some(({ path }) => path === formatPath(key));
    const hasKey = Boolean(valueAt(tree, key));
    if (section.kind !== 'openrouter' || hasKey || isNoted) continue;
    notes.push({
      path: formatPath(key),
      message: 'openrouter is switched on, but has no key. Set OPENROUTER_API_KEY; it stays off until then.',
    });
    result = withValueAt(result, [...section.path, 'enabled'], false);
  }
  return { tree: result, origins, askedFor, notes, issues };
}

function startsWith(path: ConfigPath, beginning: ConfigPath): boolean {
  return beginning.every((key, index) => path[index] === key);
}
