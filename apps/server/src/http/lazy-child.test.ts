import type { FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { lazyChild } from './lazy-child.ts';

function logger() {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line));
  let children = 0;
  const parent = pino({ level: 'info', base: null, timestamp: false, onChild: () => void children++ }, { write });
  return { parent: parent as FastifyBaseLogger, lines, children: () => children };
}

it('says what a child would say, and makes one only then', () => {
  const { parent, lines, children } = logger();
  const child = lazyChild(parent, { requestId: 'a' });
  expect(children()).toBe(0);
  child.info({ more: 1 }, 'first');
  child.error('second');
  child.debug('never');
  expect(lines).toEqual([
    { level: 30, requestId: 'a', more: 1, msg: 'first' },
    { level: 50, requestId: 'a', msg: 'second' },
  ]);
  expect(children()).toBe(1);
  expect(child.level).toBe('info');
});

it('has children that say where they come from, once', () => {
  const { parent, lines, children } = logger();
  const child = lazyChild(parent, { requestId: 'a' }).child({ requestId: 'a', attempt: 2 });
  expect(children()).toBe(0);
  child.warn('told');
  expect(lines).toEqual([{ level: 40, requestId: 'a', attempt: 2, msg: 'told' }]);
  child.child({}, { level: 'error' }).warn('not told');
  expect(lines).toHaveLength(1);
});
