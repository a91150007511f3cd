import type { AttemptRecord, ModelProvider, StreamEvent } from '../../packages/core/src/index.ts';
import { createModelManager, openGuard } from '../../packages/manager/src/index.ts';
import { createMetricsExporter, createMonitor } from '../../packages/monitoring/src/index.ts';
import { cpuMs, type Report } from '../figure.ts';

const ROUNDS = 40;
const REQUESTS = 120;

/** Answers at once. */
const instant: ModelProvider = {
  ...{ contract: 1, id: 'instant', kind: 'bench' },
  listModels: async () => [{ id: 'm', provider: 'instant', name: 'm', capabilities: ['chat'] }],
  generate: async () => {
    throw new Error('The manager streams.');
  },
  async *stream(): AsyncGenerator<StreamEvent> {
    yield { type: 'start', model: 'm', warnings: [] };
    yield { type: 'text-delta', text: 'Yes.' };
    yield { type: 'finish', reason: 'stop', usage: { inputTokens: 3, outputTokens: 1 } };
  },
  health: async () => ({ status: 'up', latencyMs: 0 }),
  close: async () => {},
};

/**
 * What the recorder costs in a whole request: short rounds with and without it in turn, so that what else the machine does
 * meets both. A request takes a hundred times as long and varies by more than the recorder costs, so that the limit is for
 * the time that passes within it. What the recorder puts off until nobody waits for it is in the CPU of recording (above).
 */
export async function benchRequests(report: Report): Promise<void> {
  report.note(
    `asking a manager whose provider answers at once, ${ROUNDS} rounds of ${REQUESTS} with and without the recorder`,
  );
  const kept = createMonitor();
  // As in a server, where every attempt is also counted for Prometheus.
  const exporter = createMetricsExporter(kept);
  const within: number[] = [];
  const timed = {
    ...kept,
    record(attempt: AttemptRecord) {
      const startedAt = performance.now();
      kept.record(attempt);
      within.push((performance.now() - startedAt) * 1_000);
    },
  };
  const managers = [timed, { ...createMonitor(), record: () => {} }].map((monitor) =>
    createModelManager({ providers: [instant], guard: openGuard, monitor }),
  );
  const round = async (manager: (typeof managers)[number]): Promise<number> => {
    const startedAt = cpuMs();
    for (let request = 0; request < REQUESTS; request++) {
      await manager.generate({ model: 'instant/m', prompt: 'Is it?' });
    }
    return ((cpuMs() - startedAt) * 1_000) / REQUESTS;
  };
  const [recorded, bare] = managers;
  if (!recorded || !bare) return;
  const times: { readonly on: number; readonly off: number }[] = [];
  for (let number = 0; number < ROUNDS; number++) {
    // Who comes first changes, since whoever does may meet garbage of the other.
    const isFirst = number % 2 === 0;
    const first = await round(isFirst ? recorded : bare);
    const second = await round(isFirst ? bare : recorded);
    times.push(isFirst ? { on: first, off: second } : { on: second, off: first });
  }
  // The first rounds warm up.
  const warm = times.slice(ROUNDS / 4);
  report.add({
    name: 'request with the recorder, CPU, p50 of rounds',
    value: median(warm.map(({ on }) => on)),
    unit: 'us',
  });
  report.add({ name: 'request without it, CPU, p50 of rounds', value: median(warm.map(({ off }) => off)), unit: 'us' });
  const sorted = within.slice(within.length / 4).sort((a, b) => a - b);
  report.add({ name: 'of a request within the recorder, p50', value: median(sorted), unit: 'us', limit: 5 });
  // The slowest are those that another program of the machine came into.
  const usual = sorted.slice(0, Math.floor(sorted.length * 0.99));
  const mean = usual.reduce((sum, each) => sum + each, 0) / usual.length;
  report.add({ name: 'of a request within the recorder, mean of the fastest 99 %', value: mean, unit: 'us', limit: 5 });
  exporter.close();
  await Promise.all(managers.map((manager) => manager.close()));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
