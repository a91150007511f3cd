import type { TelemetryConfig } from './config/types.ts';

/** Names of this machine itself, as they stand in addresses. */
const THIS_MACHINE = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/**
 * Whether a provider may be told which trace a request belongs to: those that answer on this machine may, and those that
 * the operator named. An id of a trace joins what several services know of one person, so nobody else gets it.
 */
export function mayHearOfTraces(
  propagate: TelemetryConfig['propagate'],
  provider: { readonly id: string; readonly config: unknown },
): boolean {
  if (propagate === 'none') return false;
  return propagate.includes(provider.id) || answersHere(provider.config);
}

function answersHere(config: unknown): boolean {
  if (typeof config !== 'object' || config === null || !('baseUrl' in config)) return false;
  const { baseUrl } = config;
  return typeof baseUrl === 'string' && URL.canParse(baseUrl) && THIS_MACHINE.test(new URL(baseUrl).hostname);
}
