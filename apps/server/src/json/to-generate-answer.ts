import type { Plan, SafetyVerdict } from '@modelhaven/core';
import type { Answer, AnswerEvent, AnswerReport } from '@modelhaven/manager';
import { toSnakeCase } from './snake-case.ts';

/** How many candidates of the plan an answer shows; `/select` shows all. */
const SHOWN_CANDIDATES = 5;

/** A complete answer as `POST /generate` gives it. */
export function toGenerateAnswer(answer: Answer): unknown {
  const { report } = answer;
  const thoughts = answer.reasoning?.map(({ text }) => text).join('');
  return toSnakeCase({
    text: answer.text,
    ...reportFields(report),
    finishReason: answer.finishReason,
    ...(answer.toolCalls.length === 0 ? {} : { toolCalls: answer.toolCalls }),
    ...(thoughts ? { reasoning: thoughts } : {}),
    refusal: answer.refusal,
    metadata: {
      ...metadata(report),
      warnings: answer.warnings,
      rawFinishReason: answer.rawFinishReason,
      stopSequence: answer.stopSequence,
    },
  });
}

/** One event of a streamed answer as its JSON. */
export function toGenerateEvent(event: AnswerEvent): unknown {
  if (event.type === 'start') {
    const { route, type, warnings } = event;
    return toSnakeCase({
      type,
      modelId: route.model,
      provider: route.provider,
      metadata: {
        requestId: route.requestId,
        address: route.address,
        attempts: route.attempts,
        trail: route.trail ?? [],
        cache: route.cache,
        warnings,
      },
    });
  }
  if (event.type === 'finish') {
    return toSnakeCase({
      type: event.type,
      ...reportFields(event.report),
      finishReason: event.reason,
      metadata: {
        ...metadata(event.report),
        warnings: event.warnings ?? [],
        rawFinishReason: event.rawReason,
        stopSequence: event.stopSequence,
      },
    });
  }
  return toSnakeCase(event);
}

function reportFields(report: AnswerReport) {
  const { input, output } = report.safety;
  return {
    modelId: report.model,
    provider: report.provider,
    latencyMs: report.latencyMs,
    usage: report.usage,
    costUsd: report.costUsd,
    safety: { input: verdict(input), ...(output ? { output: verdict(output) } : {}) },
    selection: selection(report.plan),
  };
}

function metadata({ requestId, address, attempts, failedAttempts, trail, firstEventMs, cache }: AnswerReport) {
  return { requestId, address, attempts, failedAttempts, trail, firstEventMs, cache };
}

/** Without the findings: they hold places in the text, which only who has the text can use. */
function verdict({ level, action, categories, confidence, resources, degraded, opinions }: SafetyVerdict) {
  return { level, action, categories, confidence, resources, degraded, opinions };
}

function selection({ algorithm, promptTokens, ranked, rejected }: Plan) {
  return {
    algorithm,
    promptTokens,
    candidates: ranked
      .slice(0, SHOWN_CANDIDATES)
      .map(({ address, scores, reasons, estimatedCostUsd }) => ({ address, scores, reasons, estimatedCostUsd })),
    rejectedCount: rejected.length,
  };
}
