import { open } from 'node:fs/promises';
import { type HardwareProfile, LlmError } from '@modelhaven/core';
import {
  type CachingHardwareProbe,
  createHardwareProbe,
  describeFit,
  type ModelArchitecture,
  readGgufHeader,
  toArchitecture,
} from '@modelhaven/hardware';
import { toHardwareSettings } from '@modelhaven/manager';
import { toSnakeCase } from '@modelhaven/server/json';
import { loadConfiguration } from '../config-file.ts';
import type { CommandContext } from '../context.ts';
import { describeHardware } from '../output/describe-hardware.ts';
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

const FIRST_BYTES = 4 * 1024 * 1024;
const MOST_BYTES = 256 * 1024 * 1024;

/** `modelhaven hardware`: what this machine has, and whether a model file fits it. */
export async function showHardware(
  context: CommandContext,
  options: HardwareOptions,
  given?: Pick<CachingHardwareProbe, 'refresh'>,
): Promise<void> {
  const settings = toHardwareSettings(await loadConfiguration(context));
  if (!settings.enabled) throw detectionIsOff();
  const probe = given ?? createHardwareProbe(settings.probe);
  const architecture = options.fit === undefined ? undefined : await readArchitecture(options.fit);
  const hardware: HardwareProfile = await probe.refresh();
  const fraction = settings.recommend.gpuMemoryFraction;
  const fit =
    architecture &&
    describeFit(hardware, architecture, {
      ...(options.contextLength === undefined ? {} : { contextLength: options.contextLength }),
      ...(fraction === undefined ? {} : { gpuMemoryFraction: fraction }),
    });
  if (context.options.json) return context.printJson(toSnakeCase({ hardware, ...(fit ? { fit } : {}) }));
  const width = context.io.stdout.columns ?? 80;
  context.print(describeHardware(hardware, context.style, width));
  if (fit) context.print(`\n${wrap(fit.summary, width)}`);
}

/** Reads as much of the file as its header needs. */
async function readArchitecture(path: string): Promise<ModelArchitecture> {
  const unreadable = (cause?: unknown) =>
    new LlmError('INVALID_REQUEST', 'The file of --fit cannot be read as a GGUF model. Check its path and format.', {
      field: 'fit',
      cause,
    });
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw unreadable(cause);
  });
  try {
    for (let size = FIRST_BYTES; size <= MOST_BYTES; size *= 4) {
      const { buffer, bytesRead } = await file.read({ buffer: new Uint8Array(size), position: 0 });
      const reading = readGgufHeader(buffer.subarray(0, bytesRead));
      if (reading.status === 'ok') return toArchitecture(reading.header);
      if (reading.status === 'bad' || bytesRead < size) break;
    }
  } finally {
    await file.close();
  }
  throw unreadable();
}
