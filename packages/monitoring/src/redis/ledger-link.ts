import { createHash } from 'node:crypto';
import { LlmError } from '@modelhaven/core';
import { type Meter, SLOT_WAIT_MS } from '../ledger/meters.ts';
import type { LedgerBatch, LedgerLink, LedgerReply } from '../ledger/shared-ledger.ts';
import type { RedisConnection } from './connection.ts';
import { LEDGER_SCRIPT } from './ledger-script.ts';

/** A server that was silent for so long is taken for dead, and what it had reserved is free again. Milliseconds. */
const LOST_MS = 30_000;
const SHA = createHash('sha1').update(LEDGER_SCRIPT).digest('hex');
const HEAD = 4;
const PER_CLAIM = 5;

/** Sends batches to Redis, each in one round trip. `prefix` begins every key and names the slot in a cluster. */
export function createLedgerLink(connection: RedisConnection, prefix: string): LedgerLink {
  const start = `{${prefix}}:`;
  return {
    async send(batch) {
      const { keys, json } = encode(batch, start);
      const rest = [String(keys.length), ...keys, json];
      let answer: unknown;
      try {
        answer = await connection.send(['EVALSHA', SHA, ...rest]);
      } catch (thrown) {
        // A Redis that was started anew has forgotten the script, and did nothing.
        if (!(LlmError.is(thrown) && thrown.details.providerCode === 'NOSCRIPT')) throw thrown;
        answer = await connection.send(['EVAL', LEDGER_SCRIPT, ...rest]);
      }
      return decode(answer, batch.claims.length);
    },
    close: () => connection.close(),
  };
}

function encode(batch: LedgerBatch, start: string): { readonly keys: readonly string[]; readonly json: string } {
  const keys = [`${start}servers`, `${start}batch:${batch.server}`];
  const places = new Map<string, number>();
  const place = ({ key, kind }: Pick<Meter, 'key' | 'kind'>): number => {
    const name = `${start}${kind}:${key}`;
    const known = places.get(name);
    if (known !== undefined) return known;
    keys.push(name);
    places.set(name, keys.length);
    return keys.length;
  };
  const meterOf = (meter: Pick<Meter, 'key' | 'kind' | 'windowMs' | 'endsAt'>) => ({
    key: place(meter),
    kind: meter.kind,
    ...(meter.kind === 'window' ? { window_ms: meter.windowMs ?? 1 } : {}),
    ...(meter.kind === 'spending' ? { ends_at: meter.endsAt ?? 0 } : {}),
  });
  const json = JSON.stringify({
    server: batch.server,
    number: batch.number,
    ...(batch.formerly === undefined ? {} : { formerly: batch.formerly }),
    lost_ms: LOST_MS,
    slot_wait_ms: SLOT_WAIT_MS,
    changes: batch.changes.map(({ meter, add = 0, reserve = 0, ageMs, floor }) => ({
      ...meterOf(meter),
      add,
      reserve,
      age_ms: ageMs,
      ...(floor === undefined ? {} : { floor }),
    })),
    claims: batch.claims.map(({ meter, amount, isBilled = true }) => ({
      ...meterOf(meter),
      limit: meter.limit,
      soft: meter.isSoft ?? false,
      billed: isBilled,
      amount,
    })),
  });
  return { keys, json };
}

function decode(answer: unknown, claims: number): LedgerReply {
  const numbers = Array.isArray(answer) ? answer.map(Number) : [];
  if (numbers.length !== HEAD + claims * PER_CLAIM || numbers.some((number) => !Number.isFinite(number))) {
    throw new LlmError('BAD_RESPONSE', 'Redis answered something that is not of our script.');
  }
  const [refused = 0, waitMs = 0, servers = 1, known = 0] = numbers;
  const parts = Array.from({ length: claims }, (_, index) =>
    numbers.slice(HEAD + index * PER_CLAIM, HEAD + (index + 1) * PER_CLAIM),
  );
  return {
    ...(refused > 0 ? { refused: refused - 1 } : {}),
    waitMs,
    servers,
    isKnown: known === 1,
    taken: parts.map(([taken = 0]) => taken),
    states: parts.map(([, used = 0, reserved = 0, , resetMs = 0]) => ({ used, reserved, resetMs })),
    othersReserved: parts.map(([, , , others = 0]) => others),
  };
}
