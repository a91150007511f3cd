import { expect, test } from 'vitest';
import { withCamelCaseKeys } from './camel-case.ts';

test('keys of ours become camelCase at every depth, names that belong to others stay', () => {
  expect(
    withCamelCaseKeys({
      base_url: 'x',
      quirks: { max_tokens_field: 'a', extra_body: { chat_template_kwargs: { enable_thinking: false } } },
      headers: { x_team: 'y' },
      models: [{ context_length: 1 }],
      draft_models: { qwen3_8b_q4_k_m: 'qwen3_0.6b_q8_0' },
    }),
  ).toEqual({
    baseUrl: 'x',
    quirks: { maxTokensField: 'a', extraBody: { chat_template_kwargs: { enable_thinking: false } } },
    headers: { x_team: 'y' },
    models: [{ contextLength: 1 }],
    draftModels: { qwen3_8b_q4_k_m: 'qwen3_0.6b_q8_0' },
  });
});
