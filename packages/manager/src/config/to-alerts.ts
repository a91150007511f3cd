import type { AlertRule } from '@modelhaven/monitoring';
import type { WebhookOptions } from '@modelhaven/safety';
import type { z } from 'zod';
import { type alertsSchema, USUAL_LIMITS, type webhookSchema } from './alert-schemas.ts';

/** When somebody is told, and where. */
export interface AlertsConfig {
  readonly checkSeconds: number;
  readonly rules: readonly AlertRule[];
  readonly webhook?: WebhookConfig;
}

/** A server that is told of events. */
export type WebhookConfig = Pick<WebhookOptions, 'url' | 'secret' | 'timeoutMs' | 'maxQueued'>;

type WrittenAlerts = z.output<typeof alertsSchema>;
type WrittenRule = NonNullable<WrittenAlerts['rules']>[number];

/** The section with its defaults in. */
interface CompleteAlerts {
  readonly check_seconds: number;
  readonly rules: readonly WrittenRule[];
  readonly webhook?: WrittenAlerts['webhook'] | undefined;
}

/** The section `alerts` as packages take it. */
export function toAlerts({ check_seconds: checkSeconds, rules, webhook }: CompleteAlerts): AlertsConfig {
  return { checkSeconds, rules: rules.map(toRule), ...(webhook ? { webhook: toWebhook(webhook) } : {}) };
}

/** A webhook as packages take it. */
export function toWebhook(webhook: z.output<typeof webhookSchema>): WebhookConfig {
  const { url, secret, timeout_ms: timeoutMs, max_queued: maxQueued } = webhook;
  return {
    url,
    ...(secret === undefined ? {} : { secret }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(maxQueued === undefined ? {} : { maxQueued }),
  };
}

function toRule(rule: WrittenRule): AlertRule {
  const { name, metric, by, min_requests: minRequests } = rule;
  // The schema asks for it where no limit is usual.
  const above = rule.above ?? USUAL_LIMITS[metric] ?? 0;
  const { clear_below: clearBelow, window_minutes: windowMinutes, for_seconds: forSeconds } = rule;
  return {
    name,
    metric,
    above,
    ...(by === undefined ? {} : { by }),
    ...(minRequests === undefined ? {} : { minRequests }),
    ...(clearBelow === undefined ? {} : { clearBelow }),
    ...(windowMinutes === undefined ? {} : { windowMs: windowMinutes * 60_000 }),
    ...(forSeconds === undefined ? {} : { forMs: forSeconds * 1_000 }),
  };
}
