import { fromBatches, type GenerateRequest, LlmError } from '@modelhaven/core';
import { attempt, type Route } from './attempt.ts';
import type { CallContext } from './call-context.ts';
import type { AttemptsParts } from './leased-attempt.ts';
import { attemptDeadlines } from './resilience/deadlines.ts';
import { createTrail } from './trail.ts';
import type { ModelTest } from './types.ts';

const QUESTION: Omit<GenerateRequest, 'model'> = {
  messages: [{ role: 'user', content: 'Say hello in five words.' }],
  maxTokens: 32,
};

/**
 * Asks one short question, whatever its circuit says: a test is how an operator finds out. Success closes the circuit.
 * Resolves also where the model fails; rejects only with `ABORTED`.
 */
export async function testModel(parts: AttemptsParts, route: Route, call: CallContext): Promise<ModelTest> {
  const { address, model } = route;
  const startedAt = parts.now();
  const { totalMs } = parts.settings.deadlines;
  const deadlines = attemptDeadlines(parts.settings.deadlines, model, undefined, { totalMs, untilContentMs: totalMs });
  const trail = createTrail();
  const request = { ...QUESTION, model: model.id };
  let characters = 0;
  try {
    const batches = attempt(parts, {
      route,
      request,
      call,
      trail,
      role: 'first',
      deadlines,
      promptTokens: 12,
    });
    for await (const event of fromBatches(batches)) {
      if (event.type === 'text-delta' || event.type === 'reasoning-delta') characters += event.text.length;
    }
  } catch (thrown) {
    const error = LlmError.from(thrown);
    if (call.signal.aborted) throw error;
    return { address, ok: false, latencyMs: parts.now() - startedAt, error };
  }
  const latencyMs = parts.now() - startedAt;
  const [outcome] = trail.attempts;
  const firstEventMs = outcome?.firstEventMs;
  if (parts.circuits.status(address).state !== 'isolated') parts.circuits.reset(address);
  const tokens = outcome?.usage?.outputTokens ?? Math.ceil(characters / 4);
  const writingMs = latencyMs - (firstEventMs ?? 0);
  return {
    address,
    ok: true,
    latencyMs,
    ...(firstEventMs === undefined ? {} : { firstEventMs }),
    ...(tokens > 1 && writingMs > 0 ? { tokensPerSecond: (tokens / writingMs) * 1000 } : {}),
  };
}
