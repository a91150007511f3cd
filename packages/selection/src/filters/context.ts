import type { Assessment } from '../assessment.ts';
import type { Demand } from '../demand.ts';
import { format } from '../format.ts';
import type { Filter } from './filter.ts';

// Every chat model of the last years has this much; where the length is unknown, no more is trusted.
const TRUSTED_CONTEXT = 4_096;
// Room that an answer needs to be one. A larger `maxTokens` is a limit, not a need.
const ANSWER_ROOM = 256;

/** Only models whose context holds the prompt, at its safe upper estimate, and an answer. */
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
    const needed = format.count(neededTokens(assessment, demand));
    if (contextLength === undefined) return `Its context length is unknown, and ${needed} tokens are needed.`;
    return `Its context holds ${format.count(contextLength)} tokens, and ${needed} are needed.`;
  },
};

function neededTokens({ candidate }: Assessment, { requirements, promptTokensUpper, maxAnswerTokens }: Demand): number {
  const room = Math.min(
    maxAnswerTokens ?? ANSWER_ROOM,
    ANSWER_ROOM,
    (candidate.model.contextLength ?? TRUSTED_CONTEXT) / 4,
  );
  return Math.max(requirements.contextLengthNeeded ?? 0, promptTokensUpper + Math.floor(room));
}
