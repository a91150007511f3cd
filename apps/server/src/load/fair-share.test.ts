import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFairShare } from './fair-share.ts';

const takeAll = (share: ReturnType<typeof createFairShare>, party: string) => {
  const places: (() => void)[] = [];
  for (let place = share.take(party); place; place = share.take(party)) places.push(place);
  return places;
};

describe('a fair share', () => {
  it('gives one party most of the places and leaves some for who comes anew', () => {
    const share = createFairShare(1_000);
    expect(takeAll(share, 'greedy')).toHaveLength(800);
    expect(takeAll(share, 'late').length).toBeGreaterThan(100);
    expect(share.take('third')).toBeDefined();
  });

  it('is there again when it is given back, once', () => {
    const share = createFairShare(10);
    const places = takeAll(share, 'a');
    const before = share.taken;
    places[0]?.();
    places[0]?.();
    expect(share.taken).toBe(before - 1);
    expect(share.take('a')).toBeDefined();
  });

  it('gives a single place to somebody', () => {
    const share = createFairShare(1);
    expect(share.take('a')).toBeDefined();
    expect(share.take('b')).toBeUndefined();
  });

  it('never gives more than there is, and forgets nobody', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.boolean()), { maxLength: 200 }),
        (places, steps) => {
          const share = createFairShare(places);
          const open: (() => void)[] = [];
          for (const [party, takes] of steps) {
            if (!takes) open.shift()?.();
            else {
              const place = share.take(party);
              if (place) open.push(place);
            }
            expect(share.taken).toBe(open.length);
            expect(share.taken).toBeLessThanOrEqual(places);
          }
          for (const giveBack of open) giveBack();
          expect(share.taken).toBe(0);
        },
      ),
    );
  });
});
