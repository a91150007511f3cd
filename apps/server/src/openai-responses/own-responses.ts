import { callers } from '../keys/caller.ts';
import type { ResponseStore } from './response-store.ts';

/** A store in which everybody finds their own responses only, whatever ids they know. */
export function ownResponses(store: ResponseStore): ResponseStore {
  const get: ResponseStore['get'] = async (id) => {
    const stored = await store.get(id);
    return stored?.owner === callers.getStore()?.keyId ? stored : undefined;
  };
  return {
    get,
    put(id, stored) {
      const { keyId: owner, tenant, user = stored.user } = callers.getStore() ?? {};
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
