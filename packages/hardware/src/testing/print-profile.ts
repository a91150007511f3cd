import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createHardwareProbe } from '../probe/create-hardware-probe.ts';

const limitAt = process.argv.indexOf('--map-at-most-gib');
if (limitAt > 0) {
  // Set once the process runs: the compiler of TypeScript needs more to begin with.
  const mapped = Number(/^VmSize:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;
  const most = mapped + Number(process.argv[limitAt + 1]) * 1024 ** 3;
  const { status } = spawnSync('prlimit', ['--pid', String(process.pid), `--as=${most}`]);
  if (status !== 0) throw new Error('The limit cannot be set.');
}

// A process of its own prints what it finds: limits of a process or container hold for all of it.
const rounds: { firstMs: number; blockedMs: number; idleMs: number }[] = [];
let profile: unknown;
for (let round = 0; round < 8; round++) {
  const probe = createHardwareProbe({ measureBandwidth: process.argv.includes('--bandwidth') });
  const idleMs = await longestDelayMs(() => new Promise((resolve) => setTimeout(resolve, 100)));
  let firstMs = 0;
  const blockedMs = await longestDelayMs(async () => {
    const began = performance.now();
    profile = await probe.profile();
    firstMs = performance.now() - began;
    await probe.refresh();
  });
  rounds.push({ firstMs, blockedMs, idleMs });
}
process.stdout.write(JSON.stringify({ profile, rounds }));

/** The longest that the event loop kept others waiting during some work. */
async function longestDelayMs(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await work();
  await new Promise((resolve) => setTimeout(resolve, 5));
  delay.disable();
  // The monitor counts its own interval of a millisecond in.
  return delay.max / 1e6 - 1;
}
