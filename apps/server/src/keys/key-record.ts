import { budgetSchema, limitsSchema, spendingSchema } from '@modelhaven/manager';
import { z } from 'zod';
import { SCOPES } from './scopes.ts';

const time = z.int().min(0).describe('Milliseconds since 1970.');
const label = z.string().min(1).max(200);
/** Ids of tenants and users stand in names of counters, where a slash parts them. */
const ownerId = z.string().regex(/^[\w.@:+-]{1,128}$/, 'Expected 1 to 128 letters, digits or . _ - @ : +');

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What its maker decides about a key. */
export const keySettings = {
  name: label.describe('What it is for, in words for people.'),
  scopes: z.array(z.enum(SCOPES)).min(1).max(SCOPES.length).describe('What it may do.'),
  models: z
    .array(z.string().min(1).max(512))
    .min(1)
    .max(100)
    .optional()
    .describe('Models it may use, as addresses in which `*` stands for anything; absent: all.'),
  tenant: ownerId.optional().describe('Whose it is; keys of one tenant see the usage of each other.'),
  user: ownerId.optional().describe('Who is behind it; what requests say of their user then counts for nothing.'),
  expires_at: time.optional().describe('Milliseconds since 1970 from when it is refused; absent: never.'),
  limits: limitsSchema.optional().describe('Limits of this key, in place of those that the configuration has for all.'),
  budgets: z.array(spendingSchema).max(10).optional().describe('What may be spent with it.'),
} as const;

/** A key as it is stored: without its secret. */
export const keyRecordSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]{12}$/),
  ...keySettings,
  hash,
  created_at: time,
  /** Grows with every change, so that of two copies the newer is known. */
  revision: z.int().min(1),
  revoked_at: time.optional(),
  /** Secrets before the present one, while they are still taken. */
  previous: z
    .array(z.strictObject({ hash, until: time }))
    .max(10)
    .optional(),
});

/** What `keyRecordSchema` reads. */
export type KeyRecord = z.output<typeof keyRecordSchema>;

/** A budget that was set while the server ran. */
export const storedBudgetSchema = z.strictObject({
  ...budgetSchema.shape,
  name: label,
  revision: z.int().min(1),
  removed: z.boolean().optional(),
});

/** The file of keys. */
export const keyDocumentSchema = z.strictObject({
  version: z.literal(1),
  keys: z.array(keyRecordSchema),
  budgets: z.array(storedBudgetSchema).default([]),
});

/** What `keyDocumentSchema` reads. */
export type KeyDocument = z.output<typeof keyDocumentSchema>;

/** No key at all. */
export const EMPTY_DOCUMENT: KeyDocument = { version: 1, keys: [], budgets: [] };

/**
 * Two copies of the keys as one: of each key the newer one, and revoked where it is in either. Whoever merges in
 * whatever order comes to the same, and no key that was revoked ever comes back.
 */
export function mergeDocuments(first: KeyDocument, second: KeyDocument): KeyDocument {
  return {
    version: 1,
    keys: mergeBy(first.keys, second.keys, ({ id }) => id, newerKey),
    budgets: mergeBy(first.budgets, second.budgets, ({ name }) => name, newer),
  };
}

function newerKey(a: KeyRecord, b: KeyRecord): KeyRecord {
  const chosen = newer(a, b);
  const revoked = [a.revoked_at, b.revoked_at].filter((at) => at !== undefined);
  return revoked.length === 0 ? chosen : { ...chosen, revoked_at: Math.min(...revoked) };
}

function newer<Item extends { readonly revision: number }>(a: Item, b: Item): Item {
  if (a.revision !== b.revision) return a.revision > b.revision ? a : b;
  // Changed in two places at once: any rule will do that all follow.
  return textOf(a) >= textOf(b) ? a : b;
}

function textOf(item: object): string {
  return JSON.stringify(Object.entries({ ...item, revoked_at: 0 }).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function mergeBy<Item>(
  first: readonly Item[],
  second: readonly Item[],
  nameOf: (item: Item) => string,
  choose: (a: Item, b: Item) => Item,
): Item[] {
  const merged = new Map(first.map((item) => [nameOf(item), item]));
  for (const item of second) {
    const known = merged.get(nameOf(item));
    merged.set(nameOf(item), known ? choose(known, item) : item);
  }
  return [...merged.values()];
}
