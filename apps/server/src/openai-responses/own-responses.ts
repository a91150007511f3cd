import type { Caller } from '../keys/caller.ts';
import type { ResponseStore } from './response-store.ts';

/** The store as a caller may use it: they find their own responses only, whatever ids they know. */
export function ownResponses(store: ResponseStore, caller: Caller | undefined): ResponseStore {
  const get: ResponseStore['get'] = async (id) => {
    const stored = await store.get(id);
    return stored?.owner === caller?.keyId ? stored : undefined;
  };
  return {
    get,
    put(id, stored) {
      const { keyId: owner, tenant, user = stored.user } = caller ?? {};
      return store.put(id, {
        ...stored,
        ...(owner === undefined ? {} : { owner }),
        ...(tenant === undefined ? {} : { tenant }),
        ...(user === undefined ? {} : { user }),
      });
    },
    delete: async (id) => (await get(id)) !== undefined && store.delete(id),
  };
}
