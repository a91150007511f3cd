import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFairQueue } from './fair-queue.ts';

const drain = <Waiter>(queue: { next(): Waiter | undefined }): Waiter[] => {
  const all: Waiter[] = [];
  for (let waiter = queue.next(); waiter !== undefined; waiter = queue.next()) all.push(waiter);
  return all;
};

test('parties take turns, and each keeps its own order', () => {
  const queue = createFairQueue<string>(10);
  for (const waiter of ['a1', 'a2', 'a3', 'b1', 'c1', 'c2']) queue.add(waiter.slice(0, 1), waiter);
  queue.remove('a', 'a2');
  queue.remove('a', 'a9');
  expect(queue.size).toBe(5);
  expect(drain(queue)).toEqual(['a1', 'b1', 'c1', 'a3', 'c2']);
  expect(queue.size).toBe(0);
});

test('a full queue takes from whoever has most, and refuses whoever would have most', () => {
  const queue = createFairQueue<string>(3);
  for (const waiter of ['a1', 'a2', 'a3']) expect(queue.add('a', waiter)).toBeUndefined();
  expect(queue.add('a', 'a4')).toBe('a4');
  expect(queue.add('b', 'b1')).toBe('a3');
  expect(queue.add('b', 'b2')).toBe('b2');
  expect(queue.add('c', 'c1')).toBe('a2');
  expect(drain(queue)).toEqual(['a1', 'b1', 'c1']);
  expect(createFairQueue<string>(0).add('a', 'a1')).toBe('a1');
});

test('nobody is lost, doubled or kept beyond the capacity', () => {
  const step = fc.oneof(
    fc.record({ type: fc.constant('add' as const), party: fc.constantFrom('a', 'b', 'c', 'd') }),
    fc.record({ type: fc.constant('next' as const), party: fc.constant('') }),
    fc.record({ type: fc.constant('remove' as const), party: fc.constantFrom('a', 'b', 'c', 'd') }),
  );
  fc.assert(
    fc.property(fc.nat({ max: 6 }), fc.array(step, { maxLength: 80 }), (capacity, steps) => {
      const queue = createFairQueue<string>(capacity);
      const waiting = new Set<string>();
      steps.forEach(({ type, party }, index) => {
        if (type === 'add') {
          const waiter = `${party}${index}`;
          waiting.add(waiter);
          const dropped = queue.add(party, waiter);
          if (dropped !== undefined) expect(waiting.delete(dropped)).toBe(true);
        } else if (type === 'next') {
          const waiter = queue.next();
          if (waiter === undefined) expect(waiting.size).toBe(0);
          else expect(waiting.delete(waiter)).toBe(true);
        } else {
          const waiter = [...waiting].find((each) => each.startsWith(party));
          if (waiter !== undefined) {
            queue.remove(party, waiter);
            waiting.delete(waiter);
          }
        }
        expect(queue.size).toBe(waiting.size);
        expect(queue.size).toBeLessThanOrEqual(capacity);
      });
      expect(new Set(drain(queue))).toEqual(waiting);
    }),
  );
});
