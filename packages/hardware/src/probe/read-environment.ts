import { parseCpuinfo } from './parse-cpuinfo.ts';
import type { ProbeSources } from './sources.ts';

/** What the process is inside of: `docker`, `podman`, `kubernetes`, `lxc`, `container`, `wsl`, `vm`. */
export async function readEnvironment({ platform, readText }: ProbeSources): Promise<string[]> {
  if (platform !== 'linux') return [];
  const [dockerFile, podmanFile, systemd, cgroup, mounts, version, cpuinfo, token] = await Promise.all(
    [
      '/.dockerenv',
      '/run/.containerenv',
      '/run/systemd/container',
      '/proc/self/cgroup',
      '/proc/self/mountinfo',
      '/proc/version',
      '/proc/cpuinfo',
      '/var/run/secrets/kubernetes.io/serviceaccount/namespace',
    ].map((path) => readText(path)),
  );
  const groups = `${cgroup ?? ''}\n${mounts ?? ''}`;
  const found = new Set<string>();
  if (dockerFile !== undefined || /\/docker[/-]/.test(cgroup ?? '')) found.add('docker');
  if (podmanFile !== undefined || /libpod-/.test(groups)) found.add('podman');
  if (token !== undefined || /\/kubepods/.test(groups)) found.add('kubernetes');
  if (/\/lxc[./]/.test(cgroup ?? '') || systemd?.trim() === 'lxc') found.add('lxc');
  if (found.size === 0 && systemd !== undefined && systemd.trim() !== '' && systemd.trim() !== 'wsl')
    found.add('container');
  if (/microsoft/i.test(version ?? '')) found.add('wsl');
  else if (parseCpuinfo(cpuinfo ?? '').isVirtual) found.add('vm');
  return [...found];
}
