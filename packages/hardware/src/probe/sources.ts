import { open, stat, statfs } from 'node:fs/promises';
import os from 'node:os';
import { dirname, resolve } from 'node:path';
import { runExisting } from './find-tool.ts';
import { type RunTool, runTool } from './run-tool.ts';

/** Everything that the probe learns from. Each part can be handed in. */
export interface ProbeSources {
  readonly platform: NodeJS.Platform;
  readonly architecture: string;
  readonly run: RunTool;
  /** Text of a small file of the system; undefined where it cannot be read. */
  readonly readText: (path: string) => Promise<string | undefined>;
  /** Sizes of the file system that holds a path. */
  readonly readDisk: (path: string) => Promise<DiskFacts | undefined>;
  /** What Node.js itself knows. */
  readonly node: NodeFacts;
  /** What systeminformation knows of the CPU. Called on macOS and Windows only. */
  readonly readCpu: () => Promise<CpuFacts | undefined>;
}

/** The disk below a folder, as the file system tells. */
export interface DiskFacts {
  readonly freeBytes: number;
  readonly totalBytes: number;
  /** Type number of the file system. */
  readonly type: number;
  /** Number of the device. */
  readonly device: number;
}

/** What Node.js knows of the machine by itself, asked anew at every call. */
export interface NodeFacts {
  readonly totalMemoryBytes: () => number;
  readonly freeMemoryBytes: () => number;
  /** Limit that the system sets for this process; 0 or larger than the machine where there is none. */
  readonly constrainedMemoryBytes: () => number;
  readonly parallelism: () => number;
  readonly cpuModel: () => string | undefined;
}

/** What the system says of the processor; what it does not say is absent. */
export interface CpuFacts {
  readonly model?: string;
  readonly physicalCores?: number;
  readonly performanceCores?: number;
  readonly efficiencyCores?: number;
  /** Flags as the system writes them, apart by spaces. */
  readonly flags?: string;
}

const MOST_TEXT_BYTES = 512 * 1024;

/**
 * The real machine.
 *
 * @param searchPath where tools are looked for, as in the environment variable `PATH`
 */
export const machineSources = (searchPath?: string): ProbeSources => ({
  platform: process.platform,
  architecture: process.arch,
  run: runExisting(runTool, searchPath),
  readText: readSmallFile,
  readDisk: async (path) => {
    // A folder that is yet to be made lies on the disk of the nearest one above it.
    for (let folder = resolve(path); ; folder = dirname(folder)) {
      try {
        const [{ bsize, bavail, blocks, type }, { dev }] = await Promise.all([statfs(folder), stat(folder)]);
        return { freeBytes: bsize * bavail, totalBytes: bsize * blocks, type, device: dev };
      } catch {
        if (dirname(folder) === folder) return undefined;
      }
    }
  },
  node: {
    totalMemoryBytes: () => os.totalmem(),
    freeMemoryBytes: () => os.freemem(),
    constrainedMemoryBytes: () => process.constrainedMemory(),
    parallelism: () => os.availableParallelism(),
    cpuModel: () => os.cpus()[0]?.model.trim(),
  },
  readCpu: readCpuWithSystemInformation,
});

/** Files of /proc and /sys say that they are empty: the text is read until it ends, and no further than the limit. */
async function readSmallFile(path: string): Promise<string | undefined> {
  try {
    const file = await open(path, 'r');
    try {
      const buffer = Buffer.alloc(MOST_TEXT_BYTES);
      let size = 0;
      while (size < buffer.length) {
        const { bytesRead } = await file.read(buffer, size, buffer.length - size, null);
        if (bytesRead === 0) break;
        size += bytesRead;
      }
      return buffer.toString('utf8', 0, size);
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}

async function readCpuWithSystemInformation(): Promise<CpuFacts | undefined> {
  try {
    const { cpu, cpuFlags } = await import('systeminformation');
    const [facts, flags] = await Promise.all([cpu(), cpuFlags()]);
    const count = (name: 'physicalCores' | 'performanceCores' | 'efficiencyCores') => {
      const value: unknown = facts[name];
      return typeof value === 'number' && value > 0 ? { [name]: value } : {};
    };
    return {
      ...(facts.brand ? { model: `${facts.manufacturer} ${facts.brand}`.trim() } : {}),
      ...count('physicalCores'),
      ...count('performanceCores'),
      ...count('efficiencyCores'),
      flags,
    };
  } catch {
    return undefined;
  }
}
