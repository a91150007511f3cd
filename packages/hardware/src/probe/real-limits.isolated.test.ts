import { execFile, spawnSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { HardwareProfile } from '@modelhaven/core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

// What the probe says inside of real limits: of the scheduler, of the process, and of containers.
const GIB = 1024 ** 3;
const MIB = 1024 ** 2;
const root = resolve(import.meta.dirname, '../../../..');
const script = resolve(import.meta.dirname, '../testing/print-profile.ts');
const command = [process.execPath, '--import', 'tsx', '--conditions=@modelhaven/source', script];
const execute = promisify(execFile);

interface Printed {
  readonly profile: HardwareProfile;
  /** Of several rounds: the first answer, the longest wait while the probe worked, and while nothing was done. */
  readonly rounds: readonly { readonly firstMs: number; readonly blockedMs: number; readonly idleMs: number }[];
}

async function look(file: string, ...parameters: readonly string[]): Promise<Printed> {
  const { stdout } = await execute(file, parameters, { cwd: root, timeout: 60_000, maxBuffer: MIB });
  return JSON.parse(stdout) as Printed;
}

describe.runIf(process.platform === 'linux')('limits of a process', () => {
  it('counts the cores it may run on', { timeout: 180_000 }, async ({ skip }) => {
    skip(spawnSync('taskset', ['--version']).status !== 0, 'there is no taskset');
    const { profile } = await look('taskset', '-c', '0', ...command);
    expect(profile.cpu.usableCores).toBeLessThanOrEqual(1);
  });

  it('heeds the address space it may have', { timeout: 180_000 }, async ({ skip }) => {
    skip(spawnSync('prlimit', ['--version']).status !== 0, 'there is no prlimit');
    const [node = '', ...parameters] = command;
    const { profile } = await look(node, ...parameters, '--map-at-most-gib', '1');
    expect(profile.memory.availableBytes).toBeLessThanOrEqual(GIB);
    expect(profile.memory.availableBytes).toBeGreaterThan(GIB / 8);
  });

  it.for([['', []] as const, [', also while it measures the memory', ['--bandwidth']] as const])(
    'answers within 300 ms and lets nobody wait for 10%s',
    { timeout: 180_000 },
    async ([, options], { skip }) => {
      const [node = '', ...parameters] = command;
      const { rounds } = await look(node, ...parameters, ...options);
      // Other work on the machine makes rounds slow; what the probe itself takes shows in the best of them.
      const best = (figure: (round: Printed['rounds'][number]) => number): number => Math.min(...rounds.map(figure));
      const busy = loadavg()[0] ?? 0;
      skip(busy > cpus().length * 0.75, `the machine is too busy to tell: a load of ${busy.toFixed(1)}`);
      expect(best((round) => round.firstMs)).toBeLessThan(300);
      expect(best((round) => round.blockedMs)).toBeLessThan(10);
    },
  );
});

const host = process.env['MODELHAVEN_TEST_DOCKER_HOST'] ?? 'unix:///var/run/docker.sock';
const image = `modelhaven-probe-test:${process.pid}`;
const docker = (...parameters: readonly string[]) =>
  spawnSync('docker', ['-H', host, ...parameters], { timeout: 60_000 });

function whyNot(): string | undefined {
  if (process.platform !== 'linux') return 'the containers use the libraries of this machine, which needs Linux';
  const version = docker('version', '--format', '{{.Server.Version}}');
  if (version.error) return 'the docker command is not installed';
  return version.status === 0 ? undefined : `no Docker daemon answers at ${host}; see tools/ci/start-docker.sh`;
}

const reason = whyNot();

describe('limits of a container', { timeout: 180_000 }, () => {
  beforeAll(() => {
    if (reason !== undefined) return;
    // An image with nothing in it: programs and libraries are those of the machine, mounted.
    const empty = spawnSync('tar', ['-c', '-T', '/dev/null']).stdout;
    const made = spawnSync('docker', ['-H', host, 'import', '-', image], { input: empty, timeout: 60_000 });
    if (made.status !== 0) throw new Error(`The image cannot be made: ${made.stderr.toString()}`);
  }, 180_000);
  beforeEach(({ skip }) => skip(reason !== undefined, reason));
  afterAll(() => {
    if (reason === undefined) docker('rmi', '-f', image);
  });

  const mounts = [...new Set(['/usr', '/bin', '/lib', '/lib64', dirname(process.execPath), root])];
  const inside = (...limits: readonly string[]): Promise<Printed> =>
    look(
      'docker',
      ...['-H', host, 'run', '--rm', '--network', 'none', '--tmpfs', '/tmp', '-w', root],
      ...mounts.flatMap((path) => ['-v', `${path}:${path}:ro`]),
      ...limits,
      image,
      ...command,
    );

  it('follows its memory', async () => {
    const { memory, environment } = (await inside('--memory', '768m')).profile;
    expect(memory.totalBytes).toBe(768 * MIB);
    expect(memory.availableBytes).toBeLessThan(768 * MIB);
    expect(memory.availableBytes).toBeGreaterThan(256 * MIB);
    expect(environment).toContain('docker');
  });

  it('follows its share of the processor', async () => {
    expect((await inside('--cpus', '0.5')).profile.cpu.usableCores).toBeCloseTo(0.5, 5);
    expect((await inside('--cpuset-cpus', '0')).profile.cpu.usableCores).toBe(1);
    const quota = (await inside('--cpu-period', '50000', '--cpu-quota', '40000', '--cpuset-cpus', '0')).profile;
    expect(quota.cpu.usableCores).toBeCloseTo(0.8, 5);
  });
});
