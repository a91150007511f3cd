import {
  type AccountReport,
  type HealthReport,
  LlmError,
  linkAbort,
  type ModelProvider,
  type Timers,
  untilAborted,
} from '@modelhaven/core';
import type { HealthChecks } from './health/health-checks.ts';
import type { ModelPool } from './model-pool.ts';
import type { AdmissionControl } from './resilience/admission.ts';
import type { Circuits } from './resilience/circuits.ts';
import type { ProviderStatus } from './types.ts';

/** Longest wait for a health report and an account, in milliseconds. */
const HEALTH_MS = 5_000;

export interface StatusParts {
  readonly pool: ModelPool;
  readonly circuits: Circuits;
  readonly admission: AdmissionControl;
  readonly health: Pick<HealthChecks, 'note'>;
  readonly now: () => number;
  readonly timers: Timers;
  /** Asks for the account too. */
  readonly withAccount?: boolean;
}

/** One provider as it is now. A provider that does not answer is `down`, and a note, not an error. */
export async function providerStatus(
  provider: ModelProvider,
  { pool, circuits, admission, health: checks, now, timers, withAccount = false }: StatusParts,
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
    const account = withAccount ? provider.account : undefined;
    const [health, [list], loaded, report] = await Promise.all([
      untilAborted(provider.health(options), own.signal).catch(down),
      untilAborted(pool.read({ providers: [provider.id] }), own.signal).catch(() => []),
      provider.residency
        ? untilAborted(provider.residency.loaded(options), own.signal).catch(() => undefined)
        : undefined,
      readAccount(account, options),
    ]);
    if (signal.aborted) throw new LlmError('ABORTED', 'The request was cancelled.');
    // Who was asked need not be asked again for a while.
    checks.note(provider.id, health, loaded);
    const load = admission.load(provider.id);
    return {
      id: provider.id,
      kind: provider.kind,
      health,
      ...(list?.models ? { modelCount: list.models.length } : {}),
      ...(loaded ? { loaded } : {}),
      ...(provider.filter ? { filter: provider.filter.get() } : {}),
      ...(report ? { account: report } : {}),
      circuit: circuits.status(provider.id),
      ...(load ? { load } : {}),
    };
  } finally {
    timers.clear(timer);
    own.release();
  }
}

/** A provider that says nothing of our key is still there. */
async function readAccount(
  account: ModelProvider['account'],
  options: { readonly signal: AbortSignal },
): Promise<AccountReport | undefined> {
  try {
    return account && (await untilAborted(account.read(options), options.signal));
  } catch {
    return undefined;
  }
}
