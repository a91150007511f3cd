import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type HardwareProfile, LlmError } from '@modelhaven/core';
import {
  type CachingHardwareProbe,
  createHardwareProbe,
  describeFit,
  type FitDescription,
  keepLearning,
  type ModelArchitecture,
  readArchitecture,
} from '@modelhaven/hardware';
import { MACHINE_FILE, toHardwareSettings } from '@modelhaven/manager';
import { toSnakeCase } from '@modelhaven/server/json';
import { loadConfiguration } from '../config-file.ts';
import type { CommandContext } from '../context.ts';
import { describeHardware } from '../output/describe-hardware.ts';
import { formatBytes } from '../output/numbers.ts';
import { wrap } from '../output/wrap.ts';

/** What whoever asks of the machine hears where nobody is to look at it. */
export const detectionIsOff = (): LlmError =>
  new LlmError(
    'UNSUPPORTED',
    'Nobody is to look at this machine: model_management.hardware_detection.enabled is false in the configuration.',
  );

/** Options of `modelhaven hardware`. */
export interface HardwareOptions {
  /** GGUF file to look at. */
  readonly fit?: string;
  readonly contextLength?: number;
}

/** A measurement beside its estimate, in tokens per second or bytes. */
interface Comparison {
  readonly quantity: 'generation' | 'memory';
  readonly estimated: number;
  readonly measured: number;
  readonly count: number;
}

/** `modelhaven hardware`: what this machine has, and whether a model file fits it. */
export async function showHardware(
  context: CommandContext,
  options: HardwareOptions,
  given?: Pick<CachingHardwareProbe, 'refresh'>,
): Promise<void> {
  const settings = toHardwareSettings(await loadConfiguration(context), context.io.environment);
  if (!settings.enabled) throw detectionIsOff();
  const probe = given ?? createHardwareProbe(settings.probe);
  const architecture = options.fit === undefined ? undefined : await openArchitecture(options.fit);
  const hardware: HardwareProfile = await probe.refresh();
  const fraction = settings.recommend.gpuMemoryFraction;
  const fit =
    architecture &&
    describeFit(hardware, architecture, {
      ...(options.contextLength === undefined ? {} : { contextLength: options.contextLength }),
      ...(fraction === undefined ? {} : { gpuMemoryFraction: fraction }),
    });
  const measured = fit && options.fit !== undefined ? await measurementsOf(context, options.fit, fit) : [];
  if (context.options.json) {
    return context.printJson(toSnakeCase({ hardware, ...(fit ? { fit, measured } : {}) }));
  }
  const width = context.io.stdout.columns ?? 80;
  context.print(describeHardware(hardware, context.style, width));
  if (!fit) return;
  context.print(`\n${[fit.summary, ...measured.map(describeComparison)].map((text) => wrap(text, width)).join('\n')}`);
}

async function openArchitecture(path: string): Promise<ModelArchitecture> {
  const architecture = await readArchitecture(path);
  if (architecture) return architecture;
  const message = existsSync(path)
    ? `${path} cannot be read as a GGUF model. Name a file whose name ends with .gguf; of a model in parts, the first.`
    : `There is no file ${path}. Name one with --fit, or let models be proposed: modelhaven models recommend`;
  throw new LlmError('INVALID_REQUEST', message, { field: 'fit' });
}

/** What earlier runs measured of this file, wherever it lay, beside the estimates. */
async function measurementsOf(
  context: CommandContext,
  path: string,
  fit: FitDescription,
): Promise<readonly Comparison[]> {
  const { mode, memory, speed } = fit;
  if (mode === undefined) return [];
  const { server } = await loadConfiguration(context);
  const learning = await keepLearning({ path: join(server.dataDir, MACHINE_FILE) });
  const devices = [memory.host, ...memory.gpus];
  const engineBytes = devices.reduce((sum, { totalBytes, overheadBytes }) => sum + totalBytes - overheadBytes, 0);
  const estimates = { generation: speed?.generation?.likely, memory: engineBytes };
  return (['generation', 'memory'] as const).flatMap((quantity) => {
    const measured = learning.measured(quantity, mode, basename(path));
    const estimated = estimates[quantity];
    return measured && estimated !== undefined
      ? [{ quantity, estimated, measured: estimated * measured.factor, count: measured.count }]
      : [];
  });
}

function describeComparison({ quantity, estimated, measured, count }: Comparison): string {
  const times = count === 1 ? 'once' : `${count} times`;
  return quantity === 'generation'
    ? `Measured ${times} on this machine: ${measured.toFixed(1)} tokens per second, where ${estimated.toFixed(1)} were estimated.`
    : `Measured ${times} on this machine: ${formatBytes(measured)} in the engine, where ${formatBytes(estimated)} were estimated.`;
}
