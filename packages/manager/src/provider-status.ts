import {
  type HealthReport,
  LlmError,
  linkAbort,
  type ModelProvider,
  type Timers,
  untilAborted,
} from '@modelhaven/core';
import type { ModelPool } from './model-pool.ts';
import type { Circuits } from './resilience/circuits.ts';
import type { ProviderStatus } from './types.ts';

/** Longest wait for a health report, in milliseconds. */
const HEALTH_MS = 5_000;

export interface StatusParts {
  readonly pool: ModelPool;
  readonly circuits: Circuits;
  readonly now: () => number;
  readonly timers: Timers;
}

/** One provider as it is now. A provider that does not answer is `down`, and a note, not an error. */
export async function providerStatus(
  provider: ModelProvider,
  { pool, circuits, now, timers }: StatusParts,
  signal: AbortSignal,
): Promise<ProviderStatus> {
  const own = linkAbort(signal);
  const timer = timers.set(() => own.abort(new LlmError('TIMEOUT', 'No answer in time.')), HEALTH_MS);
  const startedAt = now();
  try {
    const options = { signal: own.signal };
    const down = (error: unknown): HealthReport => ({
      status: 'down',
      latencyMs: now() - startedAt,
      detail: LlmError.from(error).message,
    });
    const [health, [list], loaded] = await Promise.all([
      untilAborted(provider.health(options), own.signal).catch(down),
      untilAborted(pool.read({ providers: [provider.id] }), own.signal).catch(() => []),
      provider.residency
        ? untilAborted(provider.residency.loaded(options), own.signal).catch(() => undefined)
        : undefined,
    ]);
    if (signal.aborted) throw new LlmError('ABORTED', 'The request was cancelled.');
    return {
      id: provider.id,
      kind: provider.kind,
      health,
      ...(list?.models ? { modelCount: list.models.length } : {}),
      ...(loaded ? { loaded } : {}),
      circuit: circuits.status(provider.id),
    };
  } finally {
    timers.clear(timer);
    own.release();
  }
}
