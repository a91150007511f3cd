import type { LanguageModelV3FinishReason, LanguageModelV3Usage, SharedV3ProviderMetadata } from '@ai-sdk/provider';
import type { FinishReason, Usage } from '@modelhaven/core';
import type { AnswerReport } from '@modelhaven/manager';

/** Our counts as theirs: the parts beside the total, where they are known. */
export function fromUsage(usage: Usage): LanguageModelV3Usage {
  const { inputTokens, outputTokens, cachedInputTokens, cacheWriteTokens, reasoningTokens } = usage;
  return {
    inputTokens: {
      total: inputTokens,
      noCache: inputTokens === undefined ? undefined : inputTokens - (cachedInputTokens ?? 0) - (cacheWriteTokens ?? 0),
      cacheRead: cachedInputTokens,
      cacheWrite: cacheWriteTokens,
    },
    outputTokens: {
      total: outputTokens,
      text: outputTokens === undefined ? undefined : outputTokens - (reasoningTokens ?? 0),
      reasoning: reasoningTokens,
    },
  };
}

/** Why an answer ended, in their words; a refusal counts as filtered content. */
export function fromFinishReason(reason: FinishReason, raw: string | undefined): LanguageModelV3FinishReason {
  return { unified: reason === 'refusal' ? 'content-filter' : reason, raw };
}

/** What `providerMetadata.modelhaven` tells of an answer: who gave it, on which way, for how much, and how safe it was. */
export function fromReport(report: AnswerReport): SharedV3ProviderMetadata {
  const { requestId, address, provider, model, attempts, latencyMs, firstEventMs, costUsd, trail, safety } = report;
  return {
    modelhaven: {
      requestId,
      address,
      provider,
      model,
      attempts,
      latencyMs,
      ...(firstEventMs === undefined ? {} : { firstEventMs }),
      ...(costUsd === undefined ? {} : { costUsd }),
      trail: trail.map(({ address: asked, role, outcome, totalMs }) => ({ address: asked, role, outcome, totalMs })),
      safety: {
        input: { level: safety.input.level, action: safety.input.action },
        ...(safety.output ? { output: { level: safety.output.level, action: safety.output.action } } : {}),
      },
    },
  };
}
