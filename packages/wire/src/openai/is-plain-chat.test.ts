import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPlainChatRequest } from './is-plain-chat.ts';
import { chatCompletionRequestSchema } from './request-schemas.ts';

const BODY = { model: 'm', messages: [{ role: 'user', content: 'Hi' }] };

test('knows an everyday request', () => {
  expect(isPlainChatRequest(BODY)).toBe(true);
  const messages = [
    { role: 'system', content: 'Be kind.' },
    { role: 'user', content: 'Hi', name: 'Ann' },
    { role: 'assistant', content: 'Hello.' },
    { role: 'tool', tool_call_id: 'c', content: '{}' },
  ];
  const more = { temperature: 0.5, max_tokens: -1, stop: ['a'], stream: true, stream_options: { include_usage: true } };
  expect(isPlainChatRequest({ ...BODY, ...more, messages, seed: null, top_p: 1, something: { else: 1 } })).toBe(true);
});

test.each([
  [undefined],
  [[]],
  [{ ...BODY, model: '' }],
  [{ ...BODY, messages: [] }],
  [{ ...BODY, messages: [{ role: 'user', content: ['x'] }] }],
  [{ ...BODY, messages: [{ role: 'assistant', content: 'x', tool_calls: [] }] }],
  [{ ...BODY, tools: [] }],
  [{ ...BODY, temperature: 3 }],
  [{ ...BODY, temperature: Number.POSITIVE_INFINITY }],
  [{ ...BODY, n: 1.5 }],
  [{ ...BODY, max_tokens: 0 }],
  [{ ...BODY, function_call: null }],
  [{ ...BODY, stream_options: [] }],
])('leaves %j to the schema', (body) => {
  expect(isPlainChatRequest(body)).toBe(false);
});

const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    '',
    'a',
    true,
    false,
    0,
    -1,
    1,
    2,
    20,
    21,
    0.5,
    -2,
    Number.POSITIVE_INFINITY,
    [],
    {},
    [1],
    ['a'],
  ),
  fc.double(),
  fc.maxSafeInteger(),
  fc.string(),
  fc.record({ include_usage: fc.constantFrom<unknown>(true, null, 1) }),
);
const message = fc.record(
  {
    role: fc.constantFrom<unknown>('system', 'developer', 'user', 'assistant', 'tool', 'function', 'x', 1),
    content: fc.oneof({ weight: 4, arbitrary: fc.string() }, { weight: 1, arbitrary: odd }),
    name: odd,
    tool_call_id: odd,
    refusal: odd,
    tool_calls: odd,
  },
  { requiredKeys: ['role', 'content'] },
);
const plainMessage = fc.record({ role: fc.constantFrom('system', 'user', 'assistant'), content: fc.string() });
const messages = fc.array(fc.oneof({ weight: 6, arbitrary: plainMessage }, { weight: 1, arbitrary: message }), {
  minLength: 1,
  maxLength: 3,
});
const fields = Object.fromEntries(
  [...Object.keys(chatCompletionRequestSchema.shape), 'other', '__proto__', 'constructor'].map((key) => [key, odd]),
);
const bodies = fc
  .tuple(
    fc.record({ model: fc.constantFrom<unknown>('m', 'm', 'm', '', 1), messages }),
    fc.record(fields, { requiredKeys: [] }),
    fc.subarray(Object.keys(fields), { maxLength: 3 }),
  )
  .map(([body, all, keys]) => ({
    ...Object.fromEntries(keys.filter((key) => key in all).map((key) => [key, all[key]])),
    ...body,
  }));

test('whatever is plain, the schema takes as it is', () => {
  let plain = 0;
  fc.assert(
    fc.property(bodies, (body) => {
      if (!isPlainChatRequest(body)) return;
      plain++;
      const parsed = chatCompletionRequestSchema.safeParse(body);
      expect(parsed.error?.issues).toBeUndefined();
      expect(parsed.data).toEqual(body);
    }),
    { numRuns: 5_000 },
  );
  expect(plain).toBeGreaterThan(100);
});
