import process from 'node:process';
import { defineConfig } from 'vitest/config';
import { NotRunReporter } from './tools/test-report/not-run-reporter.ts';
import { OutsideErrorsReporter, outsideErrorsFile } from './tools/test-report/outside-errors-reporter.ts';

// No `module`: Node does not know it, and packages mean bundlers by it.
const conditions = ['@modelhaven/source', 'node', 'import', 'default'];

/** Where the build machine wants the results as JSON. */
const reportFile = process.env['MODELHAVEN_TEST_REPORT'];
const jsonReport: ['json', { outputFile: string }][] = reportFile ? [['json', { outputFile: reportFile }]] : [];
const outsideErrors = reportFile ? [new OutsideErrorsReporter(outsideErrorsFile(reportFile))] : [];

// Vite reads the source condition from three places; with all of them set, no test needs a build.
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ['@modelhaven/source'] } },
  test: {
    passWithNoTests: false,
    reporters: ['default', new NotRunReporter(), ...jsonReport, ...outsideErrors],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          isolate: false,
          // Property tests take long on a busy machine; a limit is there to end what hangs.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 20_000 } },
          include: ['{packages,apps}/*/src/**/*.test.ts', 'tools/**/*.test.ts'],
          exclude: ['**/*.isolated.test.ts'],
        },
      },
      {
        extends: true,
        // Tests that change process-wide state (dispatchers, timers, native engines) get a process of their own.
        test: {
          name: 'isolated',
          pool: 'forks',
          testTimeout: 180_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 30_000 } },
          include: ['{packages,apps}/*/src/**/*.isolated.test.ts', 'examples/**/*.isolated.test.ts'],
        },
      },
    ],
  },
});
