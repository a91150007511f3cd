import { describe, expect, it } from 'vitest';
import { acceptModerationRequest, moderationResponseSchema, toModerationResponse } from './moderations.ts';

describe('a request for moderation', () => {
  it('holds one text, several, or the parts of one', () => {
    expect(acceptModerationRequest({ input: 'a' }).texts).toEqual(['a']);
    expect(acceptModerationRequest({ input: ['a', ''], model: 'omni-moderation-latest' }).texts).toEqual(['a', '']);
    const parts = [
      { type: 'text', text: 'a' },
      { type: 'text', text: 'b' },
    ];
    expect(acceptModerationRequest({ input: parts }).texts).toEqual(['a\nb']);
  });

  it('is refused with the place that is wrong', () => {
    for (const body of [{}, { input: 1 }, { input: [] }, { input: [1] }, undefined, []]) {
      expect(() => acceptModerationRequest(body)).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }));
    }
    expect(() => acceptModerationRequest({ input: ['a'.repeat(600_000), 'b'.repeat(600_000)] })).toThrow(/characters/);
    const image = { type: 'image_url', image_url: { url: 'https://example.com/a.png' } };
    expect(() => acceptModerationRequest({ input: [{ type: 'text', text: 'a' }, image] })).toThrow(
      expect.objectContaining({ code: 'UNSUPPORTED', details: { field: 'input[1]' } }),
    );
  });
});

it('the answer keeps to its schema', () => {
  const result = { flagged: true, categories: { hate: true }, categoryScores: { hate: 0.9 } };
  const body = toModerationResponse([result], { id: 'modr-1', model: 'm' });
  expect(moderationResponseSchema.parse(body)).toEqual({
    id: 'modr-1',
    model: 'm',
    results: [
      {
        flagged: true,
        categories: { hate: true },
        category_scores: { hate: 0.9 },
        category_applied_input_types: { hate: ['text'] },
      },
    ],
  });
});
