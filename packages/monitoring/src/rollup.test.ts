import type { AttemptRecord } from '@modelhaven/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMeasurements } from './measurements.ts';
import { packRollup, unpackRollup } from './pack-rollup.ts';
import { addMemoryToRollup, addToRollup, createRollupSum, emptyRollup, mergeRollup, type Rollup } from './rollup.ts';

const attempt: fc.Arbitrary<AttemptRecord> = fc.record(
  {
    requestId: fc.constant('r'),
    attempt: fc.integer({ min: 1, max: 3 }),
    provider: fc.constant('p'),
    model: fc.constant('m'),
    operation: fc.constant('chat' as const),
    streamed: fc.boolean(),
    role: fc.constantFrom('first', 'retry', 'fallback', 'hedge', 'recovery'),
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

const ATTEMPT: AttemptRecord = {
  ...{ requestId: 'r', attempt: 2, provider: 'p', model: 'm', operation: 'chat', streamed: true },
  ...{ startedAt: 1_000, totalMs: 5, outcome: 'OK' },
};

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

  it('tells why models were asked again, and what they occupied at most', () => {
    const rollup = emptyRollup();
    const roles = ['first', 'retry', 'fallback', 'fallback', 'hedge', 'recovery', undefined] as const;
    for (const role of roles) addToRollup(rollup, { ...ATTEMPT, ...(role ? { role } : {}) });
    addMemoryToRollup(rollup, { memoryBytes: 5_000_000_000, gpuMemoryBytes: 7 });
    addMemoryToRollup(rollup, { memoryBytes: 4_000_000_000 });
    addMemoryToRollup(rollup, { memoryBytes: Number.NaN, gpuMemoryBytes: -1 });
    const twice = unpackRollup(packRollup(rollup)) as Rollup;
    mergeRollup(twice, rollup);
    expect(toMeasurements(twice)).toMatchObject({
      ...{ requests: 14, retries: 2, fallbacks: 4, hedges: 2, recoveries: 2 },
      ...{ peakMemoryBytes: 5_000_000_000, peakGpuMemoryBytes: 7 },
    });
  });

  it('reads what was packed before roles were counted', () => {
    const rollup = emptyRollup();
    addToRollup(rollup, ATTEMPT);
    const now = packRollup(rollup);
    // The first version ended where six zeros stand now.
    const before = Uint8Array.from([1, ...now.slice(1, -6)]);
    expect(unpackRollup(before)).toEqual(rollup);
    expect(unpackRollup(Uint8Array.from([3, ...now.slice(1)]))).toBeUndefined();
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
    expect(toMeasurements(rollup)).toMatchObject({ successRate: 0.5, failures: 1 });
    const onlyTheirs = rollupOf([{ ...base, startedAt: 0, totalMs: 10, outcome: 'INVALID_REQUEST' }]);
    expect(toMeasurements(onlyTheirs)).toMatchObject({ requests: 1, failures: 0 });
    expect(toMeasurements(onlyTheirs)).not.toHaveProperty('successRate');
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
