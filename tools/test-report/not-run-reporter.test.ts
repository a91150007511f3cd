import { expect, it } from 'vitest';
import { describeNotRun } from './not-run-reporter.ts';

it('says nothing when everything ran', () => {
  expect(describeNotRun([])).toEqual([]);
});

it('groups by file and reason', () => {
  const test = (file: string, name: string, reason: string) => ({ file, name, reason });
  expect(
    describeNotRun([
      test('b.test.ts', 'one', 'no Docker daemon answers'),
      test('a.test.ts', 'two', 'nothing to load'),
      test('b.test.ts', 'three', 'no Docker daemon answers'),
    ]),
  ).toEqual(['Not run (3):', '    1  a.test.ts: nothing to load', '    2  b.test.ts: no Docker daemon answers']);
});
