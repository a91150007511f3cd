import { createHash, randomUUID } from 'node:crypto';
import type { SharedState } from '@modelhaven/core';
import type { AlertEvent, AlertRule } from '@modelhaven/monitoring';

/** What servers may lag behind each other beside the time between two looks: reading what others counted, and a store that is slow. Milliseconds. */
const LAG_MS = 60_000;

/**
 * Servers that read the same numbers raise the same alerts a few seconds apart. Of rules that all of them see, the first to
 * see a change has it for so long that the others have seen it too; what it sees again itself meanwhile is told again.
 */
export function createAlertClaim(
  state: Pick<SharedState, 'lease'>,
  seenByAll: readonly Pick<AlertRule, 'name'>[],
  checkSeconds: number,
): (event: AlertEvent) => Promise<boolean> {
  const server = randomUUID();
  const rules = new Set(seenByAll.map(({ name }) => name));
  return async ({ rule, dimension = '', name = '', state: change }) => {
    if (!rules.has(rule)) return true;
    // Names may be of users.
    const what = createHash('sha256')
      .update(JSON.stringify([rule, dimension, name, change]))
      .digest('hex')
      .slice(0, 32);
    return state.lease(`alert ${what}`, server, checkSeconds * 2_000 + LAG_MS);
  };
}
