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
        '/sys/class/drm/card1/device/gpu_busy_percent': '42\n',
        '/sys/class/drm/card2/device/vendor': '0x1002\n',
        '/sys/class/drm/card2/device/gpu_busy_percent': '4294967295\n',
      },
    });
    expect(cpu).toMatchObject({ physicalCores: 3, performanceCores: 1, efficiencyCores: 2 });
    expect(gpus).toEqual([
      { name: 'Intel GPU (device 46a6)', vendor: 'intel' },
      {
        ...{ name: 'AMD GPU (device 744c)', vendor: 'amd', memoryTotalBytes: 24 * GIB, memoryFreeBytes: 23 * GIB },
        utilization: 0.42,
      },
      { name: 'AMD GPU', vendor: 'amd' },
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

  it('Linux with a card of NVIDIA that is divided, beside one that is not', async () => {
    const { gpus } = await look({
      tools: {
        'nvidia-smi': async (parameters) =>
          fixture(parameters.length === 0 ? 'nvidia-smi-mig-table.txt' : 'nvidia-smi-divided.csv'),
      },
    });
    expect(gpus.map(({ name }) => name)).toEqual([
      'NVIDIA A100-SXM4-40GB',
      'NVIDIA A100-SXM4-40GB (MIG instance 0)',
      'NVIDIA A100-SXM4-40GB (MIG instance 1)',
      'NVIDIA A100-SXM4-40GB (MIG instance 2)',
    ]);
    expect(gpus[0]).toMatchObject({ memoryFreeBytes: 0, bandwidthBytesPerSecond: 1555e9 });
  });

  it('Linux with an old driver of NVIDIA, which refuses columns it does not know', async () => {
    const { gpus } = await look({
      tools: {
        'nvidia-smi': async ([query = '']) =>
          query.includes('compute_cap')
            ? 'Field "compute_cap" is not a valid field to query.\n'
            : 'Tesla P40, 22919, 22912, 450.80',
      },
    });
    expect(gpus).toMatchObject([{ name: 'Tesla P40', driver: '450.80' }]);
  });

  it('Linux with cards of Intel, whose two drivers tell their memory each in its own way', async () => {
    const { gpus } = await look({
      files: {
        '/sys/class/drm/card0/device/vendor': '0x8086\n',
        '/sys/class/drm/card0/device/device': '0xe20b\n',
        '/sys/class/drm/card0/device/tile0/physical_vram_size_bytes': '12884901888\n',
        '/sys/class/drm/card1/device/vendor': '0x8086\n',
        '/sys/class/drm/card1/device/device': '0x56a0\n',
        '/sys/class/drm/card1/device/../lmem_total_bytes': '17179869184\n',
        '/sys/class/drm/card2/device/vendor': '0x8086\n',
        '/sys/class/drm/card2/device/../lmem_total_bytes': '0\n',
      },
    });
    expect(gpus.map(({ memoryTotalBytes }) => memoryTotalBytes)).toEqual([12 * GIB, 16 * GIB, undefined]);
  });

  it('Windows with a card of Intel, one whose driver writes bytes, and no driver at all for a third', async () => {
    const { gpus } = await look({
      platform: 'win32',
      tools: { 'C:\\Windows\\System32\\reg.exe': fixture('reg-query-intel-and-nvidia.txt') },
    });
    expect(gpus).toMatchObject([
      { name: 'Intel(R) Arc(TM) Pro B60 Graphics', vendor: 'intel', memoryTotalBytes: 24 * GIB },
      { name: 'NVIDIA GeForce RTX 3060', vendor: 'nvidia', memoryTotalBytes: 12 * GIB },
    ]);
  });

  it('a large Mac, most of whose memory only keeps something in case it is wanted', async () => {
    const { memory, gpus } = await look({
      platform: 'darwin',
      architecture: 'arm64',
      tools: {
        '/usr/sbin/system_profiler': fixture('system-profiler-m3-max.json'),
        '/usr/bin/vm_stat': fixture('vm-stat-24-gib.txt'),
      },
      node: {
        cpuModel: () => 'Apple M3 Max',
        totalMemoryBytes: () => 24 * GIB,
        freeMemoryBytes: () => 37_107 * 16_384,
      },
    });
    expect(memory).toMatchObject({ unified: true, availableBytes: 667_312 * 16_384 });
    expect(gpus).toMatchObject([{ name: 'Apple M3 Max', vendor: 'apple', bandwidthBytesPerSecond: 410e9 }]);
  });

  it('a process that may not map much', async () => {
    const { memory } = await look({
      files: {
        '/proc/meminfo': 'MemTotal: 16777216 kB\nMemAvailable: 12582912 kB\n',
        '/proc/self/limits': 'Max address space         4294967296           unlimited            bytes\n',
        '/proc/self/status': 'VmSize:\t 1048576 kB\n',
      },
    });
    expect(memory).toMatchObject({ totalBytes: 16 * GIB, availableBytes: 3 * GIB });
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
