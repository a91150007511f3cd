import fc from 'fast-check';
import type { LlamaGrammar } from 'node-llama-cpp';
import { beforeAll, expect, it } from 'vitest';
import { type Runtime, sharedRuntimes } from '../engines/llama-cpp/runtime.ts';
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

interface Pair {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly value: unknown;
}

const text = fc.string({ maxLength: 6 });
const leaf: fc.Arbitrary<Pair> = fc.oneof(
  text.map((value) => ({ schema: { type: 'string' }, value })),
  text.map((value) => ({ schema: { type: 'string', minLength: [...value].length, maxLength: 8 }, value })),
  fc.integer({ min: -999, max: 999 }).map((value) => ({ schema: { type: 'integer' }, value })),
  fc.integer({ min: -9, max: 9 }).map((value) => ({ schema: { type: 'integer', minimum: -9, maximum: 9 }, value })),
  fc
    .double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 })
    .map((value) => ({ schema: { type: 'number' }, value: Math.round(value * 100) / 100 + 0 })),
  fc.boolean().map((value) => ({ schema: { type: ['boolean', 'null'] }, value })),
  fc.jsonValue({ maxDepth: 2 }).map((value) => ({ schema: {}, value: JSON.parse(JSON.stringify(value)) })),
  text.map((value) => ({ schema: { enum: [value, 'other', 5] }, value })),
  text.map((value) => ({ schema: { const: { a: [value] } }, value: { a: [value] } })),
);
const { pair } = fc.letrec<{ pair: Pair }>((tie) => ({
  pair: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie('pair'), { minLength: 1, maxLength: 3 }).map((pairs) => ({
      schema: { type: 'array', prefixItems: pairs.map(({ schema }) => schema) },
      value: pairs.map(({ value }) => value),
    })),
    tie('pair').chain(({ schema, value }) =>
      fc.integer({ min: 0, max: 3 }).map((count) => ({
        schema: { type: 'array', items: schema, minItems: count, maxItems: 3 },
        value: Array.from({ length: count }, () => value),
      })),
    ),
    tie('pair').map(({ schema, value }) => ({ schema: { anyOf: [{ type: 'boolean' }, schema] }, value })),
    fc
      .array(
        fc.tuple(
          fc.string({ minLength: 1, maxLength: 4 }),
          tie('pair'),
          fc.constantFrom('required', 'there', 'absent'),
        ),
        { maxLength: 4 },
      )
      .map((members) => {
        const unique = [...new Map(members.map((member) => [member[0], member])).values()];
        return {
          schema: {
            type: 'object',
            properties: Object.fromEntries(unique.map(([key, { schema }]) => [key, schema])),
            required: unique.flatMap(([key, , kind]) => (kind === 'required' ? [key] : [])),
            additionalProperties: false,
          },
          // Members come in the order in which the object lists its properties.
          value: Object.fromEntries(
            unique.flatMap(([key, { value }, kind]) => (kind === 'absent' ? [] : [[key, value]])),
          ),
        };
      }),
  ),
}));

/** JSON as models write it, with a space after colons and commas. */
function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, inner]) => `${JSON.stringify(key)}: ${spaced(inner)}`)
    .join(', ')}}`;
}

it('lets every value through that keeps to its schema, and it is found right', async () => {
  await fc.assert(
    fc.asyncProperty(pair, async ({ schema, value }) => {
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
