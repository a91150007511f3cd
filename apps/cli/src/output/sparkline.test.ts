import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatSparkline } from './sparkline.ts';

it('draws a bar for each value', () => {
  expect(formatSparkline([0, 1, 2, 4, 8])).toBe('·▂▃▅█');
  expect(formatSparkline([0, 0])).toBe('··');
  expect(formatSparkline([])).toBe('');
  expect(formatSparkline([9, 0, 0, 1, 1, 2], 3)).toBe('█▁▃');
  expect(formatSparkline([4, 0, 0, 0, 2], 3)).toBe('█·▅');
});

it('is as long as there are values, with the highest bar where the highest is', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 1 }), (values) => {
      const line = [...formatSparkline(values)];
      expect(line).toHaveLength(values.length);
      const highest = Math.max(...values);
      expect(line[values.indexOf(highest)]).toBe(highest > 0 ? '█' : '·');
    }),
  );
});
