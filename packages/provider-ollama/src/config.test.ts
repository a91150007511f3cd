import { expect, it } from 'vitest';
import { ollamaConfigSchema } from './config.ts';

it('refuses a context above the most that is allowed, and takes one up to it', () => {
  const parse = (contextLength?: number, maxContextLength?: number) =>
    ollamaConfigSchema.safeParse({ contextLength, maxContextLength });
  expect(parse(9_000, 4_096).error?.issues).toMatchObject([
    { path: ['contextLength'], message: expect.stringMatching(/^must not be above/) },
  ]);
  for (const [length, most] of [[4_096, 4_096], [undefined, 4_096], [9_000, undefined], []]) {
    expect(parse(length, most).success).toBe(true);
  }
});
