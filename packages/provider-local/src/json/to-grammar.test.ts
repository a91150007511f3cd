import { describe, expect, it } from 'vitest';
import { resolvePointer, toGrammar } from './to-grammar.ts';

describe('a grammar', () => {
  it.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
    [
      'nothing is left out of plain objects',
      { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
      [],
    ],
    ['patterns and formats', { type: 'string', pattern: 'x', format: 'date' }, ['pattern', 'format']],
    ['limits of numbers', { properties: { a: { type: 'number', minimum: 1 } } }, ['properties.a.minimum']],
    ['wide limits of integers', { items: { type: 'integer', maximum: 9 } }, ['items.maximum']],
    ['narrow limits of integers', { type: 'integer', minimum: -3, maximum: 12 }, []],
    ['very long repetitions', { type: 'string', maxLength: 100_000 }, ['maxLength']],
    ['names that are required and not described', { required: ['x'] }, ['required']],
    ['references elsewhere', { $ref: 'https://x.test/schema' }, ['$ref']],
    ['unknown types', { type: 'date' }, ['type']],
    ['objects put together', { allOf: [{ properties: { a: {} } }, { required: ['a'] }] }, []],
    ['what cannot be put together', { allOf: [{ anyOf: [{}] }] }, ['allOf']],
  ])('tells what it cannot hold the model to: %s', (_, schema, unenforced) => {
    expect(toGrammar(schema).unenforced).toEqual(unenforced);
  });

  it('stays small, however large the schema is', () => {
    const names = Array.from({ length: 300 }, (_, i) => `p${i}`);
    const wide = {
      type: 'object',
      properties: Object.fromEntries(names.map((name) => [name, { type: 'string', maxLength: 50 }])),
    };
    expect(toGrammar(wide).gbnf.length).toBeLessThan(60_000);
    let deep: Record<string, unknown> = { type: 'string' };
    for (let i = 0; i < 500; i++) deep = { type: 'array', items: deep };
    expect(toGrammar(deep).unenforced).not.toEqual([]);
  });

  it('escapes what names and texts hold', () => {
    const { gbnf } = toGrammar({ enum: ['a"b', 'c\\d', 'e\nf'] });
    expect(gbnf).toContain('"\\"a\\\\\\"b\\""');
    expect(gbnf.split('\n').every((line) => line === '' || line.includes('::='))).toBe(true);
  });
});

it('pointers lead into the schema only', () => {
  const root = { $defs: { 'a/b': { x: 1 } } };
  expect(resolvePointer(root, '#')).toBe(root);
  expect(resolvePointer(root, '#/$defs/a~1b/x')).toBe(1);
  for (const wrong of ['#/nope', '#/constructor', '#/__proto__', 'file:///x', '']) {
    expect(resolvePointer(root, wrong)).toBeUndefined();
  }
});
