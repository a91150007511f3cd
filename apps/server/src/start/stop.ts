import { setTimeout as sleep } from 'node:timers/promises';
import type { ModelManager } from '@modelhaven/manager';
import type { App } from '../server-types.ts';

/** Ends a server. Resolves to whether every answer could end by itself. */
export type Stop = (options?: {
  /** How long running answers may take. */
  readonly graceMs?: number;
  /** How long everybody is still served while `/readyz` says no already. */
  readonly drainMs?: number;
}) => Promise<boolean>;

/** How long connections may take to close after their answers have ended or were ended. */
const CLOSE_MS = 1_000;

/** How long the last numbers may take to be written. */
const FLUSH_MS = 2_000;

/**
 * Ends a server in order: nobody new is let in, running answers end within `graceMs` (default 10 000) or are ended,
 * then connections, providers and the monitor are closed. Calling it again waits for the same end.
 */
export function createStop(
  app: App,
  manager: Pick<ModelManager, 'close' | 'monitor'>,
  /** Writes what else the last answers left. */
  last: () => Promise<unknown> = async () => {},
): Stop {
  let ending: Promise<boolean> | undefined;

  const end = async (graceMs: number): Promise<boolean> => {
    let inTime = true;
    const closed = app.close().then(() => true);
    const afterGrace = later(graceMs, () => {
      inTime = false;
    });
    const afterAll = later(graceMs + CLOSE_MS, () => app.server.closeAllConnections());
    try {
      // The manager ends what is still running when the time is over; its streams then end with an error of theirs.
      await Promise.all([closed, manager.close({ graceMs })]);
      // What the last answers were like is written too; a store that is away must not keep the process.
      const written = Promise.allSettled([manager.monitor.close(), last()]);
      await Promise.race([written, sleep(FLUSH_MS, undefined, { ref: false })]);
      return inTime;
    } finally {
      clearTimeout(afterGrace);
      clearTimeout(afterAll);
    }
  };

  return ({ graceMs = 10_000 } = {}) => {
    ending ??= end(graceMs);
    return ending;
  };
}

function later(ms: number, act: () => void): NodeJS.Timeout {
  const timer = setTimeout(act, ms);
  timer.unref();
  return timer;
}
