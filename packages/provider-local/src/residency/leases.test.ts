import { expect, it } from 'vitest';
import { createLeases } from './leases.ts';

it('counts users, each once however often it lets go', async () => {
  let idle = 0;
  const leases = createLeases(() => idle++);
  const first = leases.take();
  const second = leases.take();
  first();
  first();
  expect([leases.count, idle]).toEqual([1, 0]);
  const waiting = leases.idle();
  second();
  await waiting;
  expect([leases.count, idle]).toEqual([0, 1]);
  await leases.idle();
});
