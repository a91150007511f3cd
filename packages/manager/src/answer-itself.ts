import type { InputDecision, Plan, Requirements } from '@modelhaven/core';
import type { CallContext } from './call-context.ts';
import type { AnswerEvent, AnswerRoute } from './types.ts';

/** The safety engine's own answer as the events of any other: no model is asked, nothing is used, nothing is billed. */
export function ownAnswer(
  { text, verdict }: Extract<InputDecision, { type: 'answer' }>,
  requirements: Requirements,
  { requestId, begunAt }: CallContext,
  elapsed: () => number,
): readonly AnswerEvent[] {
  const route: AnswerRoute = {
    requestId,
    provider: 'modelhaven',
    model: 'safety',
    address: 'modelhaven/safety',
    attempts: 0,
    safetyAction: verdict.action,
  };
  const plan: Plan = { algorithm: 'none', requirements, promptTokens: 0, ranked: [], rejected: [] };
  const usage = { inputTokens: 0, outputTokens: 0, costUsd: 0 };
  return [
    { type: 'start', model: route.model, warnings: [], route },
    { type: 'text-delta', text },
    {
      type: 'finish',
      reason: 'stop',
      usage,
      report: {
        ...route,
        latencyMs: elapsed() - begunAt,
        usage,
        costUsd: 0,
        failedAttempts: [],
        trail: [],
        plan,
        safety: { input: verdict },
      },
    },
  ];
}
