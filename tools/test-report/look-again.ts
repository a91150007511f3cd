// look-again.ts REPORT.json SUMMARY.txt: after a run of the tests that ended with an error, runs the files of failed tests
// once more, each alone, writes the report with what the second look saw, and a summary for the last lines of the build.
// Ends with 1 where something stays failed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import process from 'node:process';
import { outsideErrorsFile } from './outside-errors-reporter.ts';
import { type Failure, failuresIn, filesToLookAtAgain, type TestReport, withSecondLook } from './second-look.ts';

const [reportFile, summaryFile] = process.argv.slice(2);
if (reportFile === undefined || summaryFile === undefined) throw new Error('look-again.ts REPORT.json SUMMARY.txt');

const read = (name: string): TestReport => {
  const report = JSON.parse(readFileSync(name, 'utf8')) as Omit<TestReport, 'outsideErrors'>;
  const errors = outsideErrorsFile(name);
  return { ...report, outsideErrors: existsSync(errors) ? readFileSync(errors, 'utf8').trim().split('\n') : [] };
};
const describe = (verdict: string, { file, name, reason }: Failure): string =>
  `${verdict}: ${relative(process.cwd(), file)} > ${name}: ${reason}`;

const first = read(reportFile);
const seconds = filesToLookAtAgain(first).map((file, index): TestReport => {
  const secondFile = `${reportFile}.${index}`;
  console.log(`\nA second look at ${relative(process.cwd(), file)}, alone`);
  const env = { ...process.env, MODELHAVEN_TEST_REPORT: secondFile };
  spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', file], { stdio: 'inherit', env });
  return read(secondFile);
});
const report = withSecondLook(first, seconds);
writeFileSync(reportFile, JSON.stringify(report));

const failed = failuresIn(report);
const isStillFailed = ({ file, name }: Failure): boolean =>
  failed.some((other) => other.file === file && other.name === name);
const lines = [
  ...failuresIn(first)
    .filter((failure) => !isStillFailed(failure))
    .map((failure) => describe('unsteady, passed when run alone', failure)),
  ...failed.map((failure) => describe('failed', failure)),
  ...report.outsideErrors.map((error) => `failed, outside of any test: ${error}`),
];
// The run ended with an error: where no report says which, it stays one.
const isUnexplained = lines.length === 0;
if (isUnexplained) lines.push('failed: npm test, for a reason that no report names; see its output');
writeFileSync(summaryFile, lines.map((line) => `${line}\n`).join(''));
console.log(lines.join('\n'));
process.exitCode = report.success && !isUnexplained ? 0 : 1;
