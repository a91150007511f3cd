import fc from 'fast-check';
import type { LlamaGrammar } from 'node-llama-cpp';
import { beforeAll, expect, it } from 'vitest';
import { type Runtime, sharedRuntimes } from '../engines/llama-cpp/runtime.ts';
import { schemaPair, spaced } from '../testing/schema-pairs.ts';
import { checkSchema } from './check-schema.ts';
import { ANY_JSON, assembleGrammar, toGrammar } from './to-grammar.ts';

let runtime: Runtime;
beforeAll(async () => {
  runtime = await sharedRuntimes.get(false, async () => 1);
});

/** Whether llama.cpp's own parser lets the text through, to its end. */
async function allows(gbnf: string): Promise<(text: string) => boolean> {
  const grammar = await runtime.llama.createGrammar({ grammar: gbnf });
  return (text) => (grammar as LlamaGrammar & { _testText(text: string): boolean })._testText(text);
}

it('lets every value through that keeps to its schema, and it is found right', async () => {
  await fc.assert(
    fc.asyncProperty(schemaPair, async ({ schema, value }) => {
      expect(checkSchema(value, schema)).toEqual([]);
      const allowed = await allows(toGrammar(schema).gbnf);
      expect(allowed(JSON.stringify(value))).toBe(true);
      const isLiteral = JSON.stringify(schema).includes('"const"') || JSON.stringify(schema).includes('"enum"');
      if (!isLiteral) expect(allowed(spaced(value))).toBe(true);
    }),
    { numRuns: 150 },
  );
});

it('keeps out what breaks the schema', async () => {
  const allowed = await allows(
    toGrammar({
      type: 'object',
      properties: {
        name: { type: 'string', maxLength: 3 },
        age: { type: 'integer', minimum: 0, maximum: 120 },
        tag: { enum: ['a', 'b'] },
      },
      required: ['age'],
      additionalProperties: false,
    }).gbnf,
  );
  for (const right of ['{"age": 5}', '{"name": "Tom", "age": 120}', '{"age":0,"tag":"b"}', '{\n  "age": 7\n}']) {
    expect(allowed(right)).toBe(true);
  }
  for (const wrong of [
    '{}',
    '{"age": 1',
    '{"name": "Toms", "age": 1}',
    '{"age": 121}',
    '{"age": 1.5}',
    '{"age": 1, "tag": "c"}',
    '{"age": 1, "x": 2}',
    '{"age": "1"}',
    '[]',
    '{"age": 1} ',
  ]) {
    expect(allowed(wrong)).toBe(false);
  }
});

it('knows definitions that refer to themselves, and any JSON', async () => {
  const list = await allows(
    toGrammar({
      $ref: '#/$defs/n',
      $defs: { n: { type: 'object', properties: { next: { $ref: '#/$defs/n' } }, additionalProperties: false } },
    }).gbnf,
  );
  expect(list('{"next": {"next": {}}}')).toBe(true);
  expect(list('{"next": 1}')).toBe(false);
  const any = await allows(assembleGrammar(new Map([...ANY_JSON.rules, ['root', ANY_JSON.root]])));
  expect(any('{"a": [1, null, {"b": "\\u00e9\\n"}]}')).toBe(true);
  expect(any('"text"')).toBe(false);
});
