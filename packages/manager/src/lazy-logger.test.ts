import { type Logger, silentLogger } from '@modelhaven/core';
import { expect, it, vi } from 'vitest';
import { lazyChild } from './lazy-logger.ts';

function parent(level?: string) {
  const lines: unknown[] = [];
  const child = vi.fn(
    (bindings: object): Logger => ({
      ...silentLogger,
      debug: (fields, message) => void lines.push({ ...bindings, ...fields, message }),
      warn: (fields, message) => void lines.push({ ...bindings, ...fields, message }),
    }),
  );
  const leveled = level === undefined ? {} : { isLevelEnabled: (asked: string) => asked === level };
  return { logger: { ...silentLogger, ...leveled, child }, child, lines };
}

it('makes a logger with the first line, once', () => {
  const { logger, child, lines } = parent();
  const lazy = lazyChild(logger, { requestId: 'r' });
  expect(child).not.toHaveBeenCalled();
  lazy.warn({ a: 1 }, 'Hm.');
  lazy.debug({ b: 2 });
  expect(child).toHaveBeenCalledOnce();
  expect(lines).toEqual([
    { requestId: 'r', a: 1, message: 'Hm.' },
    { requestId: 'r', b: 2, message: undefined },
  ]);
});

it('makes none for what would be dropped', () => {
  const { logger, child, lines } = parent('warn');
  const lazy = lazyChild(logger, { requestId: 'r' });
  lazy.debug({ b: 2 });
  expect(child).not.toHaveBeenCalled();
  lazy.warn({});
  expect(lines).toHaveLength(1);
});
