import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findChip } from '../chips/chip-table.ts';
import { parseCpuMax, parseLimit, parseMembership } from './cgroup.ts';
import { cpuFeatures, parseCpuinfo, parseCpuList } from './parse-cpuinfo.ts';
import { parseMeminfo } from './parse-meminfo.ts';
import { parseMigInstances, parseNvidiaSmi } from './parse-nvidia-smi.ts';
import { roomUnderLimits } from './parse-process-limits.ts';
import { parseRocmSmi } from './parse-rocm-smi.ts';
import { parseSystemProfiler } from './parse-system-profiler.ts';
import { parseVmStat } from './parse-vm-stat.ts';
import { parseWindowsGpus } from './parse-windows-gpus.ts';

const MIB = 1024 * 1024;
const GIB = 1024 * MIB;
const fixture = (name: string): string => readFileSync(new URL(`./__fixtures__/${name}`, import.meta.url), 'utf8');

describe('nvidia-smi', () => {
  const gpusIn = (text: string) => parseNvidiaSmi(text).map(({ gpu }) => gpu);

  it('lists several cards', () => {
    expect(gpusIn(fixture('nvidia-smi-two-cards.csv'))).toMatchObject([
      { name: 'NVIDIA TITAN V', memoryTotalBytes: 12 * GIB, computeCapability: '7.0', driver: '570.86.15' },
      { name: 'NVIDIA RTX 5880 Ada Generation', memoryFreeBytes: 48_510 * MIB, computeCapability: '8.9' },
    ]);
  });

  it('leaves out what the driver does not know', () => {
    expect(gpusIn(fixture('nvidia-smi-not-available.csv'))).toEqual([
      { name: 'NVIDIA GB10', vendor: 'nvidia', driver: '580.95.05', computeCapability: '12.1' },
      { name: 'GeForce GTX 960M', vendor: 'nvidia', memoryTotalBytes: 4046 * MIB, driver: '410.72' },
    ]);
  });

  it('says how busy a card is, also where drivers of before do not say all', () => {
    const busy = (text: string) => gpusIn(text).map(({ utilization }) => utilization);
    expect(
      busy('NVIDIA L4, 23034, 100, 550.54.15, 37, [N/A], 8.9\nNVIDIA L4, 23034, 0, 550.54.15, 0, [N/A], 8.9'),
    ).toEqual([0.37, 0]);
    expect(busy('NVIDIA TITAN V, 12288, 11904, 410.72, 100 %')).toEqual([1]);
    expect(busy('NVIDIA L4, 23034, 0, 550.54.15, [N/A], Enabled, 8.9\nNVIDIA L4, 23034, 0, 550.54.15, 400')).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('tells a full card from one whose memory is not known', () => {
    expect(gpusIn('NVIDIA L4, 23034, 0, 550.54.15, 8.9, [N/A]')).toMatchObject([{ memoryFreeBytes: 0 }]);
  });

  it('finds the instances that cards are divided into', () => {
    const cards = parseNvidiaSmi(fixture('nvidia-smi-divided.csv'));
    expect(cards.map(({ isDivided }) => isDivided)).toEqual([true, false]);
    const instances = parseMigInstances(fixture('nvidia-smi-mig-table.txt'), cards);
    expect(
      instances.map(({ name, memoryTotalBytes, memoryFreeBytes }) => [
        name,
        (memoryTotalBytes ?? 0) / MIB,
        (memoryFreeBytes ?? 0) / MIB,
      ]),
    ).toEqual([
      ['NVIDIA A100-SXM4-40GB (MIG instance 0)', 20_096, 20_085],
      ['NVIDIA A100-SXM4-40GB (MIG instance 1)', 9984, 9977],
      ['NVIDIA A100-SXM4-40GB (MIG instance 2)', 4864, 4861],
    ]);
    expect(findChip('NVIDIA A100-SXM4-40GB')?.bandwidthBytesPerSecond).toBe(1555e9);
    expect(findChip(instances[0]?.name ?? '')).toBeUndefined();
  });

  it('takes no message for a card', () => {
    expect(parseNvidiaSmi(fixture('nvidia-smi-failures.txt'))).toEqual([]);
    expect(parseNvidiaSmi('Sorry, this, did not, work at all\n')).toEqual([]);
  });
});

describe('rocm-smi', () => {
  it('lists several cards and the driver of all', () => {
    expect(parseRocmSmi(fixture('rocm-smi-two-cards.json'))).toEqual([
      { name: 'AMD Instinct MI210', vendor: 'amd', memoryTotalBytes: 64 * GIB, driver: '6.4.0' },
      { name: 'AMD Radeon PRO W6800', vendor: 'amd', memoryTotalBytes: 32 * GIB, driver: '6.4.0' },
    ]);
  });

  it('says how busy a card is', () => {
    const card = (use: string) => `{"card0": {"Card Series": "MI210", "GPU use (%)": "${use}"}}`;
    expect(['0', '64', 'N/A', '900'].map((use) => parseRocmSmi(card(use))[0]?.utilization)).toEqual([
      0,
      0.64,
      undefined,
      undefined,
    ]);
  });

  it('reads the older spelling behind a warning', () => {
    expect(parseRocmSmi(fixture('rocm-smi-older.txt'))).toEqual([
      {
        name: 'AMD Radeon RX 7900 XTX',
        vendor: 'amd',
        utilization: 0.31,
        memoryTotalBytes: 24 * GIB,
        memoryFreeBytes: 22 * GIB,
      },
    ]);
  });
});

describe('system_profiler', () => {
  it('finds the GPU of an Apple chip without inventing its memory', () => {
    expect(parseSystemProfiler(fixture('system-profiler-m1.json'))).toEqual([{ name: 'Apple M1', vendor: 'apple' }]);
  });

  it('reads the memory of a discrete card, and takes shared memory for none', () => {
    expect(parseSystemProfiler(fixture('system-profiler-intel.json'))).toEqual([
      { name: 'AMD Radeon Pro 5500M', vendor: 'amd', memoryTotalBytes: 8 * GIB },
      { name: 'Intel UHD Graphics 630', vendor: 'intel' },
    ]);
  });
});

it('reads display drivers out of the Windows registry, beyond 4 GiB', () => {
  expect(parseWindowsGpus(fixture('reg-query-amd.txt'))).toEqual([
    { name: 'AMD Radeon(TM) Graphics', vendor: 'amd', memoryTotalBytes: GIB / 2, driver: '32.0.12019.1028' },
    { name: 'AMD Radeon RX 7900 XTX', vendor: 'amd', memoryTotalBytes: 24 * GIB },
  ]);
});

describe('/proc', () => {
  it('knows an x86 processor in a virtual machine', () => {
    const cpu = parseCpuinfo(fixture('cpuinfo-epyc-vm.txt'));
    expect(cpu).toMatchObject({ model: 'AMD EPYC', isVirtual: true });
    expect(cpu.features).toEqual(['fma', 'avx', 'f16c', 'avx2', 'avx512', 'avx512-vnni']);
    expect(cpu.coreOf.size).toBe(2);
  });

  it('knows an ARM processor', () => {
    const cpu = parseCpuinfo(fixture('cpuinfo-arm.txt'));
    expect(cpu).toMatchObject({ features: ['neon', 'dotprod'], isVirtual: false });
    expect(cpu).not.toHaveProperty('model');
  });

  it('reads memory, processors and groups', () => {
    const { totalBytes = 0, availableBytes = 0 } = parseMeminfo(fixture('meminfo-linux.txt'));
    expect(totalBytes).toBe(24_684_084 * 1024);
    expect(availableBytes).toBeLessThan(totalBytes);
    expect(parseCpuList('0-3,8,10-11\n')).toEqual([0, 1, 2, 3, 8, 10, 11]);
    expect(parseCpuList('')).toBeUndefined();
    expect(parseMembership(fixture('cgroup-v1.txt')).get('memory')).toBe('/jobs/5fca1de8');
    expect(parseMembership('4:memory:/../../etc\n').size).toBe(0);
    expect(parseCpuMax('50000 100000\n')).toBe(0.5);
    expect([parseCpuMax('max 100000'), parseCpuMax('-1 100000')]).toEqual([undefined, undefined]);
    expect([parseLimit('max'), parseLimit('9223372036854771712'), parseLimit('512')]).toEqual([
      undefined,
      undefined,
      512,
    ]);
  });
});

describe('limits of the process', () => {
  const limits = [
    'Limit                     Soft Limit           Hard Limit           Units     ',
    'Max data size             unlimited            unlimited            bytes     ',
    'Max address space         8589934592           unlimited            bytes     ',
  ].join('\n');

  it('leave what is not mapped yet', () => {
    expect(roomUnderLimits(limits, 'VmSize:\t 1048576 kB\nVmData:\t  100 kB\n')).toBe(7 * GIB);
    expect(roomUnderLimits(limits, 'VmSize:\t 9999999 kB\n')).toBe(0);
    expect(roomUnderLimits(limits.replace('8589934592', 'unlimited '), '')).toBeUndefined();
  });
});

describe('vm_stat', () => {
  it('counts what could be had at once', () => {
    expect(parseVmStat(fixture('vm-stat-24-gib.txt'))).toBe((37_107 + 629_739 + 466) * 16_384);
    expect(parseVmStat('')).toBeUndefined();
  });
});

describe('every parser', () => {
  const divided = parseNvidiaSmi(fixture('nvidia-smi-divided.csv'));
  const parsers: readonly ((text: string) => unknown)[] = [
    parseNvidiaSmi,
    (text) => parseMigInstances(text, divided),
    (text) => roomUnderLimits(text, text),
    parseVmStat,
    parseRocmSmi,
    parseSystemProfiler,
    parseWindowsGpus,
    parseCpuinfo,
    parseCpuList,
    parseMeminfo,
    parseMembership,
    parseCpuMax,
    parseLimit,
    cpuFeatures,
  ];

  it('survives any text, and every fixture cut or with another in its middle', { timeout: 60_000 }, () => {
    const texts = [
      'nvidia-smi-two-cards.csv',
      'nvidia-smi-mig-table.txt',
      'vm-stat-24-gib.txt',
      'rocm-smi-older.txt',
      'system-profiler-m1.json',
      'reg-query-amd.txt',
      'cpuinfo-arm.txt',
      'cgroup-v1.txt',
    ].map(fixture);
    const noise = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.tuple(fc.constantFrom(...texts), fc.nat(400), fc.string()).map(([text, at, extra]) => {
        return `${text.slice(0, at)}${extra}${text.slice(at + extra.length)}`;
      }),
    );
    fc.assert(
      fc.property(noise, (text) => {
        for (const parse of parsers) parse(text);
      }),
      { numRuns: 300 },
    );
  });

  it('gives only names and sizes that make sense', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 12 }), { maxLength: 6 }), (cells) => {
        for (const { gpu } of parseNvidiaSmi(cells.join(', '))) {
          expect(gpu.name).toMatch(/^[A-Za-z]/);
          expect(gpu.memoryTotalBytes ?? 1).toBeGreaterThan(0);
        }
      }),
    );
  });
});
