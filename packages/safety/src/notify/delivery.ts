import { createHmac } from 'node:crypto';
import { LlmError, type Logger, silentLogger, systemTimers, type Timers } from '@modelhaven/core';

/** Who is told, and how it is signed. */
export interface WebhookOptions {
  /** `https:` or `http:`; redirects are not followed. */
  readonly url: string;
  /** Signs every delivery; absent: no signature is sent. */
  readonly secret?: string;
  /** Milliseconds that one delivery may take. Default 10 000. */
  readonly timeoutMs?: number;
  /** Most events that wait; more push out the oldest. Default 1 000. */
  readonly maxQueued?: number;
  /** Tries of one event, the first included. Default 8, which is about five minutes. */
  readonly maxAttempts?: number;
  /** Milliseconds; the n-th wait is between half and all of `baseDelayMs * 2^(n-1)`, a minute at most. Default 1 000. */
  readonly baseDelayMs?: number;
  readonly fetch?: typeof fetch;
  readonly timers?: Timers;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** 0 to 1, exclusive. */
  readonly random?: () => number;
  /** A new id of an event, the same for all its tries. */
  readonly createId: () => string;
  readonly logger?: Logger;
}

/** What a delivery is made with beside the options of every webhook. */
export interface DeliveryOptions extends WebhookOptions {
  /** What the events are about, for the log and the `user-agent`: `safety`. */
  readonly subject: string;
}

/** How deliveries went since the start. */
export interface WebhookStatus {
  readonly delivered: number;
  readonly failed: number;
  /** Pushed out of a full queue. */
  readonly dropped: number;
  readonly queued: number;
}

/** Tells a server of events, in the background. */
export interface Delivery {
  /** Sends an event as JSON. Never throws for what can be written as JSON, never waits. */
  send(event: unknown): void;
  readonly status: WebhookStatus;
  /** Lets deliveries end for at most so many milliseconds. Idempotent. */
  close(graceMs?: number): Promise<void>;
}

interface Waiting {
  readonly id: string;
  readonly body: string;
  attempts: number;
  dueAt: number;
}

const LONGEST_DELAY_MS = 60_000;
const AT_ONCE = 4;

/**
 * Deliveries to a webhook. Each is a POST of JSON, tried again where that may help. `x-modelhaven-signature` is
 * `v1=` and the hex HMAC-SHA256 of `timestamp.body`; receivers compare it, and refuse old timestamps.
 */
export function createDelivery(options: DeliveryOptions): Delivery {
  const { timeoutMs = 10_000, maxQueued = 1_000, maxAttempts = 8, baseDelayMs = 1_000 } = options;
  const { fetch: post = fetch, timers = systemTimers, now = Date.now, random = Math.random } = options;
  const { logger = silentLogger, createId, url, secret, subject } = options;
  const waiting: Waiting[] = [];
  const running = new Set<Promise<void>>();
  let counts = { delivered: 0, failed: 0, dropped: 0 };
  let timer: unknown;
  let isClosing = false;

  const deliver = async (event: Waiting): Promise<void> => {
    event.attempts++;
    const outcome = await tryOnce(event);
    if (outcome === 'delivered') {
      counts = { ...counts, delivered: counts.delivered + 1 };
      return;
    }
    const isLast = outcome === 'refused' || event.attempts >= maxAttempts || isClosing;
    if (isLast) {
      counts = { ...counts, failed: counts.failed + 1 };
      logger.error(
        { event: event.id, attempts: event.attempts },
        `The webhook for ${subject} events could not be reached; given up.`,
      );
      return;
    }
    const longest = Math.min(LONGEST_DELAY_MS, baseDelayMs * 2 ** (event.attempts - 1));
    event.dueAt = now() + Math.max(outcome.retryAfterMs ?? 0, longest * (0.5 + random() / 2));
    add(event);
  };

  const tryOnce = async ({
    id,
    body,
  }: Waiting): Promise<'delivered' | 'refused' | { readonly retryAfterMs?: number }> => {
    const timestamp = String(Math.floor(now() / 1_000));
    const abort = new AbortController();
    const patience = timers.set(() => abort.abort(), timeoutMs);
    try {
      const response = await post(url, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'content-type': 'application/json',
          'user-agent': `modelhaven-${subject}`,
          'x-modelhaven-event': id,
          'x-modelhaven-timestamp': timestamp,
          ...(secret ? { 'x-modelhaven-signature': signWebhook(secret, timestamp, body) } : {}),
        },
        body,
        signal: abort.signal,
      });
      await response.body?.cancel().catch(() => {});
      if (response.ok) return 'delivered';
      const isTemporary = response.status >= 500 || response.status === 408 || response.status === 429;
      if (!isTemporary) return 'refused';
      const seconds = Number(response.headers.get('retry-after'));
      return seconds > 0 ? { retryAfterMs: Math.min(seconds * 1_000, LONGEST_DELAY_MS) } : {};
    } catch (error) {
      logger.debug(
        { event: id, cause: LlmError.from(error).code },
        `A delivery to the webhook for ${subject} events failed.`,
      );
      return {};
    } finally {
      timers.clear(patience);
    }
  };

  const add = (event: Waiting): void => {
    waiting.push(event);
    if (waiting.length > maxQueued) {
      waiting.shift();
      counts = { ...counts, dropped: counts.dropped + 1 };
      logger.warn(
        { dropped: counts.dropped },
        `Too many ${subject} events wait for the webhook; the oldest is dropped.`,
      );
    }
    pump();
  };

  const pump = (): void => {
    while (running.size < AT_ONCE) {
      const index = waiting.findIndex(({ dueAt }) => dueAt <= now() || isClosing);
      const [event] = index < 0 ? [] : waiting.splice(index, 1);
      if (!event) break;
      const run = deliver(event).finally(() => {
        running.delete(run);
        pump();
      });
      running.add(run);
    }
    if (timer !== undefined) timers.clear(timer);
    timer = undefined;
    const next = Math.min(...waiting.map(({ dueAt }) => dueAt));
    if (!Number.isFinite(next) || isClosing) return;
    timer = timers.set(pump, Math.max(1, next - now()));
    if (typeof timer === 'object' && timer !== null && 'unref' in timer && typeof timer.unref === 'function')
      timer.unref();
  };

  return {
    send(event) {
      if (isClosing) return;
      add({ id: createId(), body: JSON.stringify(event), attempts: 0, dueAt: now() });
    },
    get status() {
      return { ...counts, queued: waiting.length + running.size };
    },
    async close(graceMs = 2_000) {
      if (isClosing) return;
      isClosing = true;
      if (timer !== undefined) timers.clear(timer);
      let isOver = false;
      let patienceTimer: unknown;
      const patience = new Promise<void>((resolve) => {
        patienceTimer = timers.set(() => {
          isOver = true;
          resolve();
        }, graceMs);
      });
      pump();
      while (!isOver && running.size > 0) await Promise.race([patience, Promise.allSettled([...running])]);
      timers.clear(patienceTimer);
      const lost = waiting.length + running.size;
      if (lost > 0) logger.warn({ lost }, `Events of ${subject} were not delivered to the webhook before the end.`);
      waiting.length = 0;
    },
  };
}

/** The signature of a delivery, for receivers that check it in TypeScript. */
export function signWebhook(secret: string, timestamp: string, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}
