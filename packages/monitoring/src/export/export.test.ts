import type { AttemptRecord } from '@modelhaven/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMonitor } from '../monitor.ts';
import { exportJsonLines } from './json-lines.ts';
import { createMetricsExporter } from './metrics-exporter.ts';

const T0 = 1_900_000_000_000;

const attempt = (more: Partial<AttemptRecord> = {}): AttemptRecord => ({
  requestId: 'req-1',
  attempt: 1,
  provider: 'ollama',
  model: 'qwen3:8b',
  operation: 'chat',
  streamed: true,
  startedAt: T0 - 2_000,
  firstEventMs: 300,
  totalMs: 2_000,
  outcome: 'OK',
  usage: { inputTokens: 50, outputTokens: 200, cachedInputTokens: 10 },
  costUsd: 0.25,
  safetyAction: 'note',
  ...more,
});

const LABELS = 'gen_ai_operation_name="chat",gen_ai_provider_name="ollama",gen_ai_request_model="qwen3:8b"';

// The grammar of samples in OpenMetrics 1.0 and the Prometheus text format 0.0.4.
const LABEL = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\["\\\\n])*"';
const NUMBER = '(?:\\+Inf|-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?)';
const SAMPLE = new RegExp(
  `^[a-z_:][a-z0-9_:]*(?:\\{${LABEL}(?:,${LABEL})*\\})? ${NUMBER}(?: # \\{${LABEL}\\} ${NUMBER} ${NUMBER})?$`,
);

describe('createMetricsExporter', () => {
  const monitor = createMonitor({ now: () => T0 });
  const exporter = createMetricsExporter(monitor, { maxModels: 3 });
  monitor.record(attempt());
  monitor.record(attempt({ requestId: 'req-2', totalMs: 100_000, outcome: 'TIMEOUT', startedAt: T0 - 100_000 }));

  it('writes OpenMetrics with cumulative buckets and exemplars', () => {
    const text = exporter.text('openmetrics');
    const name = 'gen_ai_client_operation_duration_seconds';
    expect(text).toContain(`# TYPE ${name} histogram\n`);
    expect(text).toContain(`${name}_bucket{${LABELS},le="1.28"} 0\n`);
    expect(text).toContain(`${name}_bucket{${LABELS},le="2.56"} 1 # {request_id="req-1"} 2 1900000000.000\n`);
    expect(text).toContain(`${name}_bucket{${LABELS},le="+Inf"} 2 # {request_id="req-2"} 100 1900000000.000\n`);
    expect(text).toContain(`${name}_sum{${LABELS}} 102\n${name}_count{${LABELS}} 2\n`);
    expect(text).toContain('# TYPE modelhaven_attempts counter\n');
    expect(text).toContain(`modelhaven_attempts_total{${LABELS},outcome="TIMEOUT"} 1\n`);
    expect(text).toContain(`modelhaven_attempt_results_total{${LABELS},result="success"} 1\n`);
    expect(text).toContain(`modelhaven_attempt_results_total{${LABELS},result="failure"} 1\n`);
    expect(text).toContain(`modelhaven_cost_usd_total{${LABELS}} 0.5\n`);
    expect(text.endsWith('# EOF\n')).toBe(true);
  });

  it('writes the older format without exemplars', () => {
    const text = exporter.text('prometheus');
    expect(text).toContain('# TYPE modelhaven_attempts_total counter\n');
    expect(text).not.toContain('request_id');
    expect(text).not.toContain('# EOF');
  });

  it('keeps to the grammar whatever names come in, and bounds their number', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 5, maxLength: 10 }), (names) => {
        const each = createMonitor({ now: () => T0 });
        const metrics = createMetricsExporter(each, { maxModels: 3 });
        for (const model of names) each.record(attempt({ model, requestId: model, safetyAction: model }));
        for (const format of ['openmetrics', 'prometheus'] as const) {
          const lines = metrics
            .text(format)
            .split('\n')
            .filter((line) => line !== '' && !line.startsWith('#'));
          for (const line of lines) expect(line).toMatch(SAMPLE);
          const models = new Set(lines.map((line) => /gen_ai_request_model="((?:[^"\\]|\\.)*)"/.exec(line)?.[1]));
          expect(models.size).toBeLessThanOrEqual(5);
        }
      }),
    );
  });

  it('never lets a counter go down or vanish', () => {
    const before = exporter.text('prometheus');
    monitor.record(attempt({ costUsd: Number.NaN, usage: { cachedInputTokens: -5, inputTokens: Number.NaN } }));
    const costs = (text: string) => /modelhaven_cost_usd_total\{[^}]*\} (\S+)/.exec(text)?.[1];
    expect(costs(exporter.text('prometheus'))).toBe(costs(before));
    exporter.close();
    monitor.record(attempt({ costUsd: 99 }));
    expect(costs(exporter.text('prometheus'))).toBe(costs(before));
  });
});

describe('exportJsonLines', () => {
  it('gives one line for each step of each name in which something happened', () => {
    const time = { at: T0 };
    const monitor = createMonitor({ now: () => time.at });
    monitor.record(attempt({ taskType: 'general_chat' }));
    time.at += 2 * 3_600_000;
    monitor.record(attempt({ startedAt: time.at - 2_000 }));
    const lines = [...exportJsonLines(monitor)];
    expect(lines.every((line) => line.endsWith('}\n') && !line.slice(0, -1).includes('\n'))).toBe(true);
    const parsed = lines.map((line) => JSON.parse(line));
    expect(parsed.map(({ dimension, name }) => `${dimension} ${name ?? ''}`)).toEqual([
      'total ',
      'total ',
      'model ollama/qwen3:8b',
      'model ollama/qwen3:8b',
      'provider ollama',
      'provider ollama',
      'task general_chat',
    ]);
    expect(parsed[0].measurements).toMatchObject({ requests: 1, costUsd: 0.25 });
  });
});
