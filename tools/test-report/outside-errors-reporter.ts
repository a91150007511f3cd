import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/** Writes errors that happened outside of any test, a line each: the JSON report of Vitest says nothing of them. */
export class OutsideErrorsReporter implements Reporter {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  onTestRunEnd(_modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    if (errors.length === 0) return;
    writeFileSync(this.#file, errors.map(({ message }) => `${message.split('\n', 1)[0]}\n`).join(''));
  }
}

/** Where the errors stand that belong to a report. */
export const outsideErrorsFile = (report: string): string => `${report}.outside-errors`;
