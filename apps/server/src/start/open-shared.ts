import { join } from 'node:path';
import type { Logger } from '@modelhaven/core';
import type { ServerConfig } from '@modelhaven/manager';
import { createSharedLedger, type Ledger, openKeptLedger } from '@modelhaven/monitoring';
import type { ListeningState } from '@modelhaven/monitoring/redis';
import type { KeyStore } from '../keys/key-store.ts';
import { shareKeys } from '../keys/share-keys.ts';

/** What a server has in common with others, or would have. */
export interface Shared {
  readonly ledger: Ledger;
  /** What managers, providers and reloads tell each other; absent where nothing is shared. */
  readonly state?: ListeningState;
  close(): Promise<void>;
}

/** Begins every key of ours in a shared store. */
const PREFIX = 'modelhaven';

/**
 * The ledger that the configuration asks for: kept in the data folder, or shared over Redis together with the keys. A
 * Redis that is away keeps nobody from starting. Rejects with `DEPENDENCY_MISSING` without its driver.
 */
export async function openShared(
  { sharedState, dataDir }: Pick<ServerConfig, 'sharedState' | 'dataDir'>,
  keys: KeyStore,
  logger: Logger,
): Promise<Shared> {
  if (sharedState === 'memory') {
    const ledger = await openKeptLedger({ folder: join(dataDir, 'spendings'), logger });
    return { ledger, close: () => ledger.close() };
  }
  const { createLedgerLink, createRedisState, openRedisConnection } = await import('@modelhaven/monitoring/redis');
  const connect = () => openRedisConnection({ url: sharedState, logger });
  const ledger = createSharedLedger({ link: createLedgerLink(await connect(), `${PREFIX}:ledger`), logger });
  const state = createRedisState(await connect(), PREFIX);
  const sharing = shareKeys(keys, state, logger);
  // Whoever starts without keys must not be open for the moment until it hears of those of the others.
  await sharing.met;
  // Nor must it give out limits of its own until it knows what the others used.
  await ledger.met;
  return {
    ledger,
    state,
    async close() {
      sharing.end();
      await Promise.all([ledger.close(), state.close()]);
    },
  };
}
