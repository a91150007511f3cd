import { LlmError } from '@modelhaven/core';
import { openMonitor } from '@modelhaven/manager';
import { toUsage, type Usage, usageSchema } from '@modelhaven/server/json';
import { askServer } from '../ask-server.ts';
import { loadConfiguration } from '../config-file.ts';
import type { CommandContext } from '../context.ts';
import { describeUsage } from '../output/describe-usage.ts';
import { watchUsage } from './watch-stats.ts';

/** Options of `modelhaven stats`. */
export interface StatsOptions {
  readonly hours?: number;
  readonly by?: Usage['by'];
  readonly watch?: boolean;
  /** Address of a running server to ask instead of reading its files. */
  readonly url?: string;
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
  const config = await loadConfiguration(context);
  const { enabled, store, aggregationIntervalMinutes } = config.monitoring;
  if (!enabled || store === 'memory') {
    const message =
      'The configuration keeps numbers in the memory of the server only. Ask it: --url http://127.0.0.1:8420';
    throw new LlmError('UNSUPPORTED', message);
  }
  const monitor = await openMonitor({ config, role: 'reader', logger: context.logger });
  await monitor.ready();
  const query = { timeframeHours: hours, by, limit, activitySteps: ACTIVITY_STEPS };
  return {
    async read() {
      // Nothing was used, and nothing can be read, are not the same.
      if (!monitor.complete) throw unread(store);
      return toKnown(toUsage(monitor, { ...query, stepMs: aggregationIntervalMinutes * 60_000, now: Date.now() }));
    },
    close: () => monitor.close(),
  };
}

function unread(store: string): LlmError {
  const where = store === 'embedded' ? 'The files of the metrics' : `The store of the metrics (${store.split(':')[0]})`;
  return new LlmError(
    'UNAVAILABLE',
    `${where} could not be read. With --verbose it is said why; a running server can be asked with --url.`,
  );
}

function toKnown(value: unknown): Usage {
  const { success, data } = usageSchema.safeParse(value);
  if (success) return data;
  throw new LlmError('BAD_RESPONSE', 'The answer is not that of a Modelhaven of this version.');
}
