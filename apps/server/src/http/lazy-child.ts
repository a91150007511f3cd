import type { FastifyBaseLogger } from 'fastify';

type Bindings = Readonly<Record<string, unknown>>;
type Method = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

interface Lazy {
  readonly parent: FastifyBaseLogger;
  readonly bindings: Bindings;
  made?: FastifyBaseLogger;
}

function made(lazy: Lazy): FastifyBaseLogger {
  lazy.made ??= lazy.parent.child(lazy.bindings);
  return lazy.made;
}

function write(method: Method) {
  return function (this: Lazy, ...line: readonly unknown[]): void {
    // Whatever pino takes, in whichever of its shapes.
    (made(this)[method] as (...all: readonly unknown[]) => void)(...line);
  };
}

const METHODS = {
  fatal: write('fatal'),
  error: write('error'),
  warn: write('warn'),
  info: write('info'),
  debug: write('debug'),
  trace: write('trace'),
  silent() {},
  child(this: Lazy, bindings: Bindings, options?: Parameters<FastifyBaseLogger['child']>[1]): FastifyBaseLogger {
    if (options && Object.keys(options).length > 0) return made(this).child(bindings, options);
    return lazyChild(this.parent, { ...this.bindings, ...bindings });
  },
  isLevelEnabled(this: Lazy, level: string): boolean {
    const { parent } = this as { readonly parent: { isLevelEnabled?: (level: string) => boolean } };
    return parent.isLevelEnabled?.(level) ?? true;
  },
  get level(): string {
    return (this as unknown as Lazy).parent.level;
  },
};

/**
 * A child of a logger that is made when it first has something to say. Every request gets one, few of them use it, and a
 * child of pino's costs as much as two lines.
 */
export function lazyChild(parent: FastifyBaseLogger, bindings: Bindings): FastifyBaseLogger {
  const lazy: Lazy = Object.create(METHODS, {});
  return Object.assign(lazy, { parent, bindings, made: undefined }) as unknown as FastifyBaseLogger;
}
