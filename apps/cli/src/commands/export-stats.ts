import { LlmError } from '@modelhaven/core';
import { listMeasuredSteps } from '@modelhaven/monitoring';
import { METRIC_LINES_TYPE, metricLineSchema, toMetricLine } from '@modelhaven/server/json';
import { askServerForLines } from '../ask-server.ts';
import type { CommandContext } from '../context.ts';
import { openKeptNumbers } from '../kept-numbers.ts';
import { writeLines } from '../write-lines.ts';

/** Options of `modelhaven stats --export`. */
export interface ExportStatsOptions {
  readonly hours?: number;
  /** Address of a running server to ask instead of reading its files. */
  readonly url?: string;
  /** Replace the file where it is there already. */
  readonly force?: boolean;
}

const HOUR_MS = 3_600_000;

/** `modelhaven stats --export`: every step of each name in which something happened, to a file or, for `-`, to standard output. */
export async function exportStats(
  context: CommandContext,
  file: string,
  { hours = 24, url, force = false }: ExportStatsOptions,
): Promise<void> {
  let count = 0;
  async function* counted(): AsyncGenerator<string, void, undefined> {
    for await (const line of url === undefined ? keptLines(context, hours) : serverLines(context, url, hours)) {
      context.signal.throwIfAborted();
      count += 1;
      yield line;
    }
  }
  if (file === '-') {
    for await (const line of counted()) context.io.stdout.write(line);
    return;
  }
  await writeLines(file, counted(), force);
  if (context.options.json) context.printJson({ file, lines: count });
  else context.print(`${count} lines were written to ${file}.`);
}

async function* keptLines(context: CommandContext, hours: number): AsyncGenerator<string, void, undefined> {
  const { monitor, demandComplete } = await openKeptNumbers(context);
  try {
    demandComplete();
    for (const step of listMeasuredSteps(monitor, { windowMs: hours * HOUR_MS })) yield toMetricLine(step);
  } finally {
    await monitor.close();
  }
}

async function* serverLines(
  { signal, io }: CommandContext,
  url: string,
  hours: number,
): AsyncGenerator<string, void, undefined> {
  const key = io.environment['MODELHAVEN_API_KEY'];
  const query = { timeframe_hours: hours };
  const asked = askServerForLines(url, '/api/v1/metrics/export', query, {
    signal,
    key,
    contentType: METRIC_LINES_TYPE,
  });
  for await (const line of asked) {
    if (!isKnown(line)) throw new LlmError('BAD_RESPONSE', 'The answer is not that of a Modelhaven of this version.');
    yield `${line}\n`;
  }
}

function isKnown(line: string): boolean {
  try {
    return metricLineSchema.safeParse(JSON.parse(line)).success;
  } catch {
    return false;
  }
}
