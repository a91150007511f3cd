import { expect, it } from 'vitest';
import { type FileResult, failuresIn, filesToLookAtAgain, type TestReport, withSecondLook } from './second-look.ts';

const file = (name: string, ...tests: [name: string, status: string, reason?: string][]): FileResult => ({
  name,
  status: tests.some(([, status]) => status === 'failed') ? 'failed' : 'passed',
  message: '',
  assertionResults: tests.map(([fullName, status, reason]) => ({
    fullName,
    status,
    failureMessages: reason === undefined ? [] : [`${reason}\n    at a place`],
  })),
});

const report = (...testResults: FileResult[]): TestReport => ({
  success: testResults.every(({ status }) => status === 'passed'),
  outsideErrors: [],
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  testResults,
});

it('looks again at the files of few failures, each once', () => {
  const first = report(
    file('a', ['one', 'failed', 'Error: late'], ['two', 'failed', 'Error: late']),
    file('b', ['three', 'passed']),
  );
  expect(filesToLookAtAgain(first)).toEqual(['a']);
  expect(filesToLookAtAgain(report(file('b', ['three', 'passed'])))).toEqual([]);
});

it('lets a counterexample, a file that can not be run, an error outside of tests and many failures stand', () => {
  const failing = report(file('a', ['one', 'failed', 'Error: late']));
  expect(filesToLookAtAgain(failing)).toEqual(['a']);
  expect(filesToLookAtAgain({ ...failing, outsideErrors: ['Error: nobody waited'] })).toEqual([]);
  expect(filesToLookAtAgain(report(file('a', ['one', 'failed', 'Error: Property failed after 3 tests'])))).toEqual([]);
  const broken: FileResult = { name: 'a', status: 'failed', message: 'Error: no such module', assertionResults: [] };
  expect(filesToLookAtAgain(report(broken, file('b', ['two', 'failed', 'Error: late'])))).toEqual([]);
  expect(failuresIn(report(broken))).toEqual([
    { file: 'a', name: 'the file could not be run', reason: 'Error: no such module' },
  ]);
  const many = Array.from({ length: 11 }, (_, index) => file(`f${index}`, ['one', 'failed', 'Error: late']));
  expect(filesToLookAtAgain(report(...many))).toEqual([]);
});

it('takes what the second look saw, and leaves the rest', () => {
  const first = report(
    file('a', ['one', 'failed', 'Error: late'], ['two', 'passed']),
    file('b', ['three', 'passed'], ['four', 'skipped']),
  );
  const mended = withSecondLook(first, [report(file('a', ['one', 'passed'], ['two', 'passed']))]);
  expect(mended).toMatchObject({ success: true, numPassedTests: 3, numFailedTests: 0, numPendingTests: 1 });
  const worse = withSecondLook(first, [report(file('a', ['one', 'passed'], ['two', 'failed', 'Error: order']))]);
  expect(worse).toMatchObject({ success: false, numPassedTests: 2, numFailedTests: 1 });
  expect(failuresIn(worse)).toEqual([{ file: 'a', name: 'two', reason: 'Error: order' }]);
  expect(withSecondLook(first, [])).toMatchObject({ success: false, numFailedTests: 1 });
  const withError = { ...report(file('a', ['one', 'passed'], ['two', 'passed'])), outsideErrors: ['Error: late'] };
  expect(withSecondLook(first, [withError])).toMatchObject({ success: false, numFailedTests: 0 });
  expect(withSecondLook({ ...mended, outsideErrors: ['Error: late'] }, [])).toMatchObject({ success: false });
});
