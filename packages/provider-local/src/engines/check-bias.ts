import { type GenerateRequest, LlmError } from '@modelhaven/core';

/** Throws `INVALID_REQUEST` for a bias of a token that the vocabulary does not have; it would do nothing. */
export function checkBias({ logitBias = {} }: GenerateRequest, vocabularySize: number | undefined): void {
  if (vocabularySize === undefined) return;
  const unknown = Object.keys(logitBias).find((token) => Number(token) >= vocabularySize);
  if (unknown === undefined) return;
  throw new LlmError(
    'INVALID_REQUEST',
    `The field "logitBias.${unknown}" is wrong. The vocabulary of this model has ${vocabularySize} tokens, counted from 0.`,
    { field: `logitBias.${unknown}` },
  );
}
