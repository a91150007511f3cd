import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findProgram } from './__fixtures__/test-servers.ts';
import { STORE_CASES } from './stores/store-cases.ts';

const program = fileURLToPath(new URL('./__fixtures__/server-cases.ts', import.meta.url));

interface CaseResult {
  readonly name: string;
  readonly error?: string;
}

function runCases(kind: string): Promise<readonly CaseResult[]> {
  return new Promise((resolve, reject) => {
    const run = ['--conditions=@modelhaven/source', '--import', 'tsx', program, kind];
    const child = spawn(process.execPath, run, { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      const lines = said.split('\n').filter((line) => line !== '');
      if (code === 0) resolve(lines.map((line) => JSON.parse(line) as CaseResult));
      else reject(new Error(`The cases of ${kind} ended with code ${code} after: ${said}`));
    });
  });
}

// Where a server is not installed, its part is skipped, which the report of the tests shows.
describe.each([
  ['redis', findProgram('redis-server') !== undefined],
  ['postgres', findProgram('initdb') !== undefined && findProgram('postgres') !== undefined],
])('a real %s server', (kind, isInstalled) => {
  it.skipIf(!isInstalled)('passes the conformance suite of stores, and may be killed', async () => {
    const results = await runCases(kind);
    expect(results.filter(({ error }) => error !== undefined)).toEqual([]);
    expect(results).toHaveLength(STORE_CASES.length + 3);
  });
});
