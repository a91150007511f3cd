import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const bin = fileURLToPath(new URL('./bin.ts', import.meta.url));
// Data of its own: a call must not leave its numbers with whoever runs the tests.
const folder = mkdtempSync(join(tmpdir(), 'modelhaven-cli-'));
const ownData = join(folder, 'modelhaven.yaml');
writeFileSync(ownData, `server: { data_dir: ${JSON.stringify(folder)} }\n`);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** The command line as a process of its own, on the embedded model. */
function modelhaven(
  args: readonly string[],
  { input = '', until }: { readonly input?: string; readonly until?: string } = {},
) {
  const child = spawn(process.execPath, ['--import', 'tsx', '--conditions=@modelhaven/source', bin, ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'], NO_COLOR: '1', MODELHAVEN_CONFIG: ownData },
  });
  running.add(child);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += String(chunk);
    if (until !== undefined && stdout.includes(until)) child.kill('SIGINT');
  });
  child.stderr.on('data', (chunk) => (stderr += String(chunk)));
  child.stdin.end(input);
  return new Promise<{ exitCode: number | null; stdout: string; stderr: string }>((resolve) => {
    child.once('close', (exitCode) => {
      running.delete(child);
      resolve({ exitCode, stdout, stderr });
    });
  });
}

describe('the command line with the embedded model', () => {
  it('answers a prompt', async () => {
    const { exitCode, stdout, stderr } = await modelhaven(['generate', 'Tell me a short story about a cat.']);
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    expect(stdout.split(' ').length).toBeGreaterThan(10);
    expect(stdout.endsWith('\n')).toBe(true);
  });

  it('answers from a pipe as JSON', async () => {
    const { exitCode, stdout } = await modelhaven(['generate', '--json', '--model', 'local/demo'], {
      input: 'What is 2 + 3?',
    });
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      provider: 'local',
      model_id: 'demo',
      cost_usd: 0,
      finish_reason: 'stop',
    });
  });

  it('remembers over calls what was used', async () => {
    const read = async () => {
      const { exitCode, stdout } = await modelhaven(['stats', '--json']);
      expect(exitCode).toBe(0);
      return JSON.parse(stdout) as { totals: { requests: number }; entries: { name: string; success_rate: number }[] };
    };
    const before = await read();
    await modelhaven(['generate', '--max-tokens', '5', 'Hi']);
    const after = await read();
    expect(after.totals.requests).toBe(before.totals.requests + 1);
    expect(after.entries).toMatchObject([{ name: 'local/demo', success_rate: 1 }]);
  });

  it('talks line by line without a terminal', async () => {
    const { exitCode, stdout } = await modelhaven(['chat'], { input: 'Hello!\n/exit\n' });
    expect(exitCode).toBe(0);
    expect(stdout.trim()).not.toBe('');
    expect(stdout).not.toContain('\u001b');
  });

  it('names the nearest model for one that is not there', async () => {
    const { exitCode, stderr } = await modelhaven(['generate', '--model', 'local/demos', 'Hi']);
    expect(exitCode).toBe(5);
    expect(stderr).toContain('local/demo');
  });

  it.skipIf(!existsSync('/dev/full'))('says in one line that a disk is full (where one can be had)', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', '--conditions=@modelhaven/source', bin, '--help'], {
      cwd: root,
      env: { PATH: process.env['PATH'] },
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    });
    running.add(child);
    let stderr = '';
    child.stderr?.on('data', (chunk) => (stderr += String(chunk)));
    const [exitCode] = await once(child, 'close');
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^The output cannot be written: ENOSPC.*\n$/);
  });

  it('serves until it is told to stop', async () => {
    const { exitCode, stdout } = await modelhaven(['serve', '--port', '0'], { until: 'Stop with Ctrl+C.' });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/listens on http:\/\/127\.0\.0\.1:\d+/);
  });

  it('leads through the whole system, with numbers of this run', async () => {
    const { exitCode, stdout, stderr } = await modelhaven(['demo', '--fast', '--json']);
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    const tour = JSON.parse(stdout);
    expect(tour.generation.report).toMatchObject({ address: 'local/demo', failed_attempts: [] });
    expect(tour.selection.ranked.map(({ address }: { address: string }) => address)).toContain('neighbour/local/demo');
    // The answer began at the server that was killed, and was ended by the one that stood in.
    expect(tour.outage.characters_before).toBeGreaterThan(0);
    expect(tour.outage.cut.report.trail[0]).toMatchObject({
      address: 'neighbour/local/demo',
      outcome: 'STREAM_INTERRUPTED',
    });
    expect(tour.outage.cut.report.trail.at(-1)).toMatchObject({
      address: 'local/demo',
      role: 'recovery',
      outcome: 'OK',
    });
    expect(tour.outage.cut.text.length).toBeGreaterThan(tour.outage.characters_before);
    expect(tour.outage.after).toHaveLength(3);
    expect(tour.crisis.report).toMatchObject({
      provider: 'modelhaven',
      attempts: 0,
      safety: { input: { action: 'crisis' } },
    });
    expect(tour.usage.totals.requests).toBeGreaterThan(5);
  });
});
