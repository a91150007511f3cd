import { readFileSync } from 'node:fs';
import { ERROR_TABLE } from '@modelhaven/core';
import { expect, it } from 'vitest';
import { errorsPage, meaningsOf } from './errors-page.ts';

const source = readFileSync(new URL('../../packages/core/src/error-table.ts', import.meta.url), 'utf8');

it('finds a meaning for every code', () => {
  expect([...meaningsOf(source).keys()]).toEqual(Object.keys(ERROR_TABLE));
});

it('refuses a code without a meaning', () => {
  expect(() => errorsPage(source.replace('/** No such model', '/* No such model'))).toThrow(/MODEL_NOT_FOUND/);
});

it('is what the repository holds', () => {
  const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');
  expect(page).toBe(errorsPage(source));
});
