import type { Logger, LogMethod } from '@modelhaven/core';
import type { TextSink } from './io.ts';

/** What `--verbose` shows: one line per log call on standard error. */
export function createStderrLogger(sink: TextSink, bindings: Readonly<Record<string, unknown>> = {}): Logger {
  const method =
    (level: string): LogMethod =>
    (fields, message = '') => {
      const rest = Object.entries({ ...bindings, ...fields }).map(([key, value]) => `${key}=${show(value)}`);
      sink.write(`${[level, message, ...rest].filter((part) => part !== '').join(' ')}\n`);
    };
  return {
    debug: method('debug'),
    info: method('info'),
    warn: method('warn'),
    error: method('error'),
    child: (more) => createStderrLogger(sink, { ...bindings, ...more }),
  };
}

function show(value: unknown): string {
  return value instanceof Error
    ? value.message
    : typeof value === 'string'
      ? value
      : (JSON.stringify(value) ?? 'undefined');
}
