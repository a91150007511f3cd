import { LlmError } from '@modelhaven/core';
import { type AlertEvent, createMemoryState } from '@modelhaven/monitoring';
import { expect, it } from 'vitest';
import { createAlertClaim } from './claim-alerts.ts';

const raised: AlertEvent = {
  state: 'raised',
  rule: 'slow',
  dimension: 'model',
  name: 'p/m',
  above: 1,
  at: 0,
  message: '',
};

it('gives a change to the first that sees it, and again to that one, until all have seen it', async () => {
  const time = { now: 1_000_000 };
  const names: string[] = [];
  const memory = createMemoryState({ now: () => time.now });
  const lease: typeof memory.lease = (name, holder, ttlMs) => {
    names.push(name);
    return memory.lease(name, holder, ttlMs);
  };
  const [one, other] = [1, 2].map(() => createAlertClaim({ lease }, [{ name: 'slow' }], 15));
  expect([await one?.(raised), await other?.(raised), await one?.(raised)]).toEqual([true, false, true]);
  expect(await other?.({ ...raised, name: 'p/other' })).toBe(true);
  expect(await other?.({ ...raised, state: 'cleared' })).toBe(true);
  // A rule that only one of them can see.
  expect([await one?.({ ...raised, rule: 'crises' }), await other?.({ ...raised, rule: 'crises' })]).toEqual([
    true,
    true,
  ]);
  time.now += 89_000;
  expect(await other?.(raised)).toBe(false);
  time.now += 2_000;
  expect(await other?.(raised)).toBe(true);
  expect(names.join()).not.toContain('p/m');
});

it('says so where nobody can be asked', async () => {
  const lease = () => Promise.reject(new LlmError('UNAVAILABLE', 'away'));
  await expect(createAlertClaim({ lease }, [{ name: 'slow' }], 15)(raised)).rejects.toMatchObject({
    code: 'UNAVAILABLE',
  });
});
