import {
  type AlertService,
  type ModelhavenConfig,
  type ModelManager,
  openAlerts,
  type SafetyService,
  safetySources,
} from '@modelhaven/manager';
import type { Ledger, ObservedValue } from '@modelhaven/monitoring';
import type { Logger } from 'pino';
import { readBudgetUse } from '../admin/budget-use.ts';
import type { KeyStore } from '../keys/key-store.ts';
import { createGovernor } from '../limits/governor.ts';
import { createRuleSource } from '../limits/rule-source.ts';

/** What alerts of a server watch. */
export interface AlertingParts {
  readonly config: Pick<ModelhavenConfig, 'monitoring' | 'server'>;
  readonly manager: Pick<ModelManager, 'monitor' | 'health'>;
  readonly safety: Pick<SafetyService, 'events'>;
  readonly keys: KeyStore;
  readonly ledger: Ledger;
  readonly logger: Logger;
}

/** The alerts of a server: measurements, safety decisions, providers and budgets. */
export function openAlerting({ config, manager, safety, keys, ledger, logger }: AlertingParts): AlertService {
  const { limits: usageLimits, budgets } = config.server;
  const governor = createGovernor({ ledger, now: Date.now, source: createRuleSource({ usageLimits, budgets, keys }) });
  const { alerts } = config.monitoring;
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
    logger,
  });
}
