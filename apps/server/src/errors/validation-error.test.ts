import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { validationError } from './validation-error.ts';

const part = z.union([
  z.strictObject({ type: z.literal('text'), text: z.string() }),
  z.strictObject({ type: z.literal('image'), url: z.string() }),
]);
const schema = z.strictObject({
  prompt: z.string(),
  options: z.strictObject({ seed: z.number() }).optional(),
  parts: z.array(part).optional(),
});

function errorOf(value: unknown) {
  const { error } = schema.safeParse(value);
  if (!error) throw new Error('It is valid.');
  const { message, details } = validationError(error);
  return { message, field: details.field, paths: details.issues?.map(({ path }) => path) };
}

describe('validationError', () => {
  it('names every key that is not known, wherever it stands', () => {
    expect(errorOf({ prompt: 'a', maxTokens: 3, wrong: 1, options: { seed: 1, sede: 2 } })).toEqual({
      message: expect.stringMatching(/^(options\.sede|maxTokens): This key is not known here\.$/),
      field: expect.stringMatching(/^(options\.sede|maxTokens)$/),
      paths: expect.arrayContaining(['maxTokens', 'wrong', 'options.sede']),
    });
  });

  it('speaks of the branch of a union that was meant', () => {
    expect(errorOf({ prompt: 'a', parts: [{ type: 'text', text: 5 }] })).toMatchObject({ field: 'parts[0].text' });
  });

  it('speaks of the body where that is no object', () => {
    expect(errorOf([])).toMatchObject({ message: expect.stringMatching(/^the body: /), field: undefined });
  });
});
