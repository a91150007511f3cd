import { type ErrorIssue, LlmError, type ModelProvider } from '@modelhaven/core';
import { didYouMean } from './nearest.ts';

/** The providers of one manager, by id. */
export interface Registry {
  readonly ids: readonly string[];
  readonly all: readonly ModelProvider[];
  find(id: string): ModelProvider | undefined;
  /** Throws `INVALID_REQUEST` with the nearest ids. */
  get(id: string, field?: string): ModelProvider;
}

// `modelhaven` answers for the safety engine, `auto` for the selector.
const RESERVED_IDS = new Set(['modelhaven', 'auto']);

/** Refuses two providers of one id, ids that could not be addressed, and contracts it does not know (`CONFIG_INVALID`). */
export function createRegistry(providers: readonly ModelProvider[]): Registry {
  const byId = new Map<string, ModelProvider>();
  const issues: ErrorIssue[] = [];
  for (const [index, provider] of providers.entries()) {
    const path = `providers[${index}]`;
    const contract: number = provider.contract;
    if (contract !== 1) {
      issues.push({
        path: `${path}.contract`,
        message: `Provider "${provider.id}" speaks contract ${contract}; this manager knows contract 1. Install matching versions.`,
      });
    }
    if (provider.id === '' || provider.id.includes('/') || RESERVED_IDS.has(provider.id)) {
      issues.push({
        path: `${path}.id`,
        message: `"${provider.id}" cannot be a provider id: it must not be empty, hold a slash, or be ${[...RESERVED_IDS].join(' or ')}.`,
      });
    } else if (byId.has(provider.id)) {
      issues.push({ path: `${path}.id`, message: `Two providers are called "${provider.id}". Give each its own id.` });
    }
    byId.set(provider.id, provider);
  }
  if (issues.length > 0) {
    throw new LlmError('CONFIG_INVALID', issues.map(({ message }) => message).join(' '), { issues });
  }
  const ids = [...byId.keys()];
  return {
    ids,
    all: [...byId.values()],
    find: (id) => byId.get(id),
    get(id, field = 'provider') {
      const provider = byId.get(id);
      if (!provider) {
        throw new LlmError('INVALID_REQUEST', `There is no provider "${id}".${didYouMean(id, ids)}`, { field });
      }
      return provider;
    },
  };
}
