import { LlmError } from '@modelhaven/core';
import type { Monitor } from '../monitor.ts';
import type { Dimension } from '../series-index.ts';
import { type AlertRule, type AlertSources, type CheckedRule, checkRules, currentValue, isObserved } from './rules.ts';

/** Something went beyond a limit, or came back. */
export interface AlertEvent {
  readonly state: 'raised' | 'cleared';
  readonly rule: string;
  /** What it is about; absent where the rule watches everything together, or what has no dimension, such as budgets. */
  readonly dimension?: Dimension;
  readonly name?: string;
  /** The value that was seen, and the limit; the value is absent where it was cleared for want of attempts. */
  readonly value?: number;
  readonly above: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** One sentence. */
  readonly message: string;
}

/** Watches a monitor by rules. */
export interface Alerts {
  /** Looks once, and gives what changed since it looked last. Call it every few seconds. */
  check(): readonly AlertEvent[];
  /** Alerts that are raised now, in the order in which they were raised. */
  active(): readonly AlertEvent[];
}

interface Watch {
  /** Milliseconds since 1970 since when the value is above; absent while it is not. */
  since?: number;
  raised?: AlertEvent;
}

/**
 * Alerts with hysteresis: raised once when a value stays above its limit for long enough, cleared once when it has come
 * down clearly, silent in between. Throws `CONFIG_INVALID` for rules that make no sense, or watch what no source tells.
 */
export function createAlerts(
  monitor: Pick<Monitor, 'totals' | 'breakdown'>,
  rules: readonly AlertRule[],
  now: () => number = Date.now,
  sources: AlertSources = {},
): Alerts {
  const checked = checkRules(rules);
  for (const { name, metric } of checked) {
    if (!isObserved(metric) || sources[metric]) continue;
    throw new LlmError('CONFIG_INVALID', `Alert "${name}": nothing here tells of ${metric}.`, { field: 'metric' });
  }
  const watches = new Map<string, Watch>();

  const look = (rule: CheckedRule, name: string | undefined, value: number | undefined): AlertEvent | undefined => {
    const key = `${rule.name} ${name ?? ''}`;
    const watch = watches.get(key) ?? {};
    const at = now();
    if (watch.raised) {
      if (value !== undefined && value > rule.clearBelow) return undefined;
      watches.delete(key);
      return toEvent(rule, name, value, 'cleared', at);
    }
    if (value === undefined || value <= rule.above) {
      watches.delete(key);
      return undefined;
    }
    watch.since ??= at;
    watches.set(key, watch);
    if (at - watch.since < rule.forMs) return undefined;
    watch.raised = toEvent(rule, name, value, 'raised', at);
    return watch.raised;
  };

  const valuesOf = (rule: CheckedRule): readonly { readonly name?: string; readonly value: number | undefined }[] => {
    if (isObserved(rule.metric)) return sources[rule.metric]?.(rule.windowMs) ?? [];
    if (rule.by === undefined) return [{ value: currentValue(rule, monitor.totals(rule.windowMs)) }];
    return monitor
      .breakdown(rule.by, rule.windowMs)
      .map(({ name, measurements }) => ({ name, value: currentValue(rule, measurements) }));
  };

  return {
    check() {
      const events: AlertEvent[] = [];
      for (const rule of checked) {
        const seen = new Set<string | undefined>();
        for (const { name, value } of valuesOf(rule)) {
          seen.add(name);
          const event = look(rule, name, value);
          if (event) events.push(event);
        }
        // What is not used any more cannot come down by itself.
        for (const { raised } of [...watches.values()]) {
          if (raised?.rule !== rule.name || seen.has(raised.name)) continue;
          const event = look(rule, raised.name, undefined);
          if (event) events.push(event);
        }
      }
      return events;
    },
    active: () => [...watches.values()].flatMap(({ raised }) => raised ?? []),
  };
}

function toEvent(
  rule: CheckedRule,
  name: string | undefined,
  value: number | undefined,
  state: AlertEvent['state'],
  at: number,
): AlertEvent {
  const dimension = rule.metric === 'provider_down' ? 'provider' : rule.by;
  const kind = dimension ?? (rule.metric === 'budget_used' ? 'budget' : '');
  const what = name === undefined ? rule.metric : `${rule.metric} of ${kind} "${name}"`;
  const seen = value === undefined ? 'no longer measured' : Number(value.toPrecision(4));
  const limit = state === 'raised' ? `above ${rule.above}` : `${rule.clearBelow} or less is fine`;
  return {
    state,
    rule: rule.name,
    ...(dimension === undefined || name === undefined ? {} : { dimension }),
    ...(name === undefined ? {} : { name }),
    ...(value === undefined ? {} : { value }),
    above: rule.above,
    at,
    message: `Alert "${rule.name}" ${state}: ${what} is ${seen} (${limit}).`,
  };
}
