/** What a key may be allowed to do. `admin` may do everything. */
export const SCOPES = ['inference', 'read', 'safety', 'metrics', 'models', 'admin'] as const;

/** One of `SCOPES`. */
export type Scope = (typeof SCOPES)[number];

/** What each scope is for, in words for people. */
export const SCOPE_MEANINGS: Readonly<Record<Scope, string>> = {
  inference: 'ask models, list them, keep and continue responses',
  read: 'see providers, health, hardware and the own usage',
  safety: 'have texts checked without asking a model',
  metrics: 'read /metrics',
  models: 'load, unload and test models',
  admin: 'everything, for all keys: keys, budgets, filters, circuits',
};
