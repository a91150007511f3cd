import type { GenerateRequest } from '@modelhaven/core';
import type { AnthropicQuirks } from './quirks.ts';

/** The parts of the body that say how much the model shall think. */
export interface ThinkingFields {
  readonly thinking?: Readonly<Record<string, unknown>>;
  readonly effort?: string;
}

const LEAST_BUDGET = 1_024;
// Share of max_tokens to think with, as OpenRouter turns an effort into a budget
// (https://openrouter.ai/docs/use-cases/reasoning-tokens, "Reasoning Effort Level").
const SHARES = { minimal: 0.1, low: 0.2, medium: 0.5, high: 0.8, max: 0.95 } as const;
const EFFORTS = { minimal: 'low', low: 'low', medium: 'medium', high: 'high', max: 'max' } as const;

/** `request.reasoning` in the words of the model; what it cannot do becomes a warning. */
export function toThinking(
  request: GenerateRequest,
  quirks: Required<AnthropicQuirks>,
  maxTokens: number,
  warnings: string[],
): ThinkingFields {
  const { reasoning } = request;
  if (!reasoning) return {};
  if (reasoning.effort === 'none') return switchedOff(quirks, warnings);
  if (quirks.thinking === 'unsupported') {
    warnings.push('The model cannot think before it answers; reasoning was left out.');
    return {};
  }
  if (quirks.thinking === 'adaptive') {
    if (reasoning.maxTokens !== undefined) {
      warnings.push('The model decides itself how much it thinks; the limit on reasoning tokens was left out.');
    }
    return {
      // Newer models leave the text of their thinking out unless it is asked for; older ones do not know the field.
      thinking: { type: 'adaptive', ...(quirks.sampling ? {} : { display: 'summarized' }) },
      ...(reasoning.effort === undefined ? {} : { effort: EFFORTS[reasoning.effort] }),
    };
  }
  if (isForced(request)) {
    warnings.push('The model cannot think where a tool call is forced; reasoning was left out.');
    return {};
  }
  // The budget must be at least 1,024 and less than max_tokens.
  if (maxTokens <= LEAST_BUDGET) {
    warnings.push(`The model thinks only with more than ${LEAST_BUDGET} tokens to answer; reasoning was left out.`);
    return {};
  }
  const wished = reasoning.maxTokens ?? Math.floor(maxTokens * SHARES[reasoning.effort ?? 'medium']);
  const budget = Math.min(Math.max(wished, LEAST_BUDGET), maxTokens - 1);
  return { thinking: { type: 'enabled', budget_tokens: budget } };
}

/** True where the caller leaves the model no choice but to call a tool. */
export function isForced({ toolChoice }: GenerateRequest): boolean {
  return toolChoice === 'required' || typeof toolChoice === 'object';
}

function switchedOff(quirks: Required<AnthropicQuirks>, warnings: string[]): ThinkingFields {
  if (quirks.thinking === 'unsupported') return {};
  if (quirks.thinkingOff !== 'never') return { thinking: { type: quirks.thinkingOff } };
  warnings.push('The model always thinks; it was asked for its lowest effort instead.');
  return { effort: 'low' };
}
