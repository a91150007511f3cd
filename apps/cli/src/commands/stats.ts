import { LlmError } from '@modelhaven/core';
import { toUsage, type Usage, usageSchema } from '@modelhaven/server/json';
import { askServer } from '../ask-server.ts';
import type { CommandContext } from '../context.ts';
import { openKeptNumbers } from '../kept-numbers.ts';
import { describeUsage } from '../output/describe-usage.ts';
import { watchUsage } from './watch-stats.ts';

/** Options of `modelhaven stats`. */
export interface StatsOptions {
  readonly hours?: number;
  readonly by?: Usage['by'];
  readonly watch?: boolean;
  /** Address of a running server to ask instead of reading its files. */
  readonly url?: string;
  /** Of `--export` only. */
  readonly force?: boolean;
}

/** Where numbers come from. */
interface Source {
  read(signal: AbortSignal): Promise<Usage>;
  close(): Promise<void>;
}

const ACTIVITY_STEPS = 24;
const MAX_ROWS = 100;
/** What is drawn over itself has to fit a terminal. */
const MAX_WATCHED_ROWS = 15;
const WATCH_MS = 2_000;

/** `modelhaven stats`: what was used, by name and over time. With `--watch` again and again, until Ctrl-C or `q`. */
export async function showStats(context: CommandContext, options: StatsOptions, watchMs = WATCH_MS): Promise<void> {
  if (options.force) throw new LlmError('INVALID_REQUEST', '--force goes with --export only.', { field: 'force' });
  const source = await openSource(context, options);
  try {
    if (options.watch) {
      await watchUsage(context, source.read, watchMs);
      return;
    }
    const usage = await source.read(context.signal);
    if (context.options.json) context.printJson(usage);
    else context.print(describeUsage(usage, context.style, context.io.stdout.columns));
  } finally {
    await source.close();
  }
}

async function openSource(context: CommandContext, options: StatsOptions): Promise<Source> {
  const { hours = 24, by = 'model', url } = options;
  const limit = options.watch ? MAX_WATCHED_ROWS : MAX_ROWS;
  if (url !== undefined) {
    const query = { timeframe_hours: hours, by, limit, activity_steps: ACTIVITY_STEPS };
    return {
      read: async (signal) =>
        toKnown(
          await askServer(url, '/api/v1/usage', query, {
            signal,
            key: context.io.environment['MODELHAVEN_API_KEY'],
          }),
        ),
      close: async () => {},
    };
  }
  const { monitor, stepMs, demandComplete } = await openKeptNumbers(context);
  const query = { timeframeHours: hours, by, limit, activitySteps: ACTIVITY_STEPS };
  return {
    async read() {
      demandComplete();
      return toKnown(toUsage(monitor, { ...query, stepMs, now: Date.now() }));
    },
    close: () => monitor.close(),
  };
}

function toKnown(value: unknown): Usage {
  const { success, data } = usageSchema.safeParse(value);
  if (success) return data;
  throw new LlmError('BAD_RESPONSE', 'The answer is not that of a Modelhaven of this version.');
}
