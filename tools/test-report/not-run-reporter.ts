import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** A test that did not run, and why. */
export interface NotRun {
  readonly file: string;
  readonly name: string;
  readonly reason: string;
}

/** Names at the end what did not run and why, so that a green run says what it leaves open. */
export class NotRunReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const lines = describeNotRun(modules.flatMap(notRunIn));
    if (lines.length > 0) console.log(`\n${lines.join('\n')}`);
  }
}

function notRunIn(module: TestModule): NotRun[] {
  return [...module.children.allTests('skipped')].map((test) => ({
    file: module.relativeModuleId,
    name: test.fullName,
    reason: reasonOf(test),
  }));
}

function reasonOf(test: TestCase): string {
  const result = test.result();
  return (result.state === 'skipped' ? result.note : undefined) ?? 'no reason was given';
}

/** Lines for people: one per file and reason, with how many tests it concerns. */
export function describeNotRun(tests: readonly NotRun[]): string[] {
  const groups = new Map<string, number>();
  for (const { file, reason } of tests) {
    const key = `${file}: ${reason}`;
    groups.set(key, (groups.get(key) ?? 0) + 1);
  }
  if (groups.size === 0) return [];
  return [
    `Not run (${tests.length}):`,
    ...[...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, count]) => `  ${String(count).padStart(3)}  ${key}`),
  ];
}
