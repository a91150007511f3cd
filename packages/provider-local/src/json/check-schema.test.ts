import { describe, expect, it } from 'vitest';
import { checkSchema } from './check-schema.ts';

describe('a value keeps to its schema', () => {
  it.each<[string, unknown, Readonly<Record<string, unknown>>]>([
    ['nothing asked', { a: 1 }, {}],
    ['a type', 'x', { type: 'string' }],
    ['several types', null, { type: ['string', 'null'] }],
    ['an integer that is written as a decimal', 2.0, { type: 'integer' }],
    ['constants, deep', { a: [1] }, { const: { a: [1] } }],
    ['an enum', 'b', { enum: ['a', 'b'] }],
    ['limits', 5, { minimum: 5, maximum: 5, exclusiveMinimum: 4, exclusiveMaximum: 6, multipleOf: 2.5 }],
    ['lengths by characters', '😀😀', { minLength: 2, maxLength: 2 }],
    ['a pattern', 'ab12', { pattern: '^[a-z]+\\d+$' }],
    ['items', [1, 'a', 2], { prefixItems: [{ type: 'number' }, { type: 'string' }], items: { type: 'number' } }],
    [
      'properties',
      { a: 1, x_b: 'c' },
      { properties: { a: true }, patternProperties: { '^x_': { type: 'string' } }, additionalProperties: false },
    ],
    ['alternatives', 3, { anyOf: [{ type: 'string' }, { minimum: 2 }], oneOf: [{ maximum: 2 }, { maximum: 4 }] }],
    [
      'a condition',
      { kind: 'a' },
      JSON.parse('{"if": {"required": ["kind"]}, "then": {"required": ["kind"]}, "else": false}'),
    ],
    [
      'references, also to itself',
      { next: { next: {} } },
      { $ref: '#/$defs/n', $defs: { n: { type: 'object', properties: { next: { $ref: '#/$defs/n' } } } } },
    ],
    ['a name with a slash', 1, { $ref: '#/$defs/a~1b', $defs: { 'a/b': { type: 'integer' } } }],
  ])('%s', (_, value, schema) => {
    expect(checkSchema(value, schema)).toEqual([]);
  });
});

describe('a value does not', () => {
  it.each<[unknown, Readonly<Record<string, unknown>>, string]>([
    [1, { type: 'string' }, 'The value is not of the type string.'],
    [{ age: 8000 }, { properties: { age: { maximum: 99 } } }, '"age" is above 99.'],
    [
      { a: [{ b: -1 }] },
      { properties: { a: { items: { properties: { b: { minimum: 0 } } } } } },
      '"a[0].b" is below 0.',
    ],
    [{}, { required: ['name'] }, 'The value lacks the property "name".'],
    [{ x: 1 }, { additionalProperties: false }, '"x" is not allowed.'],
    ['a', { enum: ['b'] }, 'The value is none of the allowed values.'],
    ['a', { const: 'b' }, 'The value is not the one value that is allowed.'],
    ['a', { minLength: 2 }, 'The value has fewer than 2 characters.'],
    ['a', { pattern: '^b' }, 'The value does not match its pattern.'],
    ['a', { pattern: '(' }, 'The value cannot be checked against its pattern.'],
    [[1, 1], { uniqueItems: true }, 'The value has an item twice.'],
    [[1], { minItems: 2 }, 'The value has fewer than 2 items.'],
    [{ a: 1 }, { maxProperties: 0 }, 'The value has more than 0 properties.'],
    [1, { anyOf: [{ type: 'string' }] }, 'The value fits none of the alternatives.'],
    [1, { oneOf: [{ minimum: 0 }, { maximum: 2 }] }, 'The value does not fit exactly one of the alternatives.'],
    [1, { not: { type: 'number' } }, 'The value is what it must not be.'],
    [1, { allOf: [{ multipleOf: 2 }] }, 'The value is no multiple of 2.'],
    [1, { $ref: '#/$defs/x' }, 'The value cannot be checked: there is no #/$defs/x.'],
    [1, { $ref: '#' }, 'The value cannot be checked: its schema is not one.'],
  ])('%j by %j', (value, schema, problem) => {
    expect(checkSchema(value, schema)).toEqual([problem]);
  });
});

it('names at most five problems', () => {
  expect(checkSchema([1, 2, 3, 4, 5, 6, 7], { items: { type: 'string' } })).toHaveLength(5);
});

it('gives up on a pattern that takes for ever', () => {
  const startedAt = performance.now();
  const problems = checkSchema('a'.repeat(40), { pattern: '^(a+)+$b' });
  expect(problems).toEqual(['The value cannot be checked against its pattern.']);
  expect(performance.now() - startedAt).toBeLessThan(2000);
});
