import type { AttemptRecord } from '@modelhaven/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAttemptBacklog } from './attempt-backlog.ts';

function attemptOf(at: number): AttemptRecord {
  return {
    ...{ requestId: `r${at}`, attempt: 1, provider: 'p', model: 'm', operation: 'chat', streamed: false },
    ...{ startedAt: at, totalMs: 1, outcome: 'OK' },
  };
}

describe('createAttemptBacklog', () => {
  it('keeps nothing for a store that keeps sums only', () => {
    const backlog = createAttemptBacklog({});
    backlog.add(attemptOf(1));
    expect(backlog.size).toBe(0);
  });

  it('writes each attempt once and in order, however often the store is away and whatever comes in meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(700), fc.boolean(), fc.nat(3))), async (rounds) => {
        const kept: string[] = [];
        let isAway = false;
        let meanwhile = 0;
        let next = 0;
        const backlog = createAttemptBacklog({
          async putAttempts(attempts) {
            for (; meanwhile > 0; meanwhile--) backlog.add(attemptOf(next++));
            await Promise.resolve();
            if (isAway) throw new Error('away');
            kept.push(...attempts.map(({ requestId }) => requestId));
          },
        });
        for (const [added, away, during] of [...rounds, [1, false, 0] as const]) {
          for (let at = 0; at < added; at++) backlog.add(attemptOf(next++));
          isAway = away;
          meanwhile = during;
          const written = await backlog.write().then(
            () => true,
            () => false,
          );
          if (!away) expect(written).toBe(true);
        }
        expect(kept).toEqual(Array.from({ length: next }, (_, at) => `r${at}`));
        expect([backlog.size, backlog.dropped]).toEqual([0, 0]);
      }),
      { numRuns: 50 },
    );
  });

  it('gives up the oldest where too many wait, and counts them', async () => {
    const kept: AttemptRecord[] = [];
    const backlog = createAttemptBacklog({ putAttempts: async (attempts) => void kept.push(...attempts) });
    for (let at = 0; at < 25_000; at++) backlog.add(attemptOf(at));
    expect(backlog.size).toBeLessThanOrEqual(20_000);
    expect(backlog.size + backlog.dropped).toBe(25_000);
    await backlog.write();
    expect(kept.at(-1)?.requestId).toBe('r24999');
    expect(kept).toHaveLength(25_000 - backlog.dropped);
  });
});
