// The process of one model. It ends with its parent, however that ends; nothing else ends it in good order, so that
// Ctrl+C at a terminal, which reaches all processes, leaves it to the parent to finish answers first.
import { writeFileSync } from 'node:fs';
import { createInProcessEngine } from './engines/create-engine.ts';
import type { FromChild, ToChild } from './engines/isolated/messages.ts';
import { serveModel } from './engines/isolated/serve-model.ts';
import { usableCores } from './usable-cores.ts';

// node-llama-cpp forks a process to try its binary, which needs nothing of what this one was started with.
process.execArgv.length = 0;

preferToEndFirst();

const end = () => process.kill(process.pid, 'SIGKILL');

const take = serveModel({
  post: (message: FromChild) => {
    // A channel that closed meanwhile ends the process by its own event.
    process.send?.(message, undefined, undefined, () => {});
  },
  createEngine: (gpu, logger) =>
    createInProcessEngine({ gpu, logger, usableCores, random: Math.random, trials: { pass: async () => {} } }),
});
process.on('message', (message) => take(message as ToChild));
process.on('disconnect', end);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
if (!process.connected) end();

/** Where memory runs out, Linux ends this process rather than the one that serves everybody. */
function preferToEndFirst(): void {
  if (process.platform !== 'linux') return;
  try {
    // From -1000 to 1000, in thousandths of the memory (man 5 proc).
    writeFileSync('/proc/self/oom_score_adj', '500');
  } catch {
    // Then the kernel goes by size alone, which is mostly the same.
  }
}
