// look-again.ts REPORT.json SUMMARY.txt: runs the files of failed tests once more, each alone, writes the report with
// what the second look saw, and a summary for the last lines of the build. Ends with 1 where a test stays failed.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import process from 'node:process';
import { type Failure, failuresIn, filesToLookAtAgain, type TestReport, withSecondLook } from './second-look.ts';

const [reportFile, summaryFile] = process.argv.slice(2);
if (reportFile === undefined || summaryFile === undefined) throw new Error('look-again.ts REPORT.json SUMMARY.txt');

const read = (name: string): TestReport => JSON.parse(readFileSync(name, 'utf8')) as TestReport;
const describe = (verdict: string, { file, name, reason }: Failure): string =>
  `${verdict}: ${relative(process.cwd(), file)} > ${name}: ${reason}`;

const first = read(reportFile);
const seconds = filesToLookAtAgain(first).map((file, index): TestReport => {
  const secondFile = `${reportFile}.${index}`;
  console.log(`\nA second look at ${relative(process.cwd(), file)}, alone`);
  const args = ['node_modules/vitest/vitest.mjs', 'run', file, '--reporter=default', '--reporter=json'];
  spawnSync(process.execPath, [...args, `--outputFile.json=${secondFile}`], { stdio: 'inherit' });
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
];
if (!report.success && failed.length === 0)
  lines.push('failed: an error outside of any test, see the output of npm test');
writeFileSync(summaryFile, lines.map((line) => `${line}\n`).join(''));
console.log(lines.join('\n'));
process.exitCode = report.success ? 0 : 1;
