import type { Logger } from '@modelhaven/core';

type Fields = Readonly<Record<string, unknown>>;

/** A logger that can say beforehand what it would drop, as pino's can. */
interface LeveledLogger extends Logger {
  isLevelEnabled(level: string): boolean;
}

/**
 * A logger with these fields in every line, made when the first line is written: most calls write none, and making one
 * costs as much as a line.
 */
export function lazyChild(parent: Logger, bindings: Readonly<Record<string, unknown>>): Logger {
  return new LazyLogger(parent, bindings);
}

class LazyLogger implements Logger {
  readonly #parent: Logger;
  readonly #bindings: Readonly<Record<string, unknown>>;
  #made: Logger | undefined;

  constructor(parent: Logger, bindings: Readonly<Record<string, unknown>>) {
    this.#parent = parent;
    this.#bindings = bindings;
  }

  debug(fields: Fields, message?: string): void {
    if (!this.#made && isLeveled(this.#parent) && !this.#parent.isLevelEnabled('debug')) return;
    this.#own().debug(fields, message);
  }

  info(fields: Fields, message?: string): void {
    this.#own().info(fields, message);
  }

  warn(fields: Fields, message?: string): void {
    this.#own().warn(fields, message);
  }

  error(fields: Fields, message?: string): void {
    this.#own().error(fields, message);
  }

  child(bindings: Readonly<Record<string, unknown>>): Logger {
    return this.#own().child(bindings);
  }

  #own(): Logger {
    this.#made ??= this.#parent.child(this.#bindings);
    return this.#made;
  }
}

function isLeveled(logger: Logger): logger is LeveledLogger {
  return 'isLevelEnabled' in logger && typeof logger.isLevelEnabled === 'function';
}
