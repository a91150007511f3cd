import { expect, it } from 'vitest';
import { parseKeepAlive } from './keep-alive.ts';

it.each([
  [0, 0],
  ['0', 0],
  ['0s', 0],
  [300, 300_000],
  ['300', 300_000],
  ['5m', 300_000],
  ['1h30m', 5_400_000],
  ['1.5h', 5_400_000],
  ['250ms', 250],
  ['2d', 172_800_000],
  [-1, Number.POSITIVE_INFINITY],
  ['-1', Number.POSITIVE_INFINITY],
  ['-1m', Number.POSITIVE_INFINITY],
])('reads %j as %d ms', (written, ms) => {
  expect(parseKeepAlive(written)).toBe(ms);
});

it.each(['', 'soon', '5 m', '5x', 'm', '1h30', Number.NaN, Number.POSITIVE_INFINITY, '--1'])(
  'finds no duration in %j',
  (written) => {
    expect(parseKeepAlive(written)).toBeUndefined();
  },
);
