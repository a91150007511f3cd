import type { LoggedRequest } from './request-log.ts';

/**
 * A request as a line of what `readReplayTable` of `@modelhaven/selection` reads; undefined where nobody said how good
 * the answer was, or none came: a replay needs to know.
 */
export function toReplayLine(request: LoggedRequest): string | undefined {
  const { id, score, model, costUsd, latencyMs, taskType, messages } = request;
  if (score === undefined || model === undefined) return undefined;
  const prompt = messages?.filter(({ role }) => role === 'user').at(-1)?.text;
  return `${JSON.stringify({
    id,
    ...(prompt === undefined ? {} : { prompt }),
    ...(taskType === undefined ? {} : { task_type: taskType }),
    model,
    quality: score,
    cost_usd: costUsd ?? 0,
    latency_ms: latencyMs,
  })}\n`;
}
