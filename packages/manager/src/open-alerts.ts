import { randomUUID } from 'node:crypto';
import { LlmError, type Logger, silentLogger, systemTimers, type Timers } from '@modelhaven/core';
import { type AlertEvent, type AlertSources, createAlerts, type Monitor } from '@modelhaven/monitoring';
import { createDelivery, type WebhookStatus } from '@modelhaven/safety';
import type { AlertsConfig } from './config/to-alerts.ts';
import type { SafetyEvents } from './safety-events.ts';

/** What the alerts of a configuration are watched with. */
export interface OpenAlertsOptions {
  readonly config: AlertsConfig;
  readonly monitor: Pick<Monitor, 'totals' | 'breakdown'>;
  /** What rules may watch beside what is measured. */
  readonly sources: AlertSources;
  /** Reads what the sources need, before each regular look. Where it rejects, they give what they gave before. */
  readonly prepare?: () => Promise<void>;
  /**
   * Whether it is for this server to tell the webhook of a change, which servers with the same numbers see as well. Where
   * it rejects, it is. Default: it always is.
   */
  readonly claim?: (event: AlertEvent) => Promise<boolean>;
  /** What the webhook is called with. Default: the global one. */
  readonly fetch?: typeof fetch;
  readonly logger?: Logger;
  /** Milliseconds since 1970. Default: the system clock. */
  readonly now?: () => number;
  readonly timers?: Timers;
}

/** The alerts of a configuration, looked at every few seconds. */
export interface AlertService {
  readonly rules: AlertsConfig['rules'];
  /** What is raised now, in the order in which it was raised. */
  active(): readonly AlertEvent[];
  /** The latest 200 changes, newest first. */
  history(): readonly AlertEvent[];
  /** Calls back with every change from now on. Returns what ends it. */
  subscribe(listener: (event: AlertEvent) => void): () => void;
  /** Looks now, beside the regular looks. */
  check(): readonly AlertEvent[];
  /** How deliveries went; absent without a webhook. */
  webhook(): WebhookStatus | undefined;
  /** Stops looking and lets the webhook end. Idempotent. */
  close(): Promise<void>;
}

const KEPT = 200;

/** Starts to watch. Throws `CONFIG_INVALID` for rules that make no sense. Without rules nothing runs. */
export function openAlerts(options: OpenAlertsOptions): AlertService {
  const { config, monitor, sources, logger = silentLogger, now = Date.now, timers = systemTimers } = options;
  const alerts = createAlerts(monitor, config.rules, now, sources);
  const webhook = config.webhook
    ? createDelivery({
        ...{ ...config.webhook, subject: 'alert', createId: randomUUID, logger, now, timers },
        ...(options.fetch ? { fetch: options.fetch } : {}),
      })
    : undefined;
  const listeners = new Set<(event: AlertEvent) => void>();
  let history: AlertEvent[] = [];
  let timer: unknown;
  let isClosed = false;

  const { claim } = options;
  /** One after the other: what is cleared must not overtake what was raised. */
  let claims: Promise<void> = Promise.resolve();
  const deliver = (event: AlertEvent, send: (event: unknown) => void) => {
    if (!claim) return send(toWebhookEvent(event));
    claims = claims.then(async () => {
      if (await claim(event).catch(() => true)) send(toWebhookEvent(event));
    });
  };

  const tell = (event: AlertEvent) => {
    history = [event, ...history].slice(0, KEPT);
    if (event.state === 'raised') logger.warn({ alert: event }, event.message);
    else logger.info({ alert: event }, event.message);
    if (webhook) deliver(event, webhook.send);
    for (const listener of listeners) {
      try {
        listener(event);
      } catch (error) {
        logger.error({ error }, 'A listener for alerts threw.');
      }
    }
  };

  const check = () => {
    const events = alerts.check();
    for (const event of events) tell(event);
    return events;
  };

  const look = async () => {
    try {
      await options.prepare?.();
    } catch (error) {
      logger.warn({ error: LlmError.from(error) }, 'What alerts watch could not be read.');
    }
    if (isClosed) return;
    try {
      check();
    } catch (error) {
      logger.error({ error: LlmError.from(error) }, 'The alerts could not be looked at.');
    }
    schedule();
  };

  const schedule = () => {
    timer = timers.set(() => void look(), config.checkSeconds * 1_000);
    if (typeof timer === 'object' && timer !== null && 'unref' in timer && typeof timer.unref === 'function')
      timer.unref();
  };
  if (config.rules.length > 0) schedule();

  return {
    rules: config.rules,
    active: alerts.active,
    history: () => history,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    check,
    webhook: () => webhook?.status,
    async close() {
      isClosed = true;
      timers.clear(timer);
      await claims;
      await webhook?.close();
    },
  };
}

/** Counts of safety decisions for rules: all but `none`, and those of a crisis or an emergency. */
export function safetySources(events: Pick<SafetyEvents, 'list'>, now: () => number = Date.now): AlertSources {
  const count = (windowMs: number, actions?: readonly string[]) => {
    const from = now() - windowMs;
    const counted = events.list().filter(({ time, action }) => time >= from && (actions?.includes(action) ?? true));
    return [{ value: counted.length }];
  };
  return {
    safety_events: (windowMs) => count(windowMs),
    crisis_events: (windowMs) => count(windowMs, ['crisis', 'emergency']),
  };
}

function toWebhookEvent({ state, rule, dimension, name, value, above, at, message }: AlertEvent): unknown {
  return { type: `alert.${state}`, time: new Date(at).toISOString(), rule, dimension, name, value, above, message };
}
