import { type FinishReason, type GenerateRequest, LlmError, type Usage } from '@modelhaven/core';

/** An answer that should have been JSON. */
export interface StructuredFacts {
  readonly text: string;
  readonly reasoning: string;
  readonly finishReason: FinishReason;
  readonly hasToolCalls: boolean;
  readonly usage: Usage;
}

/** What to add to an answer that came out empty. */
export interface Rescue {
  readonly text?: string;
  readonly warning: string;
}

/** True where the answer was asked to be JSON. */
export function wantsJson({ responseFormat }: Pick<GenerateRequest, 'responseFormat'>): boolean {
  return responseFormat?.type === 'json' || responseFormat?.type === 'json-schema';
}

/**
 * LM Studio holds the thinking of some models to the schema and then has no answer left (bug-tracker #1773, #1684,
 * #1779). Where the thinking is the JSON that was asked for, it is the answer. Where it is not, the answer is worthless
 * and `UNSUPPORTED` is thrown, so that another model can be asked. Undefined for an answer that is as it should be.
 */
export function rescueStructured(answer: StructuredFacts): Rescue | undefined {
  const { text, reasoning, finishReason, hasToolCalls, usage } = answer;
  if (text.trim() !== '' || reasoning.trim() === '' || hasToolCalls) return undefined;
  if (isJson(reasoning)) {
    return {
      text: reasoning.trim(),
      warning: 'LM Studio wrote the JSON into the thinking; it was taken from there.',
    };
  }
  if (finishReason === 'length') {
    return { warning: 'All tokens went into thinking before the JSON began; allow more, or ask for less thinking.' };
  }
  throw new LlmError(
    'UNSUPPORTED',
    'LM Studio held the thinking to the schema and left the answer empty; switch thinking off (reasoning effort "none") or use a model that does not think.',
    { usage },
  );
}

function isJson(text: string): boolean {
  const trimmed = text.trim();
  if (!trimmed.startsWith('{') && !trimmed.startsWith('[')) return false;
  try {
    JSON.parse(trimmed);
    return true;
  } catch {
    return false;
  }
}
