import type { Histogram } from './histogram.ts';
import type { Labels, MetricFamily } from './metric-text.ts';

/** Gauges that are each process's own, so that all of them together is what counts. */
const ADDED: ReadonlySet<string> = new Set(['modelhaven_monitor_pending_blocks', 'modelhaven_shared_state_waiting']);
/** Gauges that hold for all only when they hold for each. */
const LEAST: ReadonlySet<string> = new Set(['modelhaven_monitor_complete']);

type Counted = Extract<MetricFamily, { readonly type: 'counter' | 'gauge' }>;
type Timed = Extract<MetricFamily, { readonly type: 'histogram' }>;

/**
 * What several processes counted, as if one had. Counters and histograms add up; gauges tell of what the processes share,
 * so the largest stands, but for those that are each one's own.
 */
export function mergeMetrics(processes: readonly (readonly MetricFamily[])[]): readonly MetricFamily[] {
  const byName = new Map<string, MetricFamily[]>();
  for (const family of processes.flat()) {
    const known = byName.get(family.name);
    if (known === undefined) byName.set(family.name, [family]);
    else if (known[0]?.type === family.type) known.push(family);
  }
  return [...byName.values()].map((families) =>
    families[0]?.type === 'histogram' ? mergeTimed(families as Timed[]) : mergeCounted(families as Counted[]),
  );
}

/** What must not be forgotten of a process that is gone: a counter that falls breaks every rate that is computed from it. */
export function onlyCounted(families: readonly MetricFamily[]): readonly MetricFamily[] {
  return families.filter(({ type }) => type !== 'gauge');
}

function mergeCounted(families: readonly Counted[]): Counted {
  const [first] = families as [Counted];
  const { type, name, help } = first;
  const join = type === 'counter' || ADDED.has(name) ? add : LEAST.has(name) ? Math.min : Math.max;
  const samples = new Map<string, { readonly labels: Labels; readonly value: number }>();
  for (const { labels, value } of families.flatMap((family) => family.samples)) {
    const key = keyOf(labels);
    const known = samples.get(key);
    samples.set(key, { labels, value: known ? join(known.value, value) : value });
  }
  return { type, name, help, samples: [...samples.values()] };
}

function mergeTimed(families: readonly Timed[]): Timed {
  const [{ type, name, help }] = families as [Timed];
  const samples = new Map<string, { readonly labels: Labels; readonly histogram: Histogram }>();
  for (const { labels, histogram } of families.flatMap((family) => family.samples)) {
    const key = keyOf(labels);
    const known = samples.get(key)?.histogram;
    // Borders differ only while processes of two versions answer together; the older one's are then left out.
    if (known && known.borders.length !== histogram.borders.length) continue;
    samples.set(key, { labels, histogram: known ? addHistograms(known, histogram) : histogram });
  }
  return { type, name, help, samples: [...samples.values()] };
}

function addHistograms(one: Histogram, other: Histogram): Histogram {
  return {
    borders: one.borders,
    counts: one.counts.map((count, at) => count + (other.counts[at] ?? 0)),
    sum: one.sum + other.sum,
    exemplars: one.exemplars.map((exemplar, at) => {
      const another = other.exemplars[at];
      return exemplar && another ? (another.at > exemplar.at ? another : exemplar) : (exemplar ?? another);
    }),
  };
}

function add(one: number, other: number): number {
  return one + other;
}

function keyOf(labels: Labels): string {
  return JSON.stringify(Object.entries(labels).sort(([one], [other]) => (one < other ? -1 : 1)));
}
