import { expect, test } from 'vitest';
import { fullName, isSameModel } from './model-name.ts';
import { hasFeature } from './version.ts';

test.each([
  ['llama3', 'llama3:latest'],
  ['llama3:8b', 'llama3:8b'],
  ['box:5000/me/llama3', 'box:5000/me/llama3:latest'],
  ['hf.co/me/model:Q4_K_M', 'hf.co/me/model:Q4_K_M'],
])('%s is %s', (name, full) => {
  expect(fullName(name)).toBe(full);
  expect(isSameModel(name.toUpperCase(), full)).toBe(true);
});

test('features come with versions; an unreadable version has them all', () => {
  expect(hasFeature('0.8.0', 'thinking')).toBe(false);
  expect(hasFeature('0.9.0', 'thinking')).toBe(true);
  expect(hasFeature('0.12.10', 'logprobs')).toBe(false);
  expect(hasFeature('0.12.11-rc1', 'logprobs')).toBe(true);
  expect(hasFeature('1.0.0', 'logprobs')).toBe(true);
  for (const version of [undefined, '0.0.0', 'dev']) expect(hasFeature(version, 'thinking')).toBe(true);
});
