import type { GpuProfile } from '@modelhaven/core';
import { findChip } from '../chips/chip-table.ts';
import { NVIDIA_COLUMNS, parseMigInstances, parseNvidiaSmi } from './parse-nvidia-smi.ts';
import { parseRocmSmi } from './parse-rocm-smi.ts';
import { parseSystemProfiler } from './parse-system-profiler.ts';
import { parseWindowsGpus, REGISTRY_QUERY } from './parse-windows-gpus.ts';
import { readDrmCards } from './read-drm-cards.ts';
import { outputOf, type ToolLimits } from './run-tool.ts';
import type { ProbeSources } from './sources.ts';

/** Every GPU, asked of its own driver's tool first and of the system where there is no tool. */
export async function readGpus(sources: ProbeSources, limits: ToolLimits): Promise<GpuProfile[]> {
  const [nvidia, others] = await Promise.all([readNvidia(sources, limits), readOthers(sources, limits)]);
  const known = nvidia.length > 0 ? others.filter(({ vendor }) => vendor !== 'nvidia') : others;
  return [...nvidia, ...known].map(withBandwidth);
}

function readOthers(sources: ProbeSources, limits: ToolLimits): Promise<GpuProfile[]> {
  if (sources.platform === 'darwin') return readApple(sources, limits);
  if (sources.platform === 'win32') return readWindows(sources, limits);
  return sources.platform === 'linux' ? readLinux(sources, limits) : Promise.resolve([]);
}

const NVIDIA_SMI: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  // The second is where Windows puts it for its Linux subsystem, off the search path.
  linux: ['nvidia-smi', '/usr/lib/wsl/lib/nvidia-smi'],
  win32: ['C:\\Windows\\System32\\nvidia-smi.exe', 'C:\\Program Files\\NVIDIA Corporation\\NVSMI\\nvidia-smi.exe'],
};

async function readNvidia({ platform, run }: ProbeSources, limits: ToolLimits): Promise<GpuProfile[]> {
  for (const file of NVIDIA_SMI[platform] ?? []) {
    // Older drivers refuse the whole question for a column they do not know.
    for (const columns of [NVIDIA_COLUMNS, NVIDIA_COLUMNS.slice(0, -1), NVIDIA_COLUMNS.slice(0, -2)]) {
      const answer = await run(file, [`--query-gpu=${columns.join(',')}`, '--format=csv,noheader,nounits'], limits);
      if (answer.status === 'missing') break;
      if (answer.status === 'killed') return [];
      const cards = answer.status === 'done' ? parseNvidiaSmi(answer.output) : [];
      if (cards.length === 0) continue;
      const whole = cards.filter(({ isDivided }) => !isDivided).map(({ gpu }) => gpu);
      if (whole.length === cards.length) return whole;
      return [...whole, ...parseMigInstances(await outputOf(run(file, [], limits)), cards)];
    }
  }
  return [];
}

async function readLinux(sources: ProbeSources, limits: ToolLimits): Promise<GpuProfile[]> {
  const [cards, output] = await Promise.all([
    readDrmCards(sources.readText),
    outputOf(
      sources.run(
        'rocm-smi',
        ['--showproductname', '--showmeminfo', 'vram', '--showuse', '--showdriverversion', '--json'],
        limits,
      ),
    ),
  ]);
  const named = parseRocmSmi(output);
  return named.length > 0 ? [...named, ...cards.filter(({ vendor }) => vendor !== 'amd')] : cards;
}

async function readApple({ run }: ProbeSources, limits: ToolLimits): Promise<GpuProfile[]> {
  return parseSystemProfiler(await outputOf(run('/usr/sbin/system_profiler', ['SPDisplaysDataType', '-json'], limits)));
}

async function readWindows({ run }: ProbeSources, limits: ToolLimits): Promise<GpuProfile[]> {
  return parseWindowsGpus(await outputOf(run('C:\\Windows\\System32\\reg.exe', REGISTRY_QUERY, limits)));
}

function withBandwidth(gpu: GpuProfile): GpuProfile {
  const chip = findChip(gpu.name);
  return chip ? { ...gpu, bandwidthBytesPerSecond: chip.bandwidthBytesPerSecond } : gpu;
}
