import assert from 'node:assert/strict';
import type { HealthReport } from '@modelhaven/core';
import { type ConformanceCase, within } from '../bench.ts';
import { errorReply } from './errors.ts';

/** Health is a report, whatever happens; it never rejects. */
export const healthCases: readonly ConformanceCase[] = [
  {
    name: 'health/up',
    async run(bench) {
      if (bench.subject.replies) bench.serve('health');
      const report = await bench.provider.health();
      check(report);
      assert.equal(report.status, 'up', `it works, and health says "${report.status}" (${report.detail})`);
    },
  },
  {
    name: 'health/never-rejects',
    async run(bench) {
      bench.exchange('health');
      for (const status of [500, 503]) {
        bench.server.respond('* *', errorReply(bench, status));
        await notUp(`status ${status}`, bench.provider.health());
      }
      bench.server.respond('* *', { delivery: { resetAfter: 0 } });
      await notUp('a reset', bench.provider.health());
      bench.server.respond('* *', { delivery: { stallBeforeHeaders: true } });
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 20);
      await notUp(
        'an abort',
        within(2000, 'health after an abort', bench.provider.health({ signal: controller.signal })),
      );
      await bench.server.close();
      await notUp('nobody there', bench.provider.health());
    },
  },
];

async function notUp(what: string, call: Promise<HealthReport>): Promise<void> {
  const report = await call.catch((error: unknown) => assert.fail(`health rejects on ${what}: ${String(error)}`));
  check(report);
  assert.notEqual(report.status, 'up', `health says "up" on ${what}`);
}

function check({ status, latencyMs }: HealthReport): void {
  assert.ok(['up', 'degraded', 'down'].includes(status), `health.status is ${status}`);
  assert.ok(Number.isFinite(latencyMs) && latencyMs >= 0, `health.latencyMs is ${latencyMs}`);
}
