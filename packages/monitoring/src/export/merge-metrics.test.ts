import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyHistogram, observe } from './histogram.ts';
import { mergeMetrics, onlyCounted } from './merge-metrics.ts';
import { type MetricFamily, toMetricText } from './metric-text.ts';

const counter = (value: number, model = 'a'): MetricFamily => ({
  ...{ type: 'counter', name: 'asked', help: 'Asked.' },
  samples: [{ labels: { model }, value }],
});
const gauge = (name: string, value: number): MetricFamily => ({
  ...{ type: 'gauge', name, help: 'Now.' },
  samples: [{ labels: {}, value }],
});
const timed = (seconds: readonly number[]): MetricFamily => {
  const histogram = emptyHistogram([1, 2]);
  for (const [at, value] of seconds.entries()) observe(histogram, value, `r${at}`, at);
  return { type: 'histogram', name: 'took', help: 'Time.', samples: [{ labels: {}, histogram }] };
};

describe('metrics of several processes', () => {
  it('add up where they are counted, label by label', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(9), { maxLength: 5 }), { minLength: 1, maxLength: 4 }), (processes) => {
        const merged = mergeMetrics(processes.map((values) => [timed(values), counter(values.length)]));
        const alone = mergeMetrics([[timed(processes.flat()), counter(processes.flat().length)]]);
        expect(toMetricText(merged, 'prometheus')).toBe(toMetricText(alone, 'prometheus'));
      }),
    );
    const text = toMetricText(mergeMetrics([[counter(1), counter(5, 'b')], [counter(2)]]), 'prometheus');
    expect(text).toContain('asked_total{model="a"} 3');
    expect(text).toContain('asked_total{model="b"} 5');
  });

  it('say of what they share what one says, and of what is their own all of it', () => {
    const merge = (name: string, ...values: number[]) =>
      mergeMetrics(values.map((value) => [gauge(name, value)]))[0]?.samples[0];
    expect(merge('modelhaven_circuits', 2, 1)).toMatchObject({ value: 2 });
    expect(merge('modelhaven_monitor_complete', 1, 0)).toMatchObject({ value: 0 });
    expect(merge('modelhaven_monitor_pending_blocks', 2, 1)).toMatchObject({ value: 3 });
  });

  it('never fall when a process is gone', () => {
    const gone = onlyCounted([counter(7), timed([0.5]), gauge('modelhaven_circuits', 3)]);
    expect(gone).toHaveLength(2);
    const text = toMetricText(mergeMetrics([gone, [counter(1)]]), 'prometheus');
    expect(text).toContain('asked_total{model="a"} 8');
    expect(text).toContain('took_count 1');
    expect(text).not.toContain('circuits');
  });
});
