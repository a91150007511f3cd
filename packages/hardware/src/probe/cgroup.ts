import type { ProbeSources } from './sources.ts';

/** What a container may use. Absent: no limit was found. */
export interface CgroupLimits {
  /** May be a fraction. */
  readonly cores?: number;
  readonly memoryBytes?: number;
  /** Bytes under the limit that are not in use, or could be given back at once. */
  readonly memoryFreeBytes?: number;
}

const ROOT = '/sys/fs/cgroup';
// Version 1 writes nearly 2^63 where there is no limit.
const NO_LIMIT_BYTES = 2 ** 60;

interface Hierarchy {
  /** Directories from the process's own group up to the root. */
  readonly directories: readonly string[];
  readonly version: 1 | 2;
}

/** Reads the limits of the process's group and of every group above it, of either version of cgroups. */
export async function readCgroupLimits(readText: ProbeSources['readText']): Promise<CgroupLimits> {
  const membership = parseMembership((await readText('/proc/self/cgroup')) ?? '');
  const [cores, memory] = await Promise.all([
    smallest(hierarchies(membership, 'cpu'), (hierarchy, directory) => readCores(readText, hierarchy, directory)),
    readMemory(readText, hierarchies(membership, 'memory')),
  ]);
  return { ...(cores === undefined ? {} : { cores }), ...memory };
}

/** Paths by controller out of /proc/self/cgroup; version 2 stands under the empty name. */
export function parseMembership(text: string): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  for (const line of text.split('\n', 64)) {
    const match = /^\d+:([^:]*):(\/.*)$/.exec(line);
    if (!match || match[2]?.includes('..')) continue;
    for (const controller of (match[1] ?? '').split(',')) paths.set(controller, match[2] ?? '/');
  }
  return paths;
}

/** Cores out of `cpu.max`: `50000 100000` is half a core, `max 100000` no limit. */
export function parseCpuMax(text: string): number | undefined {
  const match = /^(\d{1,12}) (\d{1,12})\s*$/.exec(text);
  const [quota, period] = [Number(match?.[1]), Number(match?.[2])];
  return match && quota > 0 && period > 0 ? quota / period : undefined;
}

/** A number of bytes; undefined for `max`, for what is no number, and for what is as good as no limit. */
export function parseLimit(text: string): number | undefined {
  const value = /^\d{1,20}\s*$/.test(text) ? Number(text) : Number.NaN;
  return value > 0 && value < NO_LIMIT_BYTES ? value : undefined;
}

function hierarchies(membership: ReadonlyMap<string, string>, controller: 'cpu' | 'memory'): Hierarchy[] {
  const found: Hierarchy[] = [];
  const own = membership.get(controller);
  // Inside a container the path is often the host's, and the group itself is what is mounted at the root.
  if (own !== undefined) found.push({ version: 1, directories: upwards(`${ROOT}/${controller}`, own) });
  const unified = membership.get('');
  if (unified !== undefined) found.push({ version: 2, directories: upwards(ROOT, unified) });
  return found;
}

function upwards(root: string, path: string): string[] {
  const parts = path.split('/').filter(Boolean).slice(0, 32);
  return Array.from({ length: parts.length + 1 }, (_, index) =>
    [root, ...parts.slice(0, parts.length - index)].join('/'),
  );
}

async function smallest(
  found: readonly Hierarchy[],
  read: (hierarchy: Hierarchy, directory: string) => Promise<number | undefined>,
): Promise<number | undefined> {
  const values = await Promise.all(
    found.flatMap((hierarchy) => hierarchy.directories.map((directory) => read(hierarchy, directory))),
  );
  const limits = values.filter((value) => value !== undefined);
  return limits.length === 0 ? undefined : Math.min(...limits);
}

async function readCores(readText: ProbeSources['readText'], { version }: Hierarchy, directory: string) {
  if (version === 2) return parseCpuMax((await readText(`${directory}/cpu.max`)) ?? '');
  const [quota, period] = await Promise.all([
    readText(`${directory}/cpu.cfs_quota_us`),
    readText(`${directory}/cpu.cfs_period_us`),
  ]);
  return parseCpuMax(`${quota?.trim()} ${period?.trim()}`);
}

async function readMemory(readText: ProbeSources['readText'], found: readonly Hierarchy[]) {
  const groups = await Promise.all(
    found.flatMap(({ version, directories }) =>
      directories.map(async (directory) => {
        const [limit, used, statistics] = await Promise.all(
          (version === 2
            ? ['memory.max', 'memory.current', 'memory.stat']
            : ['memory.limit_in_bytes', 'memory.usage_in_bytes', 'memory.stat']
          ).map((file) => readText(`${directory}/${file}`)),
        );
        const memoryBytes = parseLimit(limit ?? '');
        const usedBytes = parseLimit(used ?? '') ?? 0;
        // Cached file pages count as used, but are given back when something else needs them.
        const cached = Number(/^(?:total_)?inactive_file (\d{1,18})$/m.exec(statistics ?? '')?.[1] ?? 0);
        return memoryBytes === undefined
          ? []
          : [{ memoryBytes, memoryFreeBytes: Math.max(0, memoryBytes - Math.max(0, usedBytes - cached)) }];
      }),
    ),
  );
  const limited = groups.flat();
  if (limited.length === 0) return {};
  return {
    memoryBytes: Math.min(...limited.map(({ memoryBytes }) => memoryBytes)),
    memoryFreeBytes: Math.min(...limited.map(({ memoryFreeBytes }) => memoryFreeBytes)),
  };
}
