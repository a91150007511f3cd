import process from 'node:process';

/** Answers questions of the bench about this process, and ends with it. */
export function reportUsage(port: number): void {
  process.send?.({ port });
  process.on('message', () => {
    globalThis.gc?.();
    const { user, system } = process.cpuUsage();
    const { rss, heapUsed, external } = process.memoryUsage();
    process.send?.({ cpuMicroseconds: user + system, rss, heapUsed, external });
  });
  process.on('disconnect', () => process.exit(0));
}
