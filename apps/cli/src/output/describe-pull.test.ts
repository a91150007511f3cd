import { expect, test } from 'vitest';
import { describePull, formatDuration } from './describe-pull.ts';

const at = { type: 'progress', phase: 'fetching', totalBytes: 4_900_000_000 } as const;

test('size, speed and rest, in units that fit the whole', () => {
  expect(describePull({ ...at, doneBytes: 2_400_000_000, bytesPerSecond: 38_400_000, remainingMs: 65_000 })).toBe(
    '2.4 of 4.9 GB, 38 MB/s, 1 min 5 s left',
  );
  expect(describePull({ ...at, doneBytes: 0 })).toBe('0.0 of 4.9 GB');
  expect(describePull({ ...at, doneBytes: 10, bytesPerSecond: 0 })).toBe('0.0 of 4.9 GB, waiting');
  expect(describePull({ ...at, totalBytes: 900, doneBytes: 400, bytesPerSecond: 1_500 })).toBe(
    '400 of 900 B, 1.5 kB/s',
  );
  expect(describePull({ ...at, doneBytes: 4_900_000_000, bytesPerSecond: 1e6, remainingMs: 0 })).toBe(
    '4.9 of 4.9 GB, 1.0 MB/s',
  );
  expect(describePull({ ...at, phase: 'checking', doneBytes: 1e9 })).toBe('checking 1.0 of 4.9 GB');
});

test.each([
  [1, '1 s'],
  [59_400, '59 s'],
  [3_599_000, '59 min 59 s'],
  [7_500_000, '2 h 5 min'],
  [1e12, 'over a day'],
])('%s ms is %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});
