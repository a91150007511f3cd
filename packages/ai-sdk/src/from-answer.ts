import type { LanguageModelV3Content, LanguageModelV3GenerateResult, SharedV3Warning } from '@ai-sdk/provider';
import type { ReasoningPart } from '@modelhaven/core';
import type { Answer } from '@modelhaven/manager';
import { fromFinishReason, fromReport, fromUsage } from './from-usage.ts';

/** A whole answer as the AI SDK wants it. Words of a refusal are text there. */
export function fromAnswer(answer: Answer, warnings: readonly SharedV3Warning[]): LanguageModelV3GenerateResult {
  const text = `${answer.text}${answer.refusal ?? ''}`;
  const content: LanguageModelV3Content[] = [
    ...(answer.reasoning ?? []).map((part) => ({
      type: 'reasoning' as const,
      text: part.text,
      ...proofFor(part),
    })),
    ...(text === '' ? [] : [{ type: 'text' as const, text }]),
    ...answer.toolCalls.map(({ id, name, arguments: input }) => ({
      type: 'tool-call' as const,
      toolCallId: id,
      toolName: name,
      input,
    })),
  ];
  return {
    content,
    finishReason: fromFinishReason(answer.finishReason, answer.rawFinishReason),
    usage: fromUsage(answer.usage),
    providerMetadata: fromReport(answer.report),
    response: { id: answer.id ?? answer.report.requestId, modelId: answer.report.address },
    warnings: [...warnings, ...fromWarnings(answer.warnings)],
  };
}

/** What a provider could not honour, as their warnings. */
export function fromWarnings(warnings: readonly string[]): SharedV3Warning[] {
  return warnings.map((message) => ({ type: 'other', message }));
}

/** The proof that thinking is the provider's own: it comes back with the next call and is handed on unchanged. */
export function proofFor({ signature, redacted }: Pick<ReasoningPart, 'signature' | 'redacted'>): {
  providerMetadata?: { modelhaven: Record<string, string> };
} {
  if (signature === undefined && redacted === undefined) return {};
  return {
    providerMetadata: {
      modelhaven: {
        ...(signature === undefined ? {} : { signature }),
        ...(redacted === undefined ? {} : { redacted }),
      },
    },
  };
}
