import { LlmError } from '@modelhaven/core';
import { openMonitor } from '@modelhaven/manager';
import type { Monitor } from '@modelhaven/monitoring';
import { loadConfiguration } from './config-file.ts';
import type { CommandContext } from './context.ts';

/** What a server keeps of its numbers beyond its memory, opened to read. */
export interface KeptNumbers {
  /** Whoever opened it closes it. */
  readonly monitor: Monitor;
  /** Milliseconds of a step, as the configuration has it. */
  readonly stepMs: number;
  /** Throws `UNAVAILABLE` where not all of it could be read: nothing was used, and nothing can be read, are not the same. */
  demandComplete(): void;
}

/** Opens the store that the configuration names. Rejects with `UNSUPPORTED` where it keeps nothing. */
export async function openKeptNumbers(context: CommandContext): Promise<KeptNumbers> {
  const config = await loadConfiguration(context);
  const { enabled, store, aggregationIntervalMinutes } = config.monitoring;
  if (!enabled || store === 'memory') {
    const message =
      'The configuration keeps numbers in the memory of the server only. Ask it: --url http://127.0.0.1:8420';
    throw new LlmError('UNSUPPORTED', message);
  }
  const monitor = await openMonitor({ config, role: 'reader', logger: context.logger });
  await monitor.ready();
  return {
    monitor,
    stepMs: aggregationIntervalMinutes * 60_000,
    demandComplete() {
      if (!monitor.complete) throw unread(store);
    },
  };
}

function unread(store: string): LlmError {
  const where = store === 'embedded' ? 'The files of the metrics' : `The store of the metrics (${store.split(':')[0]})`;
  return new LlmError(
    'UNAVAILABLE',
    `${where} could not be read. With --verbose it is said why; a running server can be asked with --url.`,
  );
}
