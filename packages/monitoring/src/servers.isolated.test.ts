import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
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
    // On its way out it stops the server that it started.
    onTestFinished(() => void child.kill());
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

// Neo4j takes its time to start, and is started twice.
const PATIENCE_MS = 300_000;

const neo4jJars = process.env['MODELHAVEN_TEST_NEO4J_JARS'];

describe.each([
  ['redis', isInstalled('redis-server') ? undefined : 'redis-server is not installed', 3],
  ['postgres', isInstalled('initdb', 'postgres') ? undefined : 'PostgreSQL is not installed', 4],
  ['neo4j', isInstalled('java') && neo4jJars ? undefined : 'needs Java and MODELHAVEN_TEST_NEO4J_JARS', 5],
])('a real %s server', (kind, whyNot, more) => {
  it(
    'passes the conformance suite of stores, and may be killed',
    async ({ skip }) => {
      if (whyNot !== undefined) skip(whyNot);
      const results = await runCases(kind);
      expect(results.filter(({ error }) => error !== undefined)).toEqual([]);
      expect(results).toHaveLength(STORE_CASES.length + more);
    },
    PATIENCE_MS,
  );
});

function isInstalled(...programs: readonly string[]): boolean {
  return programs.every((name) => findProgram(name) !== undefined);
}
