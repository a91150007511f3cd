// Preloaded into every process that is measured: answers questions of the bench about it, and ends with the bench.
import process from 'node:process';

process.on('message', (what) => {
  // Only where memory is asked for: else collecting would be counted as work of the requests, the more the fewer there were.
  if (what === 'memory') globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send?.({ cpuMicroseconds: user + system, rss, heapUsed, external });
});
process.on('disconnect', () => process.exit(0));
