import type { ProbeSources } from '../probe/sources.ts';

/** A machine that consists of files and outputs of tools. */
export interface FakeMachine {
  readonly platform?: NodeJS.Platform;
  readonly architecture?: string;
  readonly files?: Readonly<Record<string, string>>;
  /** Output by tool; a function decides itself, and a promise may never settle. */
  readonly tools?: Readonly<Record<string, string | ((parameters: readonly string[]) => Promise<string | undefined>)>>;
  readonly node?: Partial<ProbeSources['node']>;
  readonly cpu?: Awaited<ReturnType<ProbeSources['readCpu']>>;
  readonly disk?: Awaited<ReturnType<ProbeSources['readDisk']>>;
}

const GIB = 1024 ** 3;

/** Sources that look at a fake machine only. */
export function fakeSources(machine: FakeMachine): ProbeSources {
  const { platform = 'linux', architecture = 'x64', files = {}, tools = {} } = machine;
  return {
    platform,
    architecture,
    run: async (file, parameters) => {
      const tool = tools[file];
      if (tool === undefined) return { status: 'missing' };
      const output = typeof tool === 'function' ? await tool(parameters) : tool;
      return output === undefined ? { status: 'failed' } : { status: 'done', output };
    },
    readText: async (path) => files[path],
    readDisk: async () => machine.disk,
    readCpu: async () => machine.cpu,
    node: {
      totalMemoryBytes: () => 16 * GIB,
      freeMemoryBytes: () => 8 * GIB,
      constrainedMemoryBytes: () => 0,
      parallelism: () => 8,
      cpuModel: () => undefined,
      ...machine.node,
    },
  };
}
