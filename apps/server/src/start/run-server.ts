import process from 'node:process';
import { pino } from 'pino';
import { catalog } from '../catalog.ts';
import { createServerLogger } from '../logging.ts';
import { VERSION } from '../version.ts';
import type { CommandLine } from './command-line.ts';
import { readableLine } from './readable-log.ts';
import { type RunningServer, startServer } from './start-server.ts';
import { welcome } from './welcome.ts';

/** Lines of the log wait for each other, so many bytes (the library takes no more than 16 KiB) and milliseconds: a write of its own costs more than a line. What waits is written when the process ends. */
const LOG_BYTES = 16_000;
const LOG_MS = 100;
/** How long the welcome waits to hear of the providers. */
const INTRODUCTION_MS = 1_000;

/** Starts a server that belongs to this process: logs to stderr, says on stdout what to try, and ends on signals. */
export async function runServer(commandLine: CommandLine): Promise<void> {
  const destination = process.stderr.isTTY
    ? { write: (line: string) => void process.stderr.write(readableLine(line)) }
    : pino.destination({ fd: 2, sync: false, minLength: LOG_BYTES, periodicFlush: LOG_MS });
  const logger = createServerLogger(commandLine.logLevel ?? 'info', destination);
  const { host, port, socket, config, dataDir, allowUnauthenticated, allowedHosts } = commandLine;
  const server = await startServer({
    environment: process.env,
    catalog,
    logger,
    allowUnauthenticated,
    allowedHosts,
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port }),
    ...(socket === undefined ? {} : { socket }),
    ...(config === undefined ? {} : { config }),
    ...(dataDir === undefined ? {} : { dataDir }),
  });
  endOnSignals(server);
  // What is wrong with it is written to the log.
  process.on('SIGHUP', () => void server.reload('signal').catch(() => {}));
  const { url, wantsKey } = server;
  process.stdout.write(welcome({ url, version: VERSION, wantsKey, providers: await introduction(server) }));
}

async function introduction({ manager }: RunningServer) {
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), INTRODUCTION_MS).unref());
  return Promise.race([manager.providers().catch(() => undefined), late]);
}

/** npm and shells pass a signal on that the whole group got already: so soon after the first, it is the same one. */
const ECHO_MS = 1_000;

/** The first signal lets running answers end, a second one does not. */
function endOnSignals({ stop }: RunningServer): void {
  let endingSince: number | undefined;
  const onSignal = async (signal: NodeJS.Signals) => {
    if (endingSince !== undefined) {
      if (performance.now() - endingSince > ECHO_MS) process.exit(signal === 'SIGINT' ? 130 : 143);
      return;
    }
    endingSince = performance.now();
    process.stdout.write('\nLetting running answers end. Once more to stop at once.\n');
    const inOrder = await stop();
    // Engines may hold native threads that would keep the process.
    process.exit(inOrder ? 0 : 1);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}
