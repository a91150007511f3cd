import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AdaptiveLimit, createAdaptiveLimit } from './adaptive-limit.ts';

function limitAt(maximum: number): { readonly clock: { now: number }; readonly limit: AdaptiveLimit } {
  const clock = { now: 0 };
  return { clock, limit: createAdaptiveLimit({ maximum, now: () => clock.now }) };
}

describe('an adaptive limit', () => {
  test('steps down from the load there was, once for each spell', () => {
    const { clock, limit } = limitAt(512);
    clock.now = 100;
    for (let refusal = 0; refusal < 3; refusal++) limit.overloaded({ startedAt: 50, inFlight: 20 });
    expect(limit.current).toBe(512);
    limit.overloaded({ startedAt: 50, inFlight: 20 });
    expect(limit.current).toBe(14);
    for (let late = 0; late < 16; late++) limit.overloaded({ startedAt: 60, inFlight: 19 - late });
    expect(limit.current).toBe(14);
    clock.now = 200;
    for (let refusal = 0; refusal < 2; refusal++) limit.overloaded({ startedAt: 150, inFlight: 14 });
    expect(limit.current).toBe(9);
  });

  test('a service that refuses now and then at any load is not slowed down', () => {
    const { clock, limit } = limitAt(100);
    for (let request = 0; request < 2_000; request++) {
      clock.now += 10;
      const sample = { startedAt: clock.now, inFlight: 50 };
      if (request % 16 === 0) limit.overloaded(sample);
      else limit.answered(sample);
    }
    expect(limit.current).toBe(100);
  });

  test('grows by one for each round of answers, and once a second where answers are few', () => {
    const { clock, limit } = limitAt(100);
    for (let refusal = 0; refusal < 4; refusal++) limit.overloaded({ startedAt: 0, inFlight: 10 });
    expect(limit.current).toBe(7);
    // It is forgotten first.
    for (let answer = 0; answer < 14; answer++) limit.answered({ startedAt: 1, inFlight: 7 });
    expect(limit.current).toBe(7);
    for (let answer = 0; answer < 7; answer++) limit.answered({ startedAt: 1, inFlight: 7 });
    expect(limit.current).toBe(8);
    clock.now = 1_000;
    limit.answered({ startedAt: 1, inFlight: 1 });
    expect(limit.current).toBe(9);
    limit.answered({ startedAt: 1, inFlight: 1 });
    expect(limit.current).toBe(9);
  });

  test('one slow answer changes nothing, a row of them does', () => {
    const { limit } = limitAt(20);
    const sample = { startedAt: 0, inFlight: 20 };
    limit.answered(sample, 20);
    expect(limit.current).toBe(20);
    for (let answer = 0; answer < 30; answer++) limit.answered(sample, 1.5);
    expect(limit.current).toBe(20);
    for (let answer = 0; answer < 10; answer++) limit.answered(sample, 8);
    expect(limit.current).toBeLessThan(20);
  });

  test('whatever happens, it stays a whole number within its bounds, falls on overload only, and grows slowly', () => {
    const step = fc.record({
      isOverload: fc.boolean(),
      afterMs: fc.nat({ max: 3_000 }),
      ageMs: fc.nat({ max: 10_000 }),
      inFlight: fc.integer({ min: 1, max: 300 }),
      slowness: fc.option(fc.double({ min: 0, max: 1_000, noNaN: true }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.array(step, { maxLength: 200 }), (maximum, steps) => {
        const { clock, limit } = limitAt(maximum);
        expect(limit.current).toBe(maximum);
        for (const { isOverload, afterMs, ageMs, inFlight, slowness } of steps) {
          clock.now += afterMs;
          const before = limit.current;
          const sample = { startedAt: clock.now - ageMs, inFlight };
          if (isOverload) limit.overloaded(sample);
          else limit.answered(sample, slowness);
          expect(Number.isInteger(limit.current)).toBe(true);
          expect(limit.current).toBeGreaterThanOrEqual(1);
          expect(limit.current).toBeLessThanOrEqual(maximum);
          expect(limit.current).toBeLessThanOrEqual(before + 1);
          if (isOverload) expect(limit.current).toBeLessThanOrEqual(before);
          if (!isOverload && slowness === undefined) expect(limit.current).toBeGreaterThanOrEqual(before);
        }
      }),
    );
  });

  test('finds the capacity of a service that refuses what is too much, and stays near it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 60 }), (capacity) => {
        const { clock, limit } = limitAt(256);
        let answered = 0;
        let refused = 0;
        const limits: number[] = [];
        for (let round = 0; round < 400; round++) {
          const startedAt = clock.now;
          const sent = limit.current;
          clock.now += 100;
          for (let place = 0; place < sent; place++) {
            if (place < capacity) limit.answered({ startedAt, inFlight: sent });
            else limit.overloaded({ startedAt, inFlight: sent });
            if (round < 200) continue;
            if (place < capacity) answered++;
            else refused++;
          }
          if (round >= 200) limits.push(sent);
        }
        expect(Math.max(...limits)).toBeLessThanOrEqual(Math.max(4, capacity * 1.2 + 2));
        // Most of what the service could have done was asked of it, and little of what was asked was too much.
        expect(answered).toBeGreaterThan(200 * capacity * 0.6);
        expect(refused).toBeLessThan(answered * 0.25);
      }),
      { numRuns: 60 },
    );
  });
});
