import type { ErrorIssue, GenerateRequest, Requirements } from '@modelhaven/core';
import { didYouMean } from './nearest.ts';
import type { ProviderPreferences } from './types.ts';

/** Which providers there are. */
export interface KnownProviders {
  /** Ids of all providers. */
  readonly providers: readonly string[];
  /** Ids of those that pass requests on to providers of their own (OpenRouter). */
  readonly marketplaces: readonly string[];
}

/** Wishes about providers, sorted by who can grant them. */
export interface AcceptedProviders {
  readonly requirements: Requirements;
  /** Providers that come first where nobody named a model. */
  readonly order: readonly string[];
  /** For the marketplace, in `extra`. */
  readonly extra?: GenerateRequest['extra'];
  readonly issues: readonly ErrorIssue[];
}

const FIELD = 'providerPreferences';
const LISTS = ['order', 'only', 'ignore'] as const;

/**
 * Takes wishes apart: names of our own providers become demands and an order; other names mean the providers behind a
 * marketplace and are handed on to it. Without a marketplace they are a mistake.
 */
export function acceptProviders(
  wishes: ProviderPreferences,
  { providers, marketplaces }: KnownProviders,
): AcceptedProviders {
  const issues: ErrorIssue[] = [];
  const ours: Partial<Record<(typeof LISTS)[number], readonly string[]>> = {};
  const theirs: Partial<Record<(typeof LISTS)[number], readonly string[]>> = {};
  for (const list of LISTS) {
    const names = wishes[list] ?? [];
    const foreign = names.filter((name) => !providers.includes(name));
    const own = names.filter((name) => providers.includes(name));
    if (own.length > 0) ours[list] = own;
    if (foreign.length === 0) continue;
    if (marketplaces.length > 0) theirs[list] = foreign;
    else {
      for (const name of foreign) {
        const path = `${FIELD}.${list}[${names.indexOf(name)}]`;
        issues.push({ path, message: `There is no provider "${name}".${didYouMean(name, providers)}` });
      }
    }
  }
  if (wishes.only?.length === 0) {
    issues.push({
      path: `${FIELD}.only`,
      message: 'An empty list of providers allows nobody. Leave it out to allow all.',
    });
  }
  // Only the marketplace can keep to a list of providers behind it.
  const only = theirs.only ? [...new Set([...(ours.only ?? []), ...marketplaces])] : ours.only;
  const { sort } = wishes;
  const provider = { ...theirs, ...(sort && marketplaces.length > 0 ? { sort } : {}) };
  return {
    requirements: {
      ...(only ? { providers: only } : {}),
      ...(ours.ignore ? { exclude: ours.ignore } : {}),
      ...(sort ? { prefer: sort === 'price' ? 'cost' : 'speed' } : {}),
    },
    order: [...new Set([...(ours.order ?? []), ...(theirs.order ? marketplaces : [])])],
    ...(Object.keys(provider).length > 0 ? { extra: { openrouter: { provider } } } : {}),
    issues,
  };
}

/** The caller's own `extra` with the wishes beside it; what the caller wrote there wins. */
export function withExtra(
  extra: GenerateRequest['extra'],
  wishes: AcceptedProviders['extra'],
): GenerateRequest['extra'] {
  const wished = wishes?.['openrouter'];
  if (!wished) return extra;
  const own = extra?.['openrouter'] ?? {};
  const provider = { ...(wished['provider'] as object), ...(own['provider'] as object | undefined) };
  return { ...extra, openrouter: { ...own, provider } };
}
