import { type DestinationStream, type Logger, pino } from 'pino';

/** Fields that may hold a secret or somebody's words, wherever they stand in a log line. */
const REDACTED = [
  'authorization',
  'apiKey',
  'api_key',
  'secret',
  'token',
  'password',
  'cookie',
  'prompt',
  'messages',
  'text',
  'content',
  'body',
  'headers',
];

/** How loud the log is. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** The pino logger of the server: JSON lines, secrets and texts redacted. */
export function createServerLogger(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: REDACTED.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Says nothing. */
export function silentServerLogger(): Logger {
  return pino({ level: 'silent' });
}
