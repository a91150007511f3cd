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
import { toSnakeCase } from '@modelhaven/server/json';
import type { CommandContext } from '../context.ts';
import { describeHardware } from '../output/describe-hardware.ts';

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
  probe: Pick<CachingHardwareProbe, 'refresh'> = createHardwareProbe(),
): Promise<void> {
  const architecture = options.fit === undefined ? undefined : await readArchitecture(options.fit);
  const hardware: HardwareProfile = await probe.refresh();
  const fit =
    architecture &&
    describeFit(hardware, architecture, {
      ...(options.contextLength === undefined ? {} : { contextLength: options.contextLength }),
    });
  if (context.options.json) return context.printJson(toSnakeCase({ hardware, ...(fit ? { fit } : {}) }));
  context.print(describeHardware(hardware, context.style));
  if (fit) context.print(`\n${fit.summary}`);
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
