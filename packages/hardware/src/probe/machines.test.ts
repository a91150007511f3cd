import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type FakeMachine, fakeSources } from '../testing/fake-machine.ts';
import { createHardwareProbe } from './create-hardware-probe.ts';

const GIB = 1024 ** 3;
const fixture = (name: string): string => readFileSync(new URL(`./__fixtures__/${name}`, import.meta.url), 'utf8');
const look = (machine: FakeMachine) => createHardwareProbe({ sources: fakeSources(machine) }).refresh();

describe('machines', () => {
  it('Linux in a virtual machine, limited by a group above its own', async () => {
    const profile = await look({
      files: {
        '/proc/cpuinfo': fixture('cpuinfo-epyc-vm.txt'),
        '/proc/meminfo': fixture('meminfo-linux.txt'),
        '/proc/self/cgroup': '4:memory:/jobs/5fca1de8\n2:cpu,cpuacct:/jobs/5fca1de8\n',
        '/proc/self/status': 'Name:\tnode\nCpus_allowed_list:\t0-1\n',
        '/sys/fs/cgroup/memory/jobs/5fca1de8/memory.limit_in_bytes': '9223372036854771712\n',
        '/sys/fs/cgroup/memory/jobs/memory.limit_in_bytes': `${4 * GIB}\n`,
        '/sys/fs/cgroup/memory/jobs/memory.usage_in_bytes': `${3 * GIB}\n`,
        '/sys/fs/cgroup/memory/jobs/memory.stat': `cache 9\ntotal_inactive_file ${GIB}\n`,
        '/sys/fs/cgroup/cpu/jobs/5fca1de8/cpu.cfs_quota_us': '-1\n',
        '/sys/fs/cgroup/cpu/jobs/5fca1de8/cpu.cfs_period_us': '100000\n',
        '/sys/fs/cgroup/cpu/jobs/cpu.cfs_quota_us': '125000\n',
        '/sys/fs/cgroup/cpu/jobs/cpu.cfs_period_us': '100000\n',
        '/sys/dev/block/254:1/../queue/rotational': '1\n',
      },
      disk: { freeBytes: 1, totalBytes: 2, type: 0xef53, device: (254 << 8) | 1 },
      // What Node.js answers for version 1 of cgroups without a limit.
      node: { constrainedMemoryBytes: () => 2 ** 64 },
    });
    expect(profile.cpu).toMatchObject({ model: 'AMD EPYC', usableCores: 1.25, physicalCores: 2 });
    expect(profile.memory).toEqual({ totalBytes: 4 * GIB, availableBytes: 2 * GIB, unified: false });
    expect(profile.environment).toEqual(['vm']);
    // Virtual disks call themselves rotating.
    expect(profile.disk).toEqual({ freeBytes: 1, totalBytes: 2 });
  });

  it('Linux with a hybrid Intel chip and cards of AMD and Intel, without any tool', async () => {
    const cpuinfo = [0, 1, 2, 3].map(
      (cpu) => `processor\t: ${cpu}\nphysical id\t: 0\ncore id\t: ${cpu < 2 ? 0 : cpu}\n`,
    );
    const { cpu, gpus } = await look({
      files: {
        '/proc/cpuinfo': cpuinfo.join('\n'),
        '/sys/devices/cpu_core/cpus': '0-1\n',
        '/sys/devices/cpu_atom/cpus': '2-3\n',
        '/sys/class/drm/card0/device/vendor': '0x8086\n',
        '/sys/class/drm/card0/device/device': '0x46a6\n',
        '/sys/class/drm/card1/device/vendor': '0x1002\n',
        '/sys/class/drm/card1/device/device': '0x744c\n',
        '/sys/class/drm/card1/device/mem_info_vram_total': `${24 * GIB}\n`,
        '/sys/class/drm/card1/device/mem_info_vram_used': `${GIB}\n`,
      },
    });
    expect(cpu).toMatchObject({ physicalCores: 3, performanceCores: 1, efficiencyCores: 2 });
    expect(gpus).toEqual([
      { name: 'Intel GPU (device 46a6)', vendor: 'intel' },
      { name: 'AMD GPU (device 744c)', vendor: 'amd', memoryTotalBytes: 24 * GIB, memoryFreeBytes: 23 * GIB },
    ]);
  });

  it('Linux with rocm-smi, which knows the names', async () => {
    const { gpus } = await look({
      tools: { 'rocm-smi': fixture('rocm-smi-older.txt') },
      files: { '/sys/class/drm/card0/device/vendor': '0x1002' },
    });
    expect(gpus).toMatchObject([{ name: 'AMD Radeon RX 7900 XTX', bandwidthBytesPerSecond: 960e9 }]);
  });

  it('Windows with its Linux subsystem: the tool is off the search path', async () => {
    const { gpus, environment } = await look({
      tools: { '/usr/lib/wsl/lib/nvidia-smi': fixture('nvidia-smi-two-cards.csv') },
      files: { '/proc/version': 'Linux version 5.15.153.1-microsoft-standard-WSL2 (root@x) #1 SMP\n' },
    });
    expect(gpus).toHaveLength(2);
    expect(environment).toEqual(['wsl']);
  });

  it('a Mac with unified memory', async () => {
    const profile = await look({
      platform: 'darwin',
      architecture: 'arm64',
      tools: { '/usr/sbin/system_profiler': fixture('system-profiler-m1.json') },
      cpu: { model: 'Apple M1', physicalCores: 8, performanceCores: 4, efficiencyCores: 4, flags: '' },
      node: { cpuModel: () => 'Apple M1' },
    });
    expect(profile).toMatchObject({
      cpu: { model: 'Apple M1', performanceCores: 4, features: ['neon'] },
      memory: { unified: true, bandwidthBytesPerSecond: 68.3e9 },
      gpus: [{ name: 'Apple M1', vendor: 'apple', bandwidthBytesPerSecond: 68.3e9 }],
      environment: [],
    });
  });

  it('Windows', async () => {
    const profile = await look({
      platform: 'win32',
      tools: {
        'C:\\Windows\\System32\\nvidia-smi.exe': 'NVIDIA GeForce RTX 3060, 12288, 11000, 551.23, 8.6\r\n',
        'C:\\Windows\\System32\\reg.exe': fixture('reg-query-amd.txt'),
      },
      cpu: { flags: 'fpu sse2 avx avx2 fma' },
    });
    expect(profile.gpus.map(({ name }) => name)).toEqual([
      'NVIDIA GeForce RTX 3060',
      'AMD Radeon(TM) Graphics',
      'AMD Radeon RX 7900 XTX',
    ]);
    expect(profile.cpu.features).toEqual(['avx', 'avx2', 'fma']);
  });
});
