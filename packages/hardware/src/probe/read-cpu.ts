import type { CpuProfile } from '@modelhaven/core';
import { cpuFeatures, parseCpuinfo, parseCpuList } from './parse-cpuinfo.ts';
import type { ProbeSources } from './sources.ts';

/** The CPU, with the cores that this process may really use. */
export async function readCpu(sources: ProbeSources, quotaCores: number | undefined): Promise<CpuProfile> {
  return sources.platform === 'linux' ? readLinuxCpu(sources, quotaCores) : readOtherCpu(sources);
}

async function readLinuxCpu({ readText, node }: ProbeSources, quotaCores: number | undefined): Promise<CpuProfile> {
  const [cpuinfo, status, fastList, slowList] = await Promise.all([
    readText('/proc/cpuinfo'),
    readText('/proc/self/status'),
    // Intel's hybrid chips list their two kinds of cores.
    readText('/sys/devices/cpu_core/cpus'),
    readText('/sys/devices/cpu_atom/cpus'),
  ]);
  const cpu = parseCpuinfo(cpuinfo ?? '');
  const allowed = parseCpuList(/^Cpus_allowed_list:\s*(.+)$/m.exec(status ?? '')?.[1] ?? '');
  const present = Math.max(1, node.parallelism());
  const usableCores = Math.min(present, allowed?.length ?? present, quotaCores ?? present);
  const coresIn = (list: string | undefined): number | undefined => {
    const cores = parseCpuList(list ?? '')?.map((processor) => cpu.coreOf.get(processor) ?? `${processor}`);
    return cores && new Set(cores).size;
  };
  const [performanceCores, efficiencyCores] = [coresIn(fastList), coresIn(slowList)];
  const physicalCores = new Set(cpu.coreOf.values()).size;
  const model = cpu.model ?? node.cpuModel();
  return {
    ...(model ? { model } : {}),
    usableCores,
    ...(physicalCores > 0 ? { physicalCores } : {}),
    ...(performanceCores ? { performanceCores } : {}),
    ...(efficiencyCores ? { efficiencyCores } : {}),
    features: cpu.features,
  };
}

async function readOtherCpu({ readCpu: ask, node, architecture }: ProbeSources): Promise<CpuProfile> {
  const { flags = '', ...facts } = (await ask()) ?? {};
  const model = facts.model ?? node.cpuModel();
  const features = new Set(cpuFeatures(flags.replaceAll('avx1.0', 'avx')));
  // Every 64-bit ARM processor has these vector instructions.
  if (architecture === 'arm64') features.add('neon');
  return {
    ...facts,
    ...(model ? { model } : {}),
    usableCores: Math.max(1, node.parallelism()),
    features: [...features],
  };
}
