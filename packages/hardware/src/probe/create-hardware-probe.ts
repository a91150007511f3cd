import type { GpuProfile, HardwareProbe, HardwareProfile, PowerProfile } from '@modelhaven/core';
import { readCgroupLimits } from './cgroup.ts';
import { measureBandwidth } from './measure-bandwidth.ts';
import { readCpu } from './read-cpu.ts';
import { readDisk } from './read-disk.ts';
import { readEnvironment } from './read-environment.ts';
import { readGpus } from './read-gpus.ts';
import { readMemory } from './read-memory.ts';
import { readPower } from './read-power.ts';
import { machineSources, type ProbeSources } from './sources.ts';

/** How a probe works. */
export interface HardwareProbeOptions {
  /** Milliseconds since 1970. Default: the system's clock. */
  readonly now?: () => number;
  /** Folder whose disk is looked at, such as the one that holds models. Default: the working folder. */
  readonly diskPath?: string;
  /** False: GPUs are not looked for. Default true. */
  readonly detectGpus?: boolean;
  /**
   * Measure the bandwidth of the main memory, once and in the background, where no table knows it: about a tenth of a
   * second of one core. Default false.
   */
  readonly measureBandwidth?: boolean;
  /** Milliseconds that `profile()` waits for slow tools; what they say is in later answers. Default 200. */
  readonly patienceMs?: number;
  /** Milliseconds after which a tool is killed. Default 5,000. */
  readonly toolTimeoutMs?: number;
  /** Milliseconds that an answer is good for; after that it is given once more while a new one is made. Default 10,000. */
  readonly maxAgeMs?: number;
  /** Folders in which drivers' tools are looked for before the usual ones, as in the environment variable `PATH`. */
  readonly searchPath?: string;
  /** What is known of the surroundings already, such as `kubernetes`. */
  readonly environment?: readonly string[];
  /** Where it looks, each part instead of the real machine's. */
  readonly sources?: Partial<ProbeSources>;
}

/** A probe that can also be asked to wait for everything. */
export interface CachingHardwareProbe extends HardwareProbe {
  /** Looks at everything anew, and waits for the slowest tool (`toolTimeoutMs` at most). */
  refresh(): Promise<HardwareProfile>;
}

const MOST_OUTPUT_BYTES = 1024 * 1024;

/**
 * Looks at this machine. The first answer comes within about `patienceMs`: tools that take longer go on in the
 * background, and what they say is part of later answers. Never rejects; what could not be found out is absent.
 */
export function createHardwareProbe(options: HardwareProbeOptions = {}): CachingHardwareProbe {
  const { now = Date.now, patienceMs = 200, maxAgeMs = 10_000, diskPath = '.', detectGpus = true } = options;
  const sources = withoutFailures({ ...machineSources(options.searchPath), ...options.sources });
  const limits = { timeoutMs: options.toolTimeoutMs ?? 5000, maxBytes: MOST_OUTPUT_BYTES };
  let gpus: readonly GpuProfile[] = [];
  let power: PowerProfile | undefined;
  let latest: HardwareProfile | undefined;
  let measured: Promise<number | undefined> | undefined;
  let bandwidth: number | undefined;
  let running: Look | undefined;

  const look = (): Look => {
    const readingGpus = detectGpus
      ? readGpus(sources, limits).then((found) => {
          gpus = found;
        })
      : Promise.resolve();
    const readingPower = readPower(sources, limits).then((found) => {
      power = found;
    });
    const readingQuickly = readQuickly();
    const measuring = options.measureBandwidth
      ? readingQuickly.then(async ({ memory }) => {
          if (memory.bandwidthBytesPerSecond !== undefined) return;
          measured ??= orElse(measureBandwidth(), undefined);
          bandwidth = await measured;
        })
      : Promise.resolve();
    const answer = async (): Promise<HardwareProfile> => {
      const quick = await readingQuickly;
      const memory = bandwidth === undefined ? quick.memory : { bandwidthBytesPerSecond: bandwidth, ...quick.memory };
      latest = { ...quick, memory, gpus, ...(power === undefined ? {} : { power }) };
      return latest;
    };
    const slow = Promise.all([readingGpus, readingPower, measuring]);
    return {
      early: waitAtMost(slow, patienceMs).then(answer),
      whole: slow.then(answer).finally(() => {
        running = undefined;
      }),
    };
  };

  const readQuickly = async (): Promise<Omit<HardwareProfile, 'gpus'>> => {
    const limitsOfGroup = sources.platform === 'linux' ? await readCgroupLimits(sources.readText) : {};
    const [cpu, memory, disk, environment] = await Promise.all([
      readCpu(sources, limitsOfGroup.cores),
      readMemory(sources, limitsOfGroup),
      readDisk(sources, diskPath),
      readEnvironment(sources),
    ]);
    return {
      platform: sources.platform,
      architecture: sources.architecture,
      cpu,
      memory,
      ...(disk === undefined ? {} : { disk }),
      environment: [...new Set([...environment, ...(options.environment ?? [])])],
      probedAt: now(),
    };
  };

  return {
    refresh: () => {
      running ??= look();
      return running.whole;
    },
    profile: async () => {
      if (latest && now() - latest.probedAt < maxAgeMs) return latest;
      running ??= look();
      return latest ?? running.early;
    },
  };
}

/** One look at everything: what there is after the patience, and what there is at last. */
interface Look {
  readonly early: Promise<HardwareProfile>;
  readonly whole: Promise<HardwareProfile>;
}

function withoutFailures(sources: ProbeSources): ProbeSources {
  return {
    ...sources,
    run: async (...call) => orElse(sources.run(...call), { status: 'failed' }),
    readText: async (path) => orElse(sources.readText(path), undefined),
    readDisk: async (path) => orElse(sources.readDisk(path), undefined),
    readCpu: async () => orElse(sources.readCpu(), undefined),
  };
}

/** A source that fails is a source that knows nothing. */
function orElse<T>(reading: Promise<T>, fallback: T): Promise<T> {
  return reading.catch(() => fallback);
}

function waitAtMost(work: Promise<unknown>, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    const finish = () => {
      clearTimeout(timer);
      resolve();
    };
    work.then(finish, finish);
  });
}
