import type { ModelhavenConfig } from '@modelhaven/manager';

/** What is different in another configuration, by path. */
export interface ConfigChanges {
  /** Holds for new requests. */
  readonly changed: readonly string[];
  /** Holds after the next start only. */
  readonly needsRestart: readonly string[];
}

/** What a running server cannot change: its sockets, its files, and what others hold on to. */
const FIXED =
  /^(?:server\.(?!cors_origins|allowed_url_hosts|limits|budgets)|model_management\.(?:performance_monitoring|hardware_detection|request_log|response_cache)(?:\.|$)|model_management\.therapeutic_safety\.(?!rules(?:\W|$)|minimum_safety_score|scores))/;

/** Compares two configurations. Of secrets it says where, and never what. */
export function configChanges(before: ModelhavenConfig, after: ModelhavenConfig): ConfigChanges {
  const paths = [...new Set([...shown(before).keys(), ...shown(after).keys()])];
  const [old, now] = [shown(before), shown(after)];
  const different = paths.filter((path) => old.get(path) !== now.get(path));
  // An empty list or map that is filled or emptied shows as a value of its own.
  const changed = different.filter(
    (path) => !different.some((each) => each.startsWith(`${path}.`) || each.startsWith(`${path}[`)),
  );
  // Secrets are masked in what is shown, so that a new key looks like the old one.
  const secrets = after.providers.flatMap(({ id, path, config }) => {
    const other = before.providers.find((each) => each.id === id);
    const isSame = other && JSON.stringify(other.config) === JSON.stringify(config);
    return isSame || changed.some((each) => each.startsWith(path)) ? [] : [path];
  });
  const all = [...changed, ...secrets].sort((a, b) => a.localeCompare(b));
  return {
    changed: all.filter((path) => !FIXED.test(path)),
    needsRestart: all.filter((path) => FIXED.test(path)),
  };
}

function shown({ entries }: ModelhavenConfig): ReadonlyMap<string, string> {
  return new Map(entries.map(({ path, value }) => [path, JSON.stringify(value)]));
}
