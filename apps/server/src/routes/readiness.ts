import type { ModelManager } from '@modelhaven/manager';

const FRESH_MS = 5_000;

/** What readiness is told by. */
export interface Readiness {
  /** Why nothing can be answered; absent where something can. */
  readonly reason?: string;
  /** Ids of providers that are down. */
  readonly missing: readonly string[];
}

/**
 * Whether something can be answered. Goes by the health checks where all providers were looked at lately, and else asks
 * them: at most every five seconds, however often it is asked itself.
 */
export function createReadiness(
  manager: Pick<ModelManager, 'providers' | 'health'>,
  now: () => number,
): () => Promise<Readiness> {
  let last: { readonly askedAt: number; readonly readiness: Promise<Readiness> } | undefined;
  return () => {
    if (last === undefined || now() - last.askedAt >= FRESH_MS)
      last = { askedAt: now(), readiness: ask(manager, now()) };
    return last.readiness;
  };
}

/** A check that is older says little of now. */
const OLD_MS = 90_000;

async function ask({ providers, health }: Pick<ModelManager, 'providers' | 'health'>, at: number): Promise<Readiness> {
  try {
    const known = health.all();
    const isFresh = known.length > 0 && known.every(({ checkedAt = 0 }) => at - checkedAt < OLD_MS);
    const all = isFresh ? known : (await providers()).map((each) => ({ id: each.id, status: each.health.status }));
    if (all.length === 0) return { reason: 'No provider is configured.', missing: [] };
    const missing = all.filter(({ status }) => status === 'down').map(({ id }) => id);
    return { ...(missing.length === all.length ? { reason: 'No provider can be reached.' } : {}), missing };
  } catch {
    return { reason: 'The providers could not be asked.', missing: [] };
  }
}
