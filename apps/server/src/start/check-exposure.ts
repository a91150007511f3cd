import { LlmError } from '@modelhaven/core';
import { isLoopback } from '../http/browser-guard.ts';

/** Refuses to open a server that asks nobody for a key to a network, unless that is said to be meant. */
export function checkExposure(host: string, allowUnauthenticated: boolean, hasKeys = false): void {
  if (isLoopback(host) || allowUnauthenticated || hasKeys) return;
  throw new LlmError(
    'CONFIG_INVALID',
    `Listening on ${host} would let everybody who can reach this machine use your models and keys. ` +
      'Make a key with "modelhaven keys create --scope admin", listen on 127.0.0.1, or add --allow-unauthenticated where something else keeps strangers out.',
    { field: 'server.host' },
  );
}
