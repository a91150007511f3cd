import type { AttemptRecord } from '@modelhaven/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMeasurements } from './measurements.ts';
import { packRollup, unpackRollup } from './pack-rollup.ts';
import { addToRollup, createRollupSum, emptyRollup, mergeRollup, type Rollup } from './rollup.ts';

const attempt: fc.Arbitrary<AttemptRecord> = fc.record(
  {
    requestId: fc.constant('r'),
    attempt: fc.integer({ min: 1, max: 3 }),
    provider: fc.constant('p'),
    model: fc.constant('m'),
    operation: fc.constant('chat' as const),
    streamed: fc.boolean(),
    startedAt: fc.integer({ min: 0, max: 1_000_000 }),
    totalMs: fc.integer({ min: 0, max: 60_000 }),
    outcome: fc.constantFrom('OK', 'TIMEOUT', 'ABORTED', 'RATE_LIMITED'),
    firstEventMs: fc.integer({ min: 0, max: 10_000 }),
    queuedMs: fc.integer({ min: 0, max: 500 }),
    // Sixteenths, so that sums do not depend on their order.
    costUsd: fc.integer({ min: 0, max: 64 }).map((sixteenths) => sixteenths / 16),
    usage: fc.record({ inputTokens: fc.nat(1000), outputTokens: fc.nat(1000), reasoningTokens: fc.nat(10) }),
    safetyAction: fc.constantFrom('none', 'note', 'crisis'),
  },
  {
    requiredKeys: [
      'requestId',
      'attempt',
      'provider',
      'model',
      'operation',
      'streamed',
      'startedAt',
      'totalMs',
      'outcome',
    ],
  },
);

function rollupOf(attempts: readonly AttemptRecord[]): Rollup {
  const rollup = emptyRollup();
  for (const each of attempts) addToRollup(rollup, each);
  return rollup;
}

describe('rollup', () => {
  it('merges to exactly what the whole would be', () => {
    fc.assert(
      fc.property(fc.array(fc.array(attempt, { maxLength: 20 }), { maxLength: 6 }), (parts) => {
        const merged = emptyRollup();
        for (const part of parts) mergeRollup(merged, rollupOf(part));
        expect(merged).toEqual(rollupOf(parts.flat()));
        const sum = createRollupSum();
        for (const part of parts) sum.add(rollupOf(part));
        expect(sum.result()).toEqual(merged);
      }),
    );
  });

  it('survives packing, and takes no harm from bytes that are no rollup', () => {
    fc.assert(
      fc.property(
        fc.array(attempt, { maxLength: 40 }),
        fc.uint8Array({ maxLength: 200 }),
        fc.nat(),
        (attempts, noise, at) => {
          const rollup = rollupOf(attempts);
          const packed = packRollup(rollup);
          expect(unpackRollup(packed)).toEqual(rollup);
          expect(unpackRollup(packed.subarray(0, at % packed.length))).toBeUndefined();
          expect(() => unpackRollup(noise)).not.toThrow();
          const altered = Uint8Array.from(packed);
          altered[at % packed.length] = (altered[at % packed.length] ?? 0) ^ 0x55;
          expect(() => unpackRollup(altered)).not.toThrow();
        },
      ),
    );
  });

  it('counts every attempt as a success or as one error', () => {
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 30 }), (attempts) => {
        const { requests, successes, errors } = toMeasurements(rollupOf(attempts));
        expect(requests).toBe(attempts.length);
        expect(successes + Object.values(errors).reduce((sum, count) => sum + count, 0)).toBe(requests);
      }),
    );
  });

  it('does not blame the model for what the caller cancelled', () => {
    const base = { requestId: 'r', attempt: 1, provider: 'p', model: 'm', operation: 'chat', streamed: false } as const;
    const rollup = rollupOf([
      { ...base, startedAt: 0, totalMs: 10, outcome: 'OK' },
      { ...base, startedAt: 0, totalMs: 10, outcome: 'ABORTED' },
      { ...base, startedAt: 0, totalMs: 10, outcome: 'TIMEOUT' },
    ]);
    expect(toMeasurements(rollup).successRate).toBe(0.5);
    expect(toMeasurements(emptyRollup()).successRate).toBeUndefined();
  });

  it('measures speed from the second token on', () => {
    const rollup = rollupOf([
      {
        requestId: 'r',
        attempt: 1,
        provider: 'p',
        model: 'm',
        operation: 'chat',
        streamed: true,
        startedAt: 0,
        firstEventMs: 1_000,
        totalMs: 3_000,
        outcome: 'OK',
        usage: { outputTokens: 101 },
      },
    ]);
    expect(toMeasurements(rollup).tokensPerSecond).toBe(50);
  });

  it('keeps nonsense out of the sums', () => {
    const rollup = rollupOf([
      {
        requestId: 'r',
        attempt: 1,
        provider: 'p',
        model: 'm',
        operation: 'chat',
        streamed: false,
        startedAt: 0,
        totalMs: Number.NaN,
        outcome: 'OK',
        costUsd: Number.NaN,
        usage: { inputTokens: -7, outputTokens: Number.POSITIVE_INFINITY },
      },
    ]);
    expect(toMeasurements(rollup)).toMatchObject({
      costUsd: 0,
      inputTokens: 0,
      outputTokens: 0,
    });
  });
});
