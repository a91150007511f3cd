import { describe, expect, it } from 'vitest';
import { choiceIssues } from './choice-issues.ts';

const pathsOf = (input: object) => choiceIssues(input).map(({ path }) => path);

describe('words that a field takes', () => {
  it('lets through what the types allow', () => {
    expect(pathsOf({})).toEqual([]);
    for (const type of ['text', 'json']) expect(pathsOf({ responseFormat: { type } })).toEqual([]);
    expect(pathsOf({ responseFormat: { type: 'json-schema', schema: { type: 'object' } } })).toEqual([]);
    for (const toolChoice of ['auto', 'none', 'required', { tool: 'clock' }])
      expect(pathsOf({ toolChoice })).toEqual([]);
  });

  it('says what another spelling of a format stands for, and what is missing', () => {
    expect(choiceIssues({ responseFormat: { type: 'json_schema', schema: {} } as never })).toEqual([
      {
        path: 'responseFormat.type',
        message: '"responseFormat.type" must be one of text, json, json-schema.',
      },
    ]);
    expect(pathsOf({ responseFormat: null })).toEqual(['responseFormat.type']);
    expect(pathsOf({ responseFormat: 'json' })).toEqual(['responseFormat.type']);
    for (const schema of [undefined, null, 'object', []])
      expect(pathsOf({ responseFormat: { type: 'json-schema', schema } })).toEqual(['responseFormat.schema']);
  });

  it('refuses a choice of tools that nobody knows', () => {
    for (const toolChoice of ['any', null, 1, {}, { tool: 1 }]) expect(pathsOf({ toolChoice })).toEqual(['toolChoice']);
  });
});
