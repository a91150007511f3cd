import { parseArgs } from 'node:util';
import { LlmError } from '@modelhaven/core';
import type { LogLevel } from '../logging.ts';

/** What the command line asks for. What it leaves open is for the environment, the file and the defaults to say. */
export interface CommandLine {
  readonly help: boolean;
  readonly version: boolean;
  readonly host?: string;
  readonly port?: number;
  readonly socket?: string;
  readonly config?: string;
  /** Where data is kept, whatever the file says; nothing that can be typed. */
  readonly dataDir?: string;
  readonly workers?: number | 'auto';
  readonly logLevel?: LogLevel;
  readonly allowUnauthenticated: boolean;
  readonly allowedHosts: readonly string[];
}

const LOG_LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'silent'];

/** What `--help` prints. */
export const HELP = `Usage: modelhaven-server [options]

Starts the Modelhaven server. Without options it listens on http://127.0.0.1:8420
and answers with the embedded demo model and whatever the environment switches on.

Options:
  --host HOST               address to listen on (environment HOST, default 127.0.0.1)
  --port PORT               port to listen on, 0 for any free one (environment PORT, default 8420)
  --socket PATH             Unix socket to listen on, in place of host and port
  --workers N               processes that answer there, or auto: one for each core (default 1)
  --config FILE             configuration (environment MODELHAVEN_CONFIG, default ./modelhaven.yaml if it exists)
  --log-level LEVEL         ${LOG_LEVELS.join(', ')} (default info)
  --allow-host NAME         believe this Host header too while listening on loopback; may be repeated
  --allow-unauthenticated   listen beyond loopback although nobody has to show a key
  --help                    print this
  --version                 print the version
`;

/** Reads the arguments. Throws `INVALID_REQUEST` with a sentence for people. */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  const values = parse(argv);
  const level = values['log-level'];
  if (level !== undefined && !isLogLevel(level)) {
    throw new LlmError('INVALID_REQUEST', `--log-level must be one of ${LOG_LEVELS.join(', ')}.`, {
      field: 'log-level',
    });
  }
  return {
    help: values.help === true,
    version: values.version === true,
    ...(values.host === undefined ? {} : { host: values.host }),
    ...(values.port === undefined ? {} : { port: portOf(values.port) }),
    ...(values.socket === undefined ? {} : { socket: values.socket }),
    ...(values.workers === undefined ? {} : { workers: workersOf(values.workers) }),
    ...(values.config === undefined ? {} : { config: values.config }),
    ...(level === undefined ? {} : { logLevel: level }),
    allowUnauthenticated: values['allow-unauthenticated'] === true,
    allowedHosts: values['allow-host'] ?? [],
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      strict: true,
      allowPositionals: false,
      options: {
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
        host: { type: 'string' },
        port: { type: 'string', short: 'p' },
        socket: { type: 'string' },
        workers: { type: 'string' },
        config: { type: 'string', short: 'c' },
        'log-level': { type: 'string' },
        'allow-host': { type: 'string', multiple: true },
        'allow-unauthenticated': { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : 'The arguments cannot be read';
    throw new LlmError('INVALID_REQUEST', `${reason}. Try --help.`);
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new LlmError('INVALID_REQUEST', '--port must be a whole number from 0 to 65535.', { field: 'port' });
  }
  return port;
}

function workersOf(text: string): number | 'auto' {
  if (text === 'auto') return text;
  const workers = Number(text);
  if (!/^\d{1,3}$/.test(text) || workers < 1 || workers > 256) {
    throw new LlmError('INVALID_REQUEST', '--workers must be a whole number from 1 to 256, or auto.', {
      field: 'workers',
    });
  }
  return workers;
}

function isLogLevel(text: string): text is LogLevel {
  return LOG_LEVELS.some((level) => level === text);
}
