import { expect, test } from 'vitest';
import { parseClaudeVersion, quirksOfModel } from './quirks.ts';

test.each([
  ['claude-3-haiku-20240307', { family: 'haiku', major: 3, minor: 0 }],
  ['claude-3-7-sonnet-20250219', { family: 'sonnet', major: 3, minor: 7 }],
  ['claude-3-5-haiku-latest', { family: 'haiku', major: 3, minor: 5 }],
  ['claude-sonnet-4-20250514', { family: 'sonnet', major: 4, minor: 0 }],
  ['claude-opus-4-1-20250805', { family: 'opus', major: 4, minor: 1 }],
  ['us.anthropic.claude-opus-4-6-v1:0', { family: 'opus', major: 4, minor: 6 }],
  ['anthropic/claude-opus-4.7', { family: 'opus', major: 4, minor: 7 }],
  ['claude-opus-5', { family: 'opus', major: 5, minor: 0 }],
  ['claude-haiku-5-5', { family: 'haiku', major: 5, minor: 5 }],
  ['claude-opus-4@20250514', { family: 'opus', major: 4, minor: 0 }],
  ['claude-instant', undefined],
  ['gpt-5', undefined],
])('%s', (id, version) => {
  expect(parseClaudeVersion(id)).toEqual(version);
});

test('a model to come is like the newest that is known', () => {
  expect(quirksOfModel('claude-opus-7')).toEqual(quirksOfModel('claude-opus-5-5'));
  expect(quirksOfModel('claude-haiku-6-1')).toMatchObject({ sampling: false, thinking: 'adaptive', prefill: false });
});
