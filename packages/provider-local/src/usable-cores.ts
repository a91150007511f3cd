import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';

/** CPU cores that a cgroup v2 `cpu.max` allows ("150000 100000" is 1.5); undefined where it sets no limit. */
export function coresFromCpuMax(text: string): number | undefined {
  const [quota, period] = text.trim().split(/\s+/);
  return coresFromQuota(quota, period ?? '100000');
}

/** CPU cores that a cgroup v1 `cpu.cfs_quota_us` and `cpu.cfs_period_us` allow; undefined where they set no limit. */
export function coresFromQuota(quota: string | undefined, period: string | undefined): number | undefined {
  const cores = Number(quota) / Number(period);
  return Number.isFinite(cores) && cores > 0 ? cores : undefined;
}

/** Folder of this process below the cgroup mount, from `/proc/self/cgroup` (v2 line `0::/path`, v1 `N:cpu,cpuacct:/path`). */
export function cgroupPath(text: string, version: 1 | 2): string | undefined {
  for (const line of text.split('\n')) {
    const [, controllers, path] = /^\d+:([^:]*):(\/.*)$/.exec(line.trim()) ?? [];
    if (path === undefined || path.split('/').includes('..')) continue;
    if (version === 2 ? controllers === '' : controllers?.split(',').includes('cpu')) return path;
  }
  return undefined;
}

/** Reads a small text file; undefined where there is none. */
export type ReadText = (path: string) => Promise<string | undefined>;

const readText: ReadText = (path) => readFile(path, 'utf8').catch(() => undefined);

/**
 * Cores that this process may use: those it may run on, or fewer where a container's CPU quota says so (which Node.js
 * does not see). A part of a core does not count: 1.5 gives 1; never less than 1.
 */
export async function usableCores(
  read: ReadText = readText,
  available: number = availableParallelism(),
): Promise<number> {
  const own = (await read('/proc/self/cgroup')) ?? '';
  const limits: number[] = [];
  const note = (cores: number | undefined) => {
    if (cores !== undefined) limits.push(cores);
  };
  for (const folder of ancestors(cgroupPath(own, 2))) {
    const text = await read(`/sys/fs/cgroup${folder}/cpu.max`);
    if (text !== undefined) note(coresFromCpuMax(text));
  }
  for (const folder of ancestors(cgroupPath(own, 1))) {
    const base = `/sys/fs/cgroup/cpu${folder}`;
    note(coresFromQuota(await read(`${base}/cpu.cfs_quota_us`), await read(`${base}/cpu.cfs_period_us`)));
  }
  return Math.max(1, Math.min(available, Math.floor(Math.min(...limits, available))));
}

/** `/a/b` → `/a/b`, `/a`, and the root as an empty text: a limit on any of them holds. */
function ancestors(path: string | undefined): readonly string[] {
  const names = (path ?? '/').split('/').filter((name) => name !== '');
  return Array.from({ length: names.length + 1 }, (_, i) =>
    names
      .slice(0, names.length - i)
      .map((name) => `/${name}`)
      .join(''),
  );
}
