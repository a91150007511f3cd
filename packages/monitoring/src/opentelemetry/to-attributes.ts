import type { AttemptRecord } from '@modelhaven/core';

type Attributes = Record<string, string | number | boolean>;

/**
 * Attributes of metrics, after the GenAI conventions (open-telemetry/semantic-conventions-genai, docs/gen-ai: spans and
 * metrics). Few values each, so that they stay few together.
 */
export function toMetricAttributes({ operation, provider, model, outcome }: AttemptRecord): Attributes {
  return {
    'gen_ai.operation.name': operation,
    'gen_ai.provider.name': provider,
    'gen_ai.request.model': model,
    ...(outcome === 'OK' ? {} : { 'error.type': outcome }),
  };
}

/** Attributes of a span. No text of a conversation, and no user: traces go further than we know. */
export function toSpanAttributes(attempt: AttemptRecord): Attributes {
  const { usage, costUsd, firstEventMs, queuedMs, role, taskType, tenant, keyId, safetyAction } = attempt;
  const known: Record<string, string | number | boolean | undefined> = {
    ...toMetricAttributes(attempt),
    'gen_ai.request.stream': attempt.streamed,
    'gen_ai.response.time_to_first_chunk': firstEventMs === undefined ? undefined : firstEventMs / 1_000,
    'gen_ai.usage.input_tokens': usage?.inputTokens,
    'gen_ai.usage.output_tokens': usage?.outputTokens,
    'gen_ai.usage.cache_read.input_tokens': usage?.cachedInputTokens,
    'gen_ai.usage.reasoning.output_tokens': usage?.reasoningTokens,
    'modelhaven.request.id': attempt.requestId,
    'modelhaven.attempt.number': attempt.attempt,
    'modelhaven.attempt.role': role,
    'modelhaven.task_type': taskType,
    'modelhaven.tenant': tenant,
    'modelhaven.key.id': keyId,
    'modelhaven.cost_usd': costUsd,
    'modelhaven.queued_ms': queuedMs,
    'modelhaven.safety.action': safetyAction,
  };
  return Object.fromEntries(
    Object.entries(known).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
