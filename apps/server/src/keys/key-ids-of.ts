import type { Caller } from './caller.ts';
import type { KeyStore } from './key-store.ts';

/** Ids of all keys of the caller's tenant. */
export function keyIdsOf(store: KeyStore | undefined, caller: Caller | undefined): readonly string[] {
  const keys = store?.document().keys ?? [];
  return keys.filter(({ id, tenant }) => (tenant ?? id) === caller?.tenant).map(({ id }) => id);
}
