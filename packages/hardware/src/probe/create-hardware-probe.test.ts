import { describe, expect, it } from 'vitest';
import { fakeSources } from '../testing/fake-machine.ts';
import { createHardwareProbe } from './create-hardware-probe.ts';
import type { RunTool } from './run-tool.ts';

const GIB = 1024 ** 3;
const NVIDIA = 'NVIDIA GeForce RTX 4090, 24564, 23028, 550.54.14, 8.9\n';

describe('createHardwareProbe', () => {
  it('finds an NVIDIA card although nothing else knows of it', async () => {
    const probe = createHardwareProbe({ sources: fakeSources({ tools: { 'nvidia-smi': NVIDIA } }), now: () => 7 });
    const profile = await probe.profile();
    expect(profile.gpus).toEqual([
      {
        name: 'NVIDIA GeForce RTX 4090',
        vendor: 'nvidia',
        memoryTotalBytes: 24_564 * 2 ** 20,
        memoryFreeBytes: 23_028 * 2 ** 20,
        driver: '550.54.14',
        computeCapability: '8.9',
        bandwidthBytesPerSecond: 1008e9,
      },
    ]);
    expect(profile.probedAt).toBe(7);
  });

  it('asks older drivers without the column that they do not know', async () => {
    const asked: string[] = [];
    const run = async (parameters: readonly string[]) => {
      asked.push(parameters[0] ?? '');
      return parameters[0]?.includes('compute_cap')
        ? 'Field "compute_cap" is not a valid field to query.\n'
        : 'Tesla K80, 11441, 11439, 470.182.03\n';
    };
    const { gpus } = await createHardwareProbe({ sources: fakeSources({ tools: { 'nvidia-smi': run } }) }).refresh();
    expect(gpus).toMatchObject([{ name: 'Tesla K80', driver: '470.182.03' }]);
    expect(gpus[0]).not.toHaveProperty('computeCapability');
    expect(asked).toHaveLength(2);
  });

  it('answers in time while a tool hangs, and gives what it says later', async () => {
    let answer: (text: string) => void = () => {};
    const hanging = new Promise<string>((resolve) => {
      answer = resolve;
    });
    const sources = fakeSources({ tools: { 'nvidia-smi': () => hanging } });
    const probe = createHardwareProbe({ sources, patienceMs: 20 });
    // Timers end in the order of their times, also where all of them are late.
    const late = new Promise<'late'>((resolve) => void setTimeout(resolve, 150, 'late'));
    expect(await Promise.race([probe.profile().then(({ gpus }) => gpus), late])).toEqual([]);
    answer(NVIDIA);
    expect((await probe.refresh()).gpus).toHaveLength(1);
    expect((await probe.profile()).gpus).toHaveLength(1);
  });

  it('asks a tool that was killed no second time', async () => {
    const calls: string[] = [];
    const run: RunTool = async (file) => {
      calls.push(file);
      return { status: 'killed' };
    };
    await createHardwareProbe({ sources: { ...fakeSources({}), run, platform: 'win32' } }).refresh();
    const names = calls.map((file) => file.split('\\').at(-1) ?? '');
    expect(names.toSorted((a, b) => a.localeCompare(b))).toEqual(['nvidia-smi.exe', 'powercfg.exe', 'reg.exe']);
  });

  it('looks once for many who ask, and again when the answer is old', async () => {
    let looks = 0;
    let now = 0;
    const sources = fakeSources({
      tools: {
        'nvidia-smi': async () => {
          looks += 1;
          return NVIDIA;
        },
      },
    });
    const probe = createHardwareProbe({ sources, now: () => now, maxAgeMs: 1000 });
    await Promise.all([probe.profile(), probe.profile(), probe.profile()]);
    now = 999;
    await probe.profile();
    expect(looks).toBe(1);
    now = 1000;
    await probe.profile();
    await probe.refresh();
    expect(looks).toBe(2);
  });

  it('survives sources that throw', async () => {
    const fail = () => Promise.reject(new Error('no'));
    const sources = { ...fakeSources({}), run: fail, readDisk: fail, readText: fail, readCpu: fail };
    const profile = await createHardwareProbe({ sources }).refresh();
    expect(profile).toMatchObject({ gpus: [], environment: [], cpu: { usableCores: 8 } });
    expect(profile.memory.totalBytes).toBe(16 * GIB);
  });

  it('knows the limits of a container', async () => {
    const profile = await createHardwareProbe({
      sources: fakeSources({
        files: {
          '/proc/self/cgroup': '0::/\n',
          '/sys/fs/cgroup/cpu.max': '150000 100000\n',
          '/sys/fs/cgroup/memory.max': '536870912\n',
          '/sys/fs/cgroup/memory.current': '104857600\n',
          '/sys/fs/cgroup/memory.stat': 'anon 1\ninactive_file 52428800\n',
          '/proc/meminfo': 'MemTotal:       24684084 kB\nMemAvailable:   22002000 kB\n',
          '/.dockerenv': '',
        },
      }),
    }).profile();
    expect(profile.cpu.usableCores).toBe(1.5);
    expect(profile.memory.totalBytes).toBe(536_870_912);
    expect(profile.memory.availableBytes).toBe(536_870_912 - 52_428_800);
    expect(profile.environment).toEqual(['docker']);
  });

  it('measures the bandwidth of the memory once, where it is asked to and no table knows it', async () => {
    const probe = createHardwareProbe({ sources: fakeSources({}), measureBandwidth: true });
    const first = (await probe.refresh()).memory.bandwidthBytesPerSecond;
    expect(first).toBeGreaterThan(2e8);
    expect((await probe.refresh()).memory.bandwidthBytesPerSecond).toBe(first);
    expect((await createHardwareProbe({ sources: fakeSources({}) }).refresh()).memory).not.toHaveProperty(
      'bandwidthBytesPerSecond',
    );
  });

  it('looks at the real machine and never answers late', async () => {
    const probe = createHardwareProbe();
    const profile = await probe.profile();
    expect(profile.cpu.usableCores).toBeGreaterThan(0);
    expect(profile.memory.totalBytes).toBeGreaterThan(2 ** 28);
    expect(profile.memory.availableBytes).toBeLessThanOrEqual(profile.memory.totalBytes);
  });
});
