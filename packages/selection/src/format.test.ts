import { describe, expect, it } from 'vitest';
import { format } from './format.ts';

describe('format', () => {
  it.each([
    [0, '$0'],
    [0.0000001, 'less than $0.000001'],
    [0.000004, '$0.000004'],
    [0.00161, '$0.00161'],
    [0.001, '$0.001'],
    [1, '$1'],
    [12.345, '$12.3'],
    [1_234_567, '$1,234,567'],
  ])('writes %d USD as %s', (value, text) => {
    expect(format.usd(value)).toBe(text);
  });

  it('writes times, scores, counts and shares', () => {
    expect([format.ms(849.6), format.ms(2_400), format.score(7.26), format.percent(0.975)]).toEqual([
      '850 ms',
      '2.4 s',
      '7.3',
      '97.5 %',
    ]);
    expect([999, 1_000, 131_072, 1_234_567].map(format.count)).toEqual(['999', '1,000', '131,072', '1,234,567']);
  });
});
