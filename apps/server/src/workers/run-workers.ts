import cluster, { type Worker } from 'node:cluster';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { ServerConfig } from '@modelhaven/manager';
import type { Logger } from 'pino';
import type { WelcomeFacts } from '../start/welcome.ts';
import { closeUntaken } from './close-untaken.ts';
import { WorkerFailed, type WorkerProcess, type Workers, watchWorkers } from './watch-workers.ts';
import type { FromWorker } from './worker-messages.ts';

/** Processes that are still there after their time are ended after so long. Milliseconds. */
const LAST_MS = 10_000;

/** How many workers a configuration means. */
export function countWorkers({ workers }: Pick<ServerConfig, 'workers'>): number {
  return workers === 'auto' ? availableParallelism() : workers;
}

/** Workers that run this very command line. */
export interface RunningWorkers extends Pick<Workers, 'reload' | 'replace' | 'stop' | 'kill'> {
  readonly welcome: WelcomeFacts;
}

/** Starts them. Resolves to a code to exit with where one of them could not start; it has said why. */
export async function startWorkers(
  config: Pick<ServerConfig, 'drainSeconds' | 'shutdownSeconds'>,
  count: number,
  logger: Logger,
): Promise<RunningWorkers | number> {
  // Only this user can look into it.
  const folder = mkdtempSync(join(tmpdir(), 'modelhaven-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  cluster.setupPrimary({ serialization: 'advanced' });
  let leaders = 0;
  const workers = watchWorkers({
    count,
    fork: () => toProcess(cluster.fork()),
    leaderSocket: () => {
      leaders++;
      return process.platform === 'win32'
        ? `\\\\.\\pipe\\modelhaven-${process.pid}-${leaders}`
        : join(folder, `leader-${leaders}`);
    },
    logger,
    now: Date.now,
    stopMs: (config.drainSeconds + config.shutdownSeconds) * 1_000 + LAST_MS,
  });
  try {
    return { ...workers, welcome: await workers.start() };
  } catch (thrown) {
    workers.kill();
    if (thrown instanceof WorkerFailed) return thrown.exitCode;
    throw thrown;
  }
}

function toProcess(worker: Worker): WorkerProcess {
  // What is sent to one that falls at this moment is lost, as it would be a moment later.
  worker.on('error', () => {});
  closeUntaken(worker);
  return {
    pid: worker.process.pid,
    send(message) {
      if (worker.isConnected()) worker.send(message, () => {});
    },
    kill: (signal) => void worker.process.kill(signal),
    onMessage: (listener) => void worker.on('message', (message: FromWorker) => listener(message)),
    onExit: (listener) => void worker.on('exit', listener),
  };
}
