import type { Logger, LogMethod } from '@modelhaven/core';

/** One line that was logged, with the fields of the logger's parents. */
export interface CapturedLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string | undefined;
}

/** A logger that keeps its lines. */
export interface CapturingLogger extends Logger {
  readonly lines: readonly CapturedLine[];
}

/** A logger whose lines, and those of its children, can be read by a test. */
export function createCapturingLogger(): CapturingLogger {
  const lines: CapturedLine[] = [];
  const withBindings = (bindings: Readonly<Record<string, unknown>>): Logger => {
    const at =
      (level: CapturedLine['level']): LogMethod =>
      (fields, message) => {
        lines.push({ level, fields: { ...bindings, ...fields }, message });
      };
    return {
      debug: at('debug'),
      info: at('info'),
      warn: at('warn'),
      error: at('error'),
      child: (more) => withBindings({ ...bindings, ...more }),
    };
  };
  return { ...withBindings({}), lines };
}
