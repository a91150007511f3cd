import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { watchPressure } from './pressure.ts';

it('takes one long pause for no overload', async () => {
  const pressure = watchPressure(100);
  await sleep(100);
  const until = performance.now() + 1_500;
  while (performance.now() < until);
  // Late itself, the first look comes right after the pause.
  await sleep(100);
  expect(pressure.reason()).toBeUndefined();
  pressure.stop();
});
