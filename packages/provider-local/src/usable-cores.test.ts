import { describe, expect, it } from 'vitest';
import { threadsFor } from './engines/threads.ts';
import { cgroupPath, coresFromCpuMax, coresFromQuota, usableCores } from './usable-cores.ts';

describe('limits of a container', () => {
  it('are read from cpu.max', () => {
    expect(coresFromCpuMax('150000 100000\n')).toBe(1.5);
    expect(coresFromCpuMax('max 100000\n')).toBeUndefined();
    expect(coresFromCpuMax('50000')).toBe(0.5);
    for (const rubbish of ['', 'x y', '0 0', '-1 100000']) expect(coresFromCpuMax(rubbish)).toBeUndefined();
  });

  it('are read from the older pair of files', () => {
    expect(coresFromQuota('200000\n', '100000\n')).toBe(2);
    expect(coresFromQuota('-1', '100000')).toBeUndefined();
    expect(coresFromQuota(undefined, undefined)).toBeUndefined();
  });

  it('are looked for where the process belongs', () => {
    const v1 = '3:cpu,cpuacct:/docker/abc\n2:memory:/docker/abc\n0::/system.slice/x.service\n';
    expect(cgroupPath(v1, 1)).toBe('/docker/abc');
    expect(cgroupPath(v1, 2)).toBe('/system.slice/x.service');
    expect(cgroupPath('0::/../../etc\n', 2)).toBeUndefined();
    expect(cgroupPath('', 2)).toBeUndefined();
  });
});

describe('usable cores', () => {
  const reader = (files: Readonly<Record<string, string>>) => async (path: string) => files[path];

  it('are those of the machine without a limit', async () => {
    expect(await usableCores(reader({}), 8)).toBe(8);
    expect(await usableCores(reader({ '/sys/fs/cgroup/cpu.max': 'max 100000' }), 8)).toBe(8);
  });

  it('are fewer where any folder above sets a limit', async () => {
    const files = {
      '/proc/self/cgroup': '0::/a/b\n',
      '/sys/fs/cgroup/a/b/cpu.max': 'max 100000',
      '/sys/fs/cgroup/a/cpu.max': '350000 100000',
    };
    expect(await usableCores(reader(files), 8)).toBe(3);
    expect(await usableCores(reader({ '/sys/fs/cgroup/cpu.max': '20000 100000' }), 8)).toBe(1);
    const v1 = { '/sys/fs/cgroup/cpu/cpu.cfs_quota_us': '400000', '/sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000' };
    expect(await usableCores(reader(v1), 8)).toBe(4);
  });
});

it('a tiny model gets one thread, others what is usable', () => {
  expect(threadsFor('auto', 1_000_000, 16)).toBe(1);
  expect(threadsFor('auto', 4e9, 16)).toBe(16);
  expect(threadsFor(3, 1_000_000, 16)).toBe(3);
});
