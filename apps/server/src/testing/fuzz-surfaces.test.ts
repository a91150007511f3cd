import { ollamaErrorSchema } from '@modelhaven/wire/ollama';
import { errorResponseSchema } from '@modelhaven/wire/openai';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apiErrorSchema } from '../json/answer-schemas.ts';
import { createScriptedManager } from './scripted-manager.ts';
import { buildTestServer } from './test-server.ts';

const app = buildTestServer(createScriptedManager());

const messages = [
  { role: 'system', content: 'Be kind.' },
  { role: 'user', content: 'Hi', images: ['iVBORw0KGgo='] },
  { role: 'assistant', content: 'I look.', thinking: 'Hm.', tool_calls: [{ function: { name: 'f', arguments: {} } }] },
  { role: 'tool', tool_name: 'f', content: 'ok' },
];
const tools = [{ type: 'function', function: { name: 'f', parameters: { type: 'object' } } }];
const options = { temperature: 1, num_predict: 5, stop: ['a'], num_ctx: 5 };
const input = [
  {
    role: 'user',
    content: [
      { type: 'input_text', text: 'Hi' },
      { type: 'input_image', image_url: 'https://a.example/b' },
    ],
  },
  { type: 'reasoning', id: 'rs_1', summary: [{ type: 'summary_text', text: 'Hm.' }], encrypted_content: 'x' },
  { type: 'function_call', call_id: 'a', name: 'f', arguments: '{}' },
  { type: 'function_call_output', call_id: 'a', output: 'ok' },
];
const ROUTES = [
  [
    '/api/chat',
    ollamaErrorSchema,
    { model: 'auto', messages, tools, options, think: true, format: 'json', stream: false },
  ],
  ['/api/generate', ollamaErrorSchema, { model: 'auto', prompt: 'Hi', system: 'Be kind.', options, keep_alive: '5m' }],
  ['/api/embed', ollamaErrorSchema, { model: 'local/demo', input: ['a', 'b'], dimensions: 3, truncate: true }],
  ['/api/show', ollamaErrorSchema, { model: 'local/demo', verbose: true }],
  [
    '/v1/responses',
    errorResponseSchema,
    {
      model: 'auto',
      input,
      instructions: 'Be kind.',
      tools: [{ type: 'function', name: 'f', parameters: {} }],
      tool_choice: { type: 'function', name: 'f' },
      text: { format: { type: 'json_schema', name: 'n', schema: {} } },
      reasoning: { effort: 'low' },
      metadata: { a: 'b' },
      stream: false,
    },
  ],
  [
    '/v1/rerank',
    errorResponseSchema,
    { model: 'local/demo', query: 'a', documents: ['b', { text: 'c' }], top_n: 1, return_documents: true },
  ],
  ['/v1/moderations', errorResponseSchema, { model: 'm', input: [{ type: 'text', text: 'Hi' }] }],
  ['/api/v1/safety/check', apiErrorSchema, { text: 'Hi', role: 'user', channel: 'story', locale: 'en', country: 'US' }],
] as const;

/** Every place in a body: `[]` for the whole. */
function placesOf(value: unknown, at: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [at, ...inner.flatMap(([key, each]) => placesOf(each, [...at, key]))];
}

function replaced(value: unknown, [key, ...rest]: readonly (string | number)[], by: unknown): unknown {
  if (key === undefined) return by;
  const inner = replaced((value as Record<string | number, unknown>)[key], rest, by);
  if (Array.isArray(value)) return value.with(Number(key), inner);
  return { ...(value as object), [key]: inner };
}

const strange = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom('', 'auto', 'data:,', 'https://', -1, 0, 1e308, 1e-320, '\ud800', '__proto__', 'constructor'),
);

describe.each(ROUTES)('%s', (url, errorSchema, example) => {
  it('answers or refuses whatever it is sent, and never breaks', async () => {
    const body = fc
      .tuple(fc.constantFrom(...placesOf(example)), strange)
      .map(([place, value]) => replaced(example, place, value));
    await fc.assert(
      fc.asyncProperty(body, async (payload) => {
        const answer = await app.inject({
          method: 'POST',
          url,
          headers: { 'content-type': 'application/json' },
          payload: JSON.stringify(payload),
        });
        expect(answer.statusCode).toBeLessThan(500);
        if (answer.statusCode !== 200) expect(errorSchema.safeParse(answer.json()).error).toBeUndefined();
      }),
      { numRuns: 150 },
    );
  });

  it('answers its example', async () => {
    const { statusCode } = await app.inject({ method: 'POST', url, payload: example });
    expect(statusCode).toBe(200);
  });
});
