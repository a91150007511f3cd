import type { Monitor, NamedMeasurements } from '@modelhaven/monitoring';
import type { Caller } from '../keys/caller.ts';

/** The part of a monitor that reads. */
export type MonitorView = Pick<Monitor, 'totals' | 'breakdown' | 'timeline' | 'complete'>;

/** What a caller may see of what was measured: all for admins, else what was used with the keys of their tenant. */
export function ownMonitor(monitor: MonitorView, caller: Caller | undefined, keyIds: readonly string[]): MonitorView {
  const tenant = caller?.tenant;
  if (caller === undefined || caller.isAdmin || tenant === undefined) return monitor;
  const prefix = `${tenant}/`;
  const named = (dimension: 'user' | 'tenant_model', windowMs?: number): readonly NamedMeasurements[] =>
    monitor
      .breakdown(dimension, windowMs)
      .filter(({ name }) => name.startsWith(prefix))
      .map(({ name, measurements }) => ({ name: name.slice(prefix.length), measurements }));
  return {
    get complete() {
      return monitor.complete;
    },
    totals(windowMs) {
      const own = monitor.breakdown('tenant', windowMs).find(({ name }) => name === tenant);
      return own?.measurements ?? NOTHING;
    },
    breakdown(dimension, windowMs) {
      switch (dimension) {
        case 'model':
          return named('tenant_model', windowMs);
        case 'user':
          return named('user', windowMs);
        case 'key':
        case 'tenant': {
          const own = new Set(dimension === 'key' ? keyIds : [tenant]);
          return monitor.breakdown(dimension, windowMs).filter(({ name }) => own.has(name));
        }
        default:
          // Kept over all tenants only.
          return [];
      }
    },
    timeline({ dimension, name = '', ...span } = {}) {
      if (dimension === undefined) return monitor.timeline({ ...span, dimension: 'tenant', name: tenant });
      if (dimension === 'model') return monitor.timeline({ ...span, dimension: 'tenant_model', name: prefix + name });
      if (dimension === 'user') return monitor.timeline({ ...span, dimension, name: prefix + name });
      const isOwn = dimension === 'key' ? keyIds.includes(name) : dimension === 'tenant' && name === tenant;
      return isOwn ? monitor.timeline({ ...span, dimension, name }) : [];
    },
  };
}

const NOTHING: ReturnType<Monitor['totals']> = {
  requests: 0,
  successes: 0,
  failures: 0,
  errors: {},
  inputTokens: 0,
  outputTokens: 0,
  cachedInputTokens: 0,
  reasoningTokens: 0,
  costUsd: 0,
  unpricedRequests: 0,
  repeatedRequests: 0,
  retries: 0,
  fallbacks: 0,
  hedges: 0,
  recoveries: 0,
  streamedRequests: 0,
  safetyActions: {},
};
