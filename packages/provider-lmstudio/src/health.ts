import { type CallOptions, type HealthReport, LlmError } from '@modelhaven/core';
import { withDeadline } from './api/deadline.ts';
import type { Listing } from './api/native-api.ts';

const PATIENCE_MS = 5_000;
const NAMES = { v1: 'REST API v1', v0: 'REST API v0', openai: 'the OpenAI-compatible API only' } as const;

/** One cheap call: the list of models. Never rejects, and loads nothing. */
export async function checkHealth(
  list: (options: CallOptions) => Promise<Listing>,
  now: () => number,
  options: CallOptions = {},
): Promise<HealthReport> {
  const startedAt = now();
  const report = (status: HealthReport['status'], detail: string): HealthReport => ({
    status,
    latencyMs: Math.max(0, now() - startedAt),
    detail,
  });
  try {
    const { version, models } = await withDeadline(PATIENCE_MS, options, list);
    const loaded = models.filter(({ instances }) => (instances?.length ?? 0) > 0).length;
    const memory = version === 'openai' ? '' : `, ${loaded} in memory`;
    return report('up', `LM Studio answers with ${NAMES[version]}: ${models.length} models${memory}.`);
  } catch (thrown) {
    const error = LlmError.from(thrown);
    return report(error.code === 'RATE_LIMITED' ? 'degraded' : 'down', error.message);
  }
}
