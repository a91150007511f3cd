import { LlmError } from '@modelhaven/core';
import { expect, test } from 'vitest';
import { createOpenAiChunkDecoder } from './chunk-decoder.ts';
import { fromOpenAiResponse } from './from-response.ts';

const errorOf = (body: unknown) =>
  JSON.stringify(body).includes('mine') ? new LlmError('QUOTA_EXHAUSTED', 'Mine.') : undefined;

test.each([
  [{ error: { message: 'mine' } }, 'QUOTA_EXHAUSTED'],
  [{ choices: [{ index: 0, error: { message: 'mine' } }] }, 'QUOTA_EXHAUSTED'],
  [{ error: { message: 'other', code: 503 } }, 'UNAVAILABLE'],
])('reads an error inside a success first by its own rules, then by the dialect: %o', (body, code) => {
  expect(() => fromOpenAiResponse(body, { errorOf })).toThrow(expect.objectContaining({ code }));
  const decoder = createOpenAiChunkDecoder({ errorOf });
  expect(() => decoder.push({ data: JSON.stringify(body) }, [])).toThrow(expect.objectContaining({ code }));
});
