import type { SharedState } from '@modelhaven/core';
import {
  type AlertService,
  type ModelhavenConfig,
  type ModelManager,
  openAlerts,
  type SafetyService,
  safetySources,
} from '@modelhaven/manager';
import type { AlertMetric, Ledger, ObservedValue } from '@modelhaven/monitoring';
import type { Logger } from 'pino';
import { readBudgetUse } from '../admin/budget-use.ts';
import type { KeyStore } from '../keys/key-store.ts';
import { createGovernor } from '../limits/governor.ts';
import { createRuleSource } from '../limits/rule-source.ts';
import { createAlertClaim } from './claim-alerts.ts';

/** What alerts of a server watch. */
export interface AlertingParts {
  readonly config: Pick<ModelhavenConfig, 'monitoring' | 'server'>;
  readonly manager: Pick<ModelManager, 'monitor' | 'health'>;
  readonly safety: Pick<SafetyService, 'events'>;
  readonly keys: KeyStore;
  readonly ledger: Ledger;
  /** What several servers have in common; absent where this one is alone. */
  readonly sharedState?: SharedState | undefined;
  readonly logger: Logger;
}

/** What each server sees for itself, so that each has to tell of it. */
const SEEN_BY_ONE: ReadonlySet<AlertMetric> = new Set(['safety_events', 'crisis_events', 'provider_down']);

/** The alerts of a server: measurements, safety decisions, providers and budgets. */
export function openAlerting(parts: AlertingParts): AlertService {
  const { config, manager, safety, keys, ledger, sharedState, logger } = parts;
  const { limits: usageLimits, budgets } = config.server;
  const governor = createGovernor({ ledger, now: Date.now, source: createRuleSource({ usageLimits, budgets, keys }) });
  const { alerts, store } = config.monitoring;
  const sharesStore = store !== 'embedded' && store !== 'memory';
  const seenByAll = alerts.rules.filter(
    ({ metric }) => metric === 'budget_used' || (sharesStore && !SEEN_BY_ONE.has(metric)),
  );
  const watchesBudgets = alerts.rules.some(({ metric }) => metric === 'budget_used');
  let used: readonly ObservedValue[] = [];
  return openAlerts({
    config: alerts,
    monitor: manager.monitor,
    sources: {
      ...safetySources(safety.events),
      provider_down: () =>
        manager.health.all().map(({ id, status }) => ({ name: id, value: status === 'down' ? 1 : 0 })),
      budget_used: () => used,
    },
    async prepare() {
      if (!watchesBudgets) return;
      used = await readBudgetUse({ ledger, governor, keys, monitor: manager.monitor, now: Date.now });
    },
    ...(sharedState ? { claim: createAlertClaim(sharedState, seenByAll, alerts.checkSeconds) } : {}),
    logger,
  });
}
