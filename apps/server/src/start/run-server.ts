import cluster from 'node:cluster';
import process from 'node:process';
import { type Logger, pino } from 'pino';
import { catalog } from '../catalog.ts';
import { createServerLogger } from '../logging.ts';
import { VERSION } from '../version.ts';
import { countWorkers, startWorkers } from '../workers/run-workers.ts';
import { joinWorkers } from '../workers/worker-link.ts';
import type { CommandLine } from './command-line.ts';
import { endOnSignals } from './end-on-signals.ts';
import { findConfig } from './read-config.ts';
import { readableLine } from './readable-log.ts';
import { type RunningServer, type StartServerOptions, startServer } from './start-server.ts';
import { type WelcomeFacts, welcome } from './welcome.ts';

/** Lines of the log wait for each other, so many bytes (the library takes no more than 16 KiB) and milliseconds: a write of its own costs more than a line. What waits is written when the process ends. */
const LOG_BYTES = 16_000;
const LOG_MS = 100;
/** How long the welcome waits to hear of the providers. */
const INTRODUCTION_MS = 1_000;

/** How long a worker that could not start has to say why. */
const LAST_WORDS_MS = 100;

/** Starts a server that belongs to this process: logs to stderr, says on stdout what to try, and ends on signals. */
export async function runServer(commandLine: CommandLine): Promise<void> {
  const destination = process.stderr.isTTY
    ? { write: (line: string) => void process.stderr.write(readableLine(line)) }
    : pino.destination({ fd: 2, sync: false, minLength: LOG_BYTES, periodicFlush: LOG_MS });
  const logger = createServerLogger(commandLine.logLevel ?? 'info', destination);
  const { host, port, socket, workers, config, dataDir, allowUnauthenticated, allowedHosts } = commandLine;
  const options: StartServerOptions = {
    environment: process.env,
    catalog,
    logger,
    allowUnauthenticated,
    allowedHosts,
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port }),
    ...(socket === undefined ? {} : { socket }),
    ...(workers === undefined ? {} : { workers }),
    ...(config === undefined ? {} : { config }),
    ...(dataDir === undefined ? {} : { dataDir }),
  };
  if (cluster.isWorker) return runWorker(options);
  const { server: settings } = await findConfig(options).load();
  const count = countWorkers(settings);
  if (count > 1) return runWorkers(settings, count, logger);
  const server = await startServer(options);
  endOnSignals({ stop: () => server.stop() });
  // What is wrong with it is written to the log.
  process.on('SIGHUP', () => void server.reload('signal').catch(() => {}));
  process.stdout.write(welcome({ version: VERSION, ...(await factsOf(server)) }));
}

/** Watches over processes that do the work. */
async function runWorkers(settings: Parameters<typeof startWorkers>[0], count: number, logger: Logger): Promise<void> {
  const workers = await startWorkers(settings, count, logger);
  if (typeof workers === 'number') {
    process.exitCode = workers;
    return;
  }
  endOnSignals(workers);
  process.on('SIGHUP', workers.reload);
  let replacing: Promise<void> = Promise.resolve();
  process.on('SIGUSR2', () => {
    replacing = replacing.then(workers.replace);
  });
  process.stdout.write(welcome({ version: VERSION, workers: count, ...workers.welcome }));
}

/** Does the work of one of several. */
async function runWorker(options: StartServerOptions): Promise<void> {
  const worker = await joinWorkers({
    send: (message, done) => void (process.connected ? process.send?.(message, undefined, undefined, done) : done()),
    onMessage: (listener) => void process.on('message', listener),
  });
  // A terminal sends signals to all; who watches says what comes of them.
  process.on('SIGHUP', () => {});
  const server = await startServer({ ...options, worker }).catch((thrown: unknown) => {
    // Whoever started this command says what is wrong and which code it ends with; the channel alone would keep it.
    setTimeout(() => process.exit(), LAST_WORDS_MS);
    throw thrown;
  });
  let isEnding = false;
  const end = async (patience: Parameters<RunningServer['stop']>[0]) => {
    if (isEnding) return;
    isEnding = true;
    const inOrder = await server.stop(patience);
    await worker.end();
    process.exit(inOrder ? 0 : 1);
  };
  worker.serve({
    stop: ({ drainMs, graceMs }) =>
      void end({ ...(drainMs === undefined ? {} : { drainMs }), ...(graceMs === undefined ? {} : { graceMs }) }),
    reload: () => void server.reload('signal').catch(() => {}),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end({}));
  worker.ready(await factsOf(server));
}

async function factsOf({ url, wantsKey, manager }: RunningServer): Promise<WelcomeFacts> {
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), INTRODUCTION_MS).unref());
  return { url, wantsKey, providers: await Promise.race([manager.providers().catch(() => undefined), late]) };
}
