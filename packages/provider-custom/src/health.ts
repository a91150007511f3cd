import { type CallOptions, type HealthReport, LlmError } from '@modelhaven/core';
import type { Dialect } from './dialect.ts';

/** One cheap call: the list of models. Never rejects. */
export async function checkHealth(
  dialect: Pick<Dialect, 'list'>,
  ready: () => void,
  now: () => number,
  options: CallOptions,
): Promise<HealthReport> {
  const startedAt = now();
  const report = (status: HealthReport['status'], detail?: string): HealthReport => ({
    status,
    latencyMs: Math.max(0, now() - startedAt),
    ...(detail === undefined ? {} : { detail }),
  });
  try {
    ready();
    await dialect.list(options);
    return report('up');
  } catch (thrown) {
    const error = LlmError.from(thrown);
    switch (error.code) {
      case 'RATE_LIMITED':
        return report('degraded', error.message);
      // Someone is there and understands us; there is just no list at this address.
      case 'MODEL_NOT_FOUND':
      case 'UNSUPPORTED':
        return report('up', 'The endpoint answers but lists no models.');
      default:
        return report('down', error.message);
    }
  }
}
