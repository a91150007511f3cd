import type { ModelManager } from '@modelhaven/manager';

const FRESH_MS = 5_000;

/**
 * Asks the providers at most every five seconds, however often it is asked itself. Resolves to the reason why nothing
 * can be answered, or to nothing.
 */
export function createReadiness(
  manager: Pick<ModelManager, 'providers'>,
  now: () => number,
): () => Promise<string | undefined> {
  let last: { readonly askedAt: number; readonly reason: Promise<string | undefined> } | undefined;
  return () => {
    if (last === undefined || now() - last.askedAt >= FRESH_MS) last = { askedAt: now(), reason: ask(manager) };
    return last.reason;
  };
}

async function ask(manager: Pick<ModelManager, 'providers'>): Promise<string | undefined> {
  try {
    const providers = await manager.providers();
    if (providers.length === 0) return 'No provider is configured.';
    return providers.some(({ health }) => health.status !== 'down') ? undefined : 'No provider can be reached.';
  } catch {
    return 'The providers could not be asked.';
  }
}
