import type { PromptTokens } from '@modelhaven/core';
import type { Assessment } from '../assessment.ts';
import type { Demand } from '../demand.ts';
import { format } from '../format.ts';
import type { Filter } from './filter.ts';

// Every chat model of the last years has this much; where the length is unknown, no more is trusted.
const TRUSTED_CONTEXT = 4_096;
// Room that an answer needs to be one. A larger `maxTokens` is a limit, not a need.
const ANSWER_ROOM = 256;

/** Only models whose context holds the prompt, as it was counted or at its safe upper estimate, and an answer. */
export const contextFilter: Filter = {
  name: 'context',
  concerns: () => true,
  rejects(assessment, demand) {
    const { contextLength } = assessment.candidate.model;
    if (contextLength !== undefined) return neededTokens(assessment, demand) > contextLength;
    if (demand.requirements.contextLengthNeeded !== undefined) return true;
    return demand.order === undefined && neededTokens(assessment, demand) > TRUSTED_CONTEXT;
  },
  explain(assessment, demand) {
    const { contextLength } = assessment.candidate.model;
    const tokens = neededTokens(assessment, demand);
    const needed = format.count(tokens);
    const how = tokens === demand.requirements.contextLengthNeeded ? '' : ` ${howCounted(assessment.promptTokens)}`;
    if (contextLength === undefined) return `Its context length is unknown, and ${needed} tokens are needed.${how}`;
    return `Its context holds ${format.count(contextLength)} tokens, and ${needed} are needed.${how}`;
  },
};

function neededTokens({ candidate, promptTokens }: Assessment, { requirements, maxAnswerTokens }: Demand): number {
  const room = Math.min(
    maxAnswerTokens ?? ANSWER_ROOM,
    ANSWER_ROOM,
    (candidate.model.contextLength ?? TRUSTED_CONTEXT) / 4,
  );
  return Math.max(requirements.contextLengthNeeded ?? 0, promptTokens.upper + Math.floor(room));
}

function howCounted({ tokens, upper, method }: PromptTokens): string {
  return method === 'exact'
    ? `The prompt has ${format.count(tokens)}, counted.`
    : `The prompt is estimated to have ${format.count(tokens)}, at most ${format.count(upper)}.`;
}
