import type { SafetyService } from '@modelhaven/manager';
import type { MetricFamily } from '@modelhaven/monitoring';

/** Counts decisions from its making on. */
export interface SafetyMetrics {
  families(): readonly MetricFamily[];
  close(): void;
}

/** Counters of decisions by stage, action, category and response, and of what went wrong beside them. */
export function createSafetyMetrics({ events, counters }: Pick<SafetyService, 'events' | 'counters'>): SafetyMetrics {
  const decisions = createCounts(['stage', 'action']);
  const categories = createCounts(['category']);
  const responses = createCounts(['response']);
  const opinions = createCounts(['name', 'outcome']);
  let reviews = 0;
  let degraded = 0;
  const close = events.subscribe((event) => {
    decisions.add(event.stage, event.action);
    for (const category of event.categories) categories.add(category);
    for (const response of event.responses) responses.add(response);
    for (const opinion of event.opinions) opinions.add(...splitOnce(opinion));
    if (event.review) reviews++;
    if (event.degraded) degraded++;
  });
  const counter = (name: string, help: string, samples: MetricFamily['samples']): MetricFamily =>
    ({ type: 'counter', name, help, samples }) as MetricFamily;
  const single = (value: number) => [{ labels: {}, value }];
  return {
    families() {
      const { auditFailures, webhook } = counters();
      return [
        counter('modelhaven_safety_decisions', 'Safety decisions other than none.', decisions.samples()),
        counter('modelhaven_safety_categories', 'Safety decisions by category.', categories.samples()),
        counter('modelhaven_safety_responses', 'What was done about safety decisions.', responses.samples()),
        counter('modelhaven_safety_opinions', 'Second opinions that came with a decision.', opinions.samples()),
        counter('modelhaven_safety_reviews', 'Decisions on which rules and opinions disagree.', single(reviews)),
        counter('modelhaven_safety_degraded', 'Decisions made while the engine failed.', single(degraded)),
        counter('modelhaven_safety_audit_failures', 'Decisions that could not be recorded.', single(auditFailures)),
        ...(webhook
          ? [
              counter('modelhaven_safety_webhook', 'Events of the webhook by how they ended.', [
                { labels: { outcome: 'delivered' }, value: webhook.delivered },
                { labels: { outcome: 'failed' }, value: webhook.failed },
                { labels: { outcome: 'dropped' }, value: webhook.dropped },
              ]),
            ]
          : []),
      ];
    },
    close,
  };
}

/** Labels that rules of the application bring; more than these are counted together. */
const MOST_LABELS = 200;

function createCounts(names: readonly string[]) {
  const counts = new Map<string, number>();
  return {
    add(...values: readonly string[]): void {
      const key = JSON.stringify(values);
      const known = counts.has(key) || counts.size < MOST_LABELS ? key : JSON.stringify(names.map(() => '(other)'));
      counts.set(known, (counts.get(known) ?? 0) + 1);
    },
    samples: () =>
      [...counts].map(([key, value]) => {
        const values = JSON.parse(key) as readonly string[];
        return { labels: Object.fromEntries(names.map((name, at) => [name, values[at] ?? ''])), value };
      }),
  };
}

function splitOnce(opinion: string): readonly [string, string] {
  const at = opinion.lastIndexOf(': ');
  return [opinion.slice(0, at), opinion.slice(at + 2)];
}
