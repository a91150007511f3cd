import { randomUUID } from 'node:crypto';
import { unwatchFile, watchFile } from 'node:fs';
import { type Guard, LlmError, type Logger, type SafetyDecision, silentLogger } from '@modelhaven/core';
import {
  type AuditTrail,
  type CustomRule,
  createGuard,
  createSafety,
  createWebhook,
  type Safety,
  type WebhookStatus,
} from '@modelhaven/safety';
import type { ModelhavenConfig } from './config/types.ts';
import { type GuardFactory, type GuardTools, NO_TOOLS } from './guard-tools.ts';
import { guardOf } from './guards.ts';
import { openAudit } from './open-audit.ts';
import { openOpinions } from './open-opinions.ts';
import { loadRules, readRulesFile } from './read-rules.ts';
import { createSafetyEvents, type SafetyEvents } from './safety-events.ts';

/** What the safety engine of a configuration is opened with. */
export interface OpenSafetyOptions {
  readonly config: Pick<ModelhavenConfig, 'safety' | 'server' | 'file'>;
  /** `server` keeps the audit trail and calls the webhook; `guest` does neither. Default: `guest`. */
  readonly role?: 'server' | 'guest';
  /** What the webhook is called with. Default: the global one. */
  readonly fetch?: typeof fetch;
  readonly logger?: Logger;
  /** Milliseconds since 1970. Default: the system clock. */
  readonly now?: () => number;
  /** Milliseconds between two looks at the file of rules; 0 never looks again. Default 2 000. */
  readonly watchMs?: number;
  /** Keeps decisions in place of this process: another one has the audit trail and the list of events. */
  readonly keepElsewhere?: (decision: SafetyDecision) => Promise<void>;
}

/** The safety of a configuration: one engine and one guard, whose rules can be replaced while they run. */
export interface SafetyService {
  readonly guard: Guard;
  /** The engine as it is now. */
  engine(): Safety;
  /** Calls back with every decision from now on. Returns what ends it. */
  subscribe(listener: (decision: SafetyDecision) => void): () => void;
  /**
   * Puts these rules in the place of those of the configuration, from the next call on; the file of rules is added.
   * Rejects with `CONFIG_INVALID` and every mistake, and then leaves the old ones.
   */
  replaceRules(rules: readonly CustomRule[]): Promise<void>;
  /** Gives the guard the providers that it asks for second opinions. Until then they fail. */
  connect(tools: GuardTools): void;
  /** The latest decisions. */
  readonly events: SafetyEvents;
  /** Counters since the start. */
  counters(): SafetyCounters;
  /** Takes over a decision of another process: lists it and records it. Rejects where the record cannot be kept. */
  take(decision: SafetyDecision): Promise<void>;
  /** The audit trail, where one is kept. */
  readonly audit?: AuditTrail;
  /** Lets the webhook end, gives the audit trail back, and stops looking at the file of rules. Idempotent. */
  close(): Promise<void>;
}

/** What is counted beside the events themselves. */
export interface SafetyCounters {
  /** Records that could not be written. */
  readonly auditFailures: number;
  readonly webhook?: WebhookStatus;
}

const RULES_PATH = 'model_management.therapeutic_safety.rules';

/** The safety that a configuration describes. Rejects with `CONFIG_INVALID` for rules that are wrong. */
export async function openSafety(options: OpenSafetyOptions): Promise<SafetyService> {
  const { config, logger = silentLogger, now = Date.now, watchMs = 2_000, fetch, keepElsewhere } = options;
  const { safety, file = 'the configuration' } = config;
  const { defaultCountry, defaultLocale, rulesFile } = safety;
  const listeners = new Set<(decision: SafetyDecision) => void>();

  const make = async (rules: readonly CustomRule[]): Promise<Safety> => {
    const own = { where: file, path: RULES_PATH, rules };
    const more =
      rulesFile === undefined ? [] : [{ where: rulesFile, path: 'rules', rules: await readRulesFile(rulesFile) }];
    const count = [own, ...more].reduce((sum, source) => sum + source.rules.length, 0);
    return createSafety({
      now,
      ...(count > 0 ? { rules: await loadRules([own, ...more]) } : {}),
      ...(defaultCountry === undefined ? {} : { country: defaultCountry }),
      ...(defaultLocale === undefined ? {} : { locale: defaultLocale }),
    });
  };

  let ownRules = safety.rules;
  let current = await make(ownRules);
  let changing: Promise<unknown> = Promise.resolve();
  const replace = (rules: readonly CustomRule[]): Promise<void> => {
    // One after another: the last one that was asked for holds.
    const changed = changing.then(async () => {
      current = await make(rules);
      ownRules = rules;
      logger.info({}, 'The safety rules of the application were replaced.');
    });
    changing = changed.catch(() => {});
    return changed;
  };

  const onFileChange = () => {
    replace(ownRules).catch((thrown: unknown) => {
      logger.error({ error: LlmError.from(thrown).message }, 'The changed safety rules are wrong; the old ones hold.');
    });
  };
  if (rulesFile !== undefined && watchMs > 0) {
    watchFile(rulesFile, { interval: watchMs, persistent: false }, onFileChange);
  }

  const isServer = options.role === 'server';
  const keepsAudit = isServer && safety.audit.enabled && !keepElsewhere;
  const audit = keepsAudit ? await openAudit(config, logger, now) : undefined;
  const webhook =
    isServer && safety.webhook
      ? createWebhook({ ...safety.webhook, createId: randomUUID, logger, now, ...(fetch ? { fetch } : {}) })
      : undefined;
  const events = createSafetyEvents(audit?.before);
  let auditFailures = 0;
  /** Rejects where the record is wanted and cannot be kept. */
  const record = async (decision: SafetyDecision): Promise<void> => {
    try {
      if (keepElsewhere) await keepElsewhere(decision);
      else if (audit) await audit.trail.record(decision);
      else if (keepsAudit) throw new Error('the trail is not open');
    } catch (thrown) {
      auditFailures++;
      logger.error({ requestId: decision.requestId }, 'A safety decision could not be recorded.');
      throw thrown;
    }
  };
  const mustRecord = safety.audit.onFailure === 'close';

  const onDecision = (decision: SafetyDecision) => {
    if (!keepElsewhere) events.add(decision);
    if (decision.responses.includes('notify')) webhook?.send(decision);
    // What must be recorded first, the guard records itself.
    if (!(mustRecord && decision.stage === 'input')) record(decision).catch(() => {});
    for (const listener of listeners) {
      try {
        listener(decision);
      } catch (error) {
        logger.error({ error }, 'A listener for safety decisions threw.');
      }
    }
  };
  let tools = NO_TOOLS;
  const opinions = safety.secondOpinions ? openOpinions(safety.secondOpinions, () => tools) : undefined;
  let closing: Promise<void> | undefined;
  return {
    guard: guardOf({
      make: createGuard,
      safety,
      engine: () => current,
      now,
      logger,
      onDecision,
      ...(mustRecord ? { record } : {}),
      ...(opinions ? { opinions } : {}),
    }),
    connect(given) {
      tools = given;
    },
    events,
    async take(decision) {
      events.add(decision);
      await record(decision);
    },
    counters: () => ({ auditFailures, ...(webhook ? { webhook: webhook.status } : {}) }),
    ...(audit ? { audit: audit.trail } : {}),
    engine: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    replaceRules: replace,
    close() {
      closing ??= (async () => {
        if (rulesFile !== undefined) unwatchFile(rulesFile, onFileChange);
        await webhook?.close();
        await audit?.close();
      })();
      return closing;
    },
  };
}

/** The guard of a service for a manager, which gives it its providers. */
export function guardFrom(service: Pick<SafetyService, 'guard' | 'connect'>): GuardFactory {
  return (tools) => {
    service.connect(tools);
    return service.guard;
  };
}
