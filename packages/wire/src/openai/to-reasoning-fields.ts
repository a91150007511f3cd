import type { ReasoningRequest } from '@modelhaven/core';
import type { JsonObject } from './json.ts';
import type { OpenAiQuirks } from './quirks.ts';

const EFFORTS = ['none', 'minimal', 'low', 'medium', 'high', 'max'] as const;

/** The wish to think in the endpoint's words. */
export function toReasoningFields(
  reasoning: ReasoningRequest | undefined,
  { reasoningStyle, effortNames }: OpenAiQuirks,
  warn: (warning: string) => void,
): JsonObject {
  if (reasoning === undefined) return {};
  const { effort, maxTokens } = reasoning;
  if (effort === undefined && maxTokens === undefined) return {};
  const word = effort === undefined ? undefined : nearestName(effort, effortNames);
  if (effort !== undefined && word === undefined) warn(`The endpoint has no reasoning effort "${effort}".`);
  if (effort !== undefined && word !== undefined && effortNames[effort] === undefined) {
    warn(`The endpoint has no reasoning effort "${effort}"; "${word}" was asked for instead.`);
  }
  switch (reasoningStyle) {
    case 'reasoning_effort':
      if (maxTokens !== undefined) warn('The endpoint takes no limit on thinking; it was left out.');
      return word === undefined ? {} : { reasoning_effort: word };
    case 'reasoning':
      return {
        reasoning: {
          ...(word === undefined ? {} : { effort: word }),
          ...(maxTokens === undefined ? {} : { max_tokens: maxTokens }),
        },
      };
    case 'chat_template_kwargs':
      if (maxTokens !== undefined) warn('The endpoint takes no limit on thinking; it was left out.');
      return { chat_template_kwargs: { enable_thinking: effort !== 'none' } };
    case 'none':
      warn('The endpoint cannot be told how much to think; that was left out.');
      return {};
  }
}

function nearestName(
  effort: NonNullable<ReasoningRequest['effort']>,
  names: OpenAiQuirks['effortNames'],
): string | undefined {
  // Downwards: more thinking than was asked for costs money that nobody agreed to.
  for (let at = EFFORTS.indexOf(effort); at >= 0; at -= 1) {
    const name = names[EFFORTS[at] ?? 'none'];
    if (name !== undefined && (EFFORTS[at] !== 'none' || effort === 'none')) return name;
  }
  return undefined;
}
