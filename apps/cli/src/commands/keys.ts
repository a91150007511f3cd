import { LlmError } from '@modelhaven/core';
import { didYouMean, limitsSchema } from '@modelhaven/manager';
import {
  createdKeySchema,
  createKeySchema,
  type KeySettings,
  type KeyStore,
  keyListSchema,
  keySchema,
  openKeyFile,
  openKeyStore,
  type ShownKey,
  toShownKey,
} from '@modelhaven/server/keys';
import type { z } from 'zod';
import { askServer } from '../ask-server.ts';
import { loadConfiguration } from '../config-file.ts';
import type { CommandContext } from '../context.ts';
import { formatTable } from '../output/table.ts';
import { wrap } from '../output/wrap.ts';

export interface KeyOptions {
  /** Address of a running server; absent: the file in the data folder. */
  readonly url?: string;
}

export interface CreateKeyOptions extends KeyOptions {
  readonly scope?: readonly string[];
  readonly model?: readonly string[];
  readonly tenant?: string;
  readonly user?: string;
  readonly expires?: string;
  readonly limit?: readonly string[];
  readonly budget?: readonly string[];
}

type Created = z.output<typeof createdKeySchema>;

const MINUTE_SECONDS = 60;
const UNIT_SECONDS: Readonly<Record<string, number>> = {
  s: 1,
  m: MINUTE_SECONDS,
  h: 60 * MINUTE_SECONDS,
  d: 1_440 * MINUTE_SECONDS,
};
const DEFAULT_GRACE = '24h';

/** `modelhaven keys create`: makes a key and shows it, once. */
export async function createKey(context: CommandContext, name: string, options: CreateKeyOptions): Promise<void> {
  const { scope, model, tenant, user, expires, limit, budget } = options;
  const written = {
    name,
    ...(scope ? { scopes: scope } : {}),
    ...(model ? { models: model } : {}),
    ...(tenant === undefined ? {} : { tenant }),
    ...(user === undefined ? {} : { user }),
    ...(expires === undefined ? {} : { expires_at: momentOf(expires, Date.now()) }),
    ...(limit ? { limits: Object.fromEntries(limit.map(limitOf)) } : {}),
    ...(budget ? { budgets: budget.map(budgetOf) } : {}),
  };
  const settings = createKeySchema.safeParse(written);
  if (!settings.success) {
    const problems = settings.error.issues.map(({ path, message }) => `${path.join('.') || 'key'}: ${message}`);
    throw new LlmError('INVALID_REQUEST', `${problems.join('; ')}.`);
  }
  const created = await reach(context, options, {
    remote: (ask) => ask('/api/v1/keys', { method: 'POST', body: settings.data }, createdKeySchema),
    local: async (store) => {
      const { key, record } = await store.create(withoutUndefined(settings.data));
      return { ...toShownKey(record, Date.now()), key };
    },
  });
  show(context, created);
  if (!context.options.json && options.url === undefined && !created.scopes.includes('admin'))
    await warnOfNoAdmin(context);
}

/** `modelhaven keys rotate`: a new secret for a key, shown once. */
export async function rotateKey(
  context: CommandContext,
  name: string,
  options: KeyOptions & { readonly grace?: string },
): Promise<void> {
  const id = idOf(name);
  const graceSeconds = secondsOf(options.grace ?? DEFAULT_GRACE, 'grace');
  const rotated = await reach(context, options, {
    remote: (ask) =>
      ask(`/api/v1/keys/${id}/rotate`, { method: 'POST', body: { grace_seconds: graceSeconds } }, createdKeySchema),
    local: async (store) => {
      const { key, record } = await store.rotate(id, graceSeconds * 1_000);
      return { ...toShownKey(record, Date.now()), key };
    },
  });
  show(context, rotated);
}

/** `modelhaven keys revoke`: ends a key at once. */
export async function revokeKey(context: CommandContext, name: string, options: KeyOptions): Promise<void> {
  const id = idOf(name);
  const revoked = await reach(context, options, {
    remote: (ask) => ask(`/api/v1/keys/${id}`, { method: 'DELETE' }, keySchema),
    local: async (store) => toShownKey(await store.revoke(id), Date.now()),
  });
  if (context.options.json) return context.printJson(revoked);
  context.print(`${revoked.id} (${revoked.name}) is revoked.`);
}

/** `modelhaven keys list`: all keys, without their secrets. */
export async function listKeys(
  context: CommandContext,
  options: KeyOptions & { readonly all?: boolean },
): Promise<void> {
  const { keys } = await reach(context, options, {
    remote: (ask) => ask('/api/v1/keys', {}, keyListSchema),
    local: async (store) => ({ keys: store.document().keys.map((record) => toShownKey(record, Date.now())) }),
  });
  const shown = options.all ? keys : keys.filter(({ status }) => status === 'active');
  if (context.options.json) return context.printJson({ keys: shown });
  if (keys.length === 0)
    return context.print('There are no keys: the server asks nobody for one, and stays on loopback.');
  const { columns } = context.io.stdout;
  context.print(
    formatTable<ShownKey>(
      shown,
      [
        { title: 'ID', text: ({ id }) => id },
        { title: 'NAME', text: ({ name }) => name, minimum: 8 },
        { title: 'STATUS', text: ({ status }) => status },
        { title: 'SCOPES', text: ({ scopes }) => scopes.join(' '), minimum: 9 },
        { title: 'MODELS', text: ({ models }) => models?.join(' ') ?? 'all', minimum: 8 },
        { title: 'TENANT', text: ({ tenant }) => tenant ?? '-', minimum: 6 },
        { title: 'EXPIRES', text: ({ expires_at: at }) => (at === undefined ? 'never' : new Date(at).toISOString()) },
      ],
      { ...(columns === undefined ? {} : { width: columns }), heading: context.style.dim },
    ),
  );
  const left = keys.length - shown.length;
  if (left > 0) context.print(context.style.dim(`and ${left} revoked or expired (--all)`));
}

type Ask = <Schema extends z.ZodType>(
  path: string,
  request: { readonly method?: 'GET' | 'POST' | 'DELETE'; readonly body?: unknown },
  schema: Schema,
) => Promise<z.output<Schema>>;

/** Does it at a running server, or on the file of the data folder. */
async function reach<Value>(
  context: CommandContext,
  { url }: KeyOptions,
  ways: { readonly remote: (ask: Ask) => Promise<Value>; readonly local: (store: KeyStore) => Promise<Value> },
): Promise<Value> {
  if (url !== undefined) {
    const key = context.io.environment['MODELHAVEN_API_KEY'];
    return ways.remote(async (path, request, schema) => {
      const answer = schema.safeParse(await askServer(url, path, {}, { ...request, signal: context.signal, key }));
      if (answer.success) return answer.data;
      throw new LlmError('BAD_RESPONSE', 'The answer is not that of a Modelhaven of this version.');
    });
  }
  const { server } = await loadConfiguration(context);
  const store = await openKeyStore({ file: openKeyFile(server.dataDir), now: Date.now, refreshMs: 0 });
  try {
    return await ways.local(store);
  } finally {
    store.close();
  }
}

function show(context: CommandContext, created: Created): void {
  if (context.options.json) {
    context.printJson(created);
    return;
  }
  context.print(created.key);
  const facts = `Its id is ${created.id}; it may: ${created.scopes.join(', ')}. Clients send it as "Authorization: Bearer …", or as x-api-key.`;
  context.io.stderr.write(
    `\n${context.errorStyle.bold('Keep it now: it is not shown again.')}\n${wrap(facts, context.io.stderr.columns || 80)}\n`,
  );
}

async function warnOfNoAdmin(context: CommandContext): Promise<void> {
  const { keys } = await reach(
    context,
    {},
    {
      remote: () => Promise.reject(new Error('not asked')),
      local: async (store) => store.document(),
    },
  );
  if (keys.some(({ scopes, revoked_at }) => scopes.includes('admin') && revoked_at === undefined)) return;
  context.io.stderr.write(
    'No key has the scope "admin" yet, to manage the server over HTTP:\n  modelhaven keys create --scope admin\n',
  );
}

function idOf(name: string): string {
  return /^mh_([a-z0-9]{12})_/.exec(name)?.[1] ?? name;
}

/** `30d`, `12h`, `45m`, `10s`, `0` as seconds. */
function secondsOf(text: string, field: string): number {
  const [, number, unit = 's'] = /^(\d{1,6})([smhd])?$/.exec(text) ?? [];
  const factor = UNIT_SECONDS[unit];
  if (number !== undefined && factor !== undefined && (unit !== 's' || /s$|^0$/.test(text)))
    return Number(number) * factor;
  throw new LlmError('INVALID_REQUEST', `--${field} must be a time such as 30d, 12h or 45m.`, { field });
}

/** Milliseconds since 1970 of a date, or of the time after `now`. */
function momentOf(text: string, now: number): number {
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) {
    const at = Date.parse(text);
    if (Number.isFinite(at) && at > now) return at;
    throw new LlmError('INVALID_REQUEST', '--expires must be a date to come, such as 2030-01-31.', {
      field: 'expires',
    });
  }
  return now + secondsOf(text, 'expires') * 1_000;
}

function limitOf(text: string): [string, number] {
  const [, name, number] = /^(\w+)=(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (name !== undefined && number !== undefined) {
    const known = Object.keys(limitsSchema.shape);
    if (known.includes(name)) return [name, Number(number)];
    const hint = didYouMean(name, known) || ` Limits are ${known.join(', ')}.`;
    throw new LlmError('INVALID_REQUEST', `--limit: there is no limit "${name}".${hint}`, { field: 'limit' });
  }
  throw new LlmError('INVALID_REQUEST', '--limit must look like requests_per_minute=60.', { field: 'limit' });
}

function budgetOf(text: string): { readonly usd: number; readonly period: string } {
  const [, usd, period] = /^(\d+(?:\.\d+)?)\/(day|month)$/.exec(text) ?? [];
  if (usd !== undefined && period !== undefined) return { usd: Number(usd), period };
  throw new LlmError('INVALID_REQUEST', '--budget must look like 10/month or 1.5/day.', { field: 'budget' });
}

function withoutUndefined(settings: z.output<typeof createKeySchema>): KeySettings {
  return Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined),
  ) as unknown as KeySettings;
}
