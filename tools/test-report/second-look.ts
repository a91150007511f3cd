/** The part of the JSON report of Vitest that is read here, and what it lacks. Names of files are absolute. */
export interface TestReport {
  readonly success: boolean;
  /** First lines of errors that happened outside of any test; `success` of Vitest knows nothing of them. */
  readonly outsideErrors: readonly string[];
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly FileResult[];
}

export interface FileResult {
  readonly name: string;
  readonly status: string;
  readonly message: string;
  readonly assertionResults: readonly TestResult[];
}

export interface TestResult {
  readonly fullName: string;
  readonly status: string;
  readonly failureMessages?: readonly string[];
}

/** So many failures are no accident of a busy machine. */
export const mostFailuresLookedAtAgain = 10;

/**
 * Files to run once more, alone, when the machine has nothing else to do. None where a second run could hide a defect:
 * with a counterexample of a property, which a second run would not meet again; with an error outside of any test; or
 * with more failures than accidents explain.
 */
export function filesToLookAtAgain(report: TestReport): string[] {
  const failures = failuresIn(report);
  const isAccidentPossible =
    failures.length > 0 &&
    failures.length <= mostFailuresLookedAtAgain &&
    report.outsideErrors.length === 0 &&
    report.testResults.every(({ status, assertionResults }) => status !== 'failed' || hasFailure(assertionResults)) &&
    !failures.some(({ reason }) => /property failed after/i.test(reason));
  return isAccidentPossible ? [...new Set(failures.map(({ file }) => file))] : [];
}

export interface Failure {
  readonly file: string;
  readonly name: string;
  /** The first line of what was said. */
  readonly reason: string;
}

/** Every failed test, and every file that could not be run. */
export function failuresIn(report: TestReport): Failure[] {
  return report.testResults.flatMap((file) => {
    const failed = file.assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0 && file.status === 'failed') {
      return [{ file: file.name, name: 'the file could not be run', reason: firstLine(file.message) }];
    }
    return failed.map((test) => ({
      file: file.name,
      name: test.fullName,
      reason: firstLine(test.failureMessages?.[0] ?? 'no reason was given'),
    }));
  });
}

/**
 * The first report with the files that ran again as the others have them. A file that did not run again stays failed,
 * and an error outside of any test in a second run counts.
 */
export function withSecondLook(first: TestReport, seconds: readonly TestReport[]): TestReport {
  const again = new Map(seconds.flatMap(({ testResults }) => testResults).map((file) => [file.name, file]));
  const outsideErrors = [first, ...seconds].flatMap((report) => report.outsideErrors);
  const testResults = first.testResults.map((file) => again.get(file.name) ?? file);
  const count = (...statuses: string[]): number =>
    testResults.flatMap((file) => file.assertionResults).filter(({ status }) => statuses.includes(status)).length;
  return {
    success: outsideErrors.length === 0 && testResults.every(({ status }) => status === 'passed'),
    outsideErrors,
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    numPendingTests: count('pending', 'skipped', 'todo', 'disabled'),
    testResults,
  };
}

function hasFailure(tests: readonly TestResult[]): boolean {
  return tests.some(({ status }) => status === 'failed');
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
