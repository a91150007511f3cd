import { describe, expect, it } from 'vitest';
import { contentProblems, manifestProblems } from './contents.ts';

describe('contents of a tarball', () => {
  const good = ['package.json', 'README.md', 'LICENSE', 'dist/index.js', 'dist/index.d.ts', 'src/index.ts'];

  it('pass when they hold what users need', () => {
    expect(contentProblems({ name: 'x', files: good })).toEqual([]);
  });

  it.each([
    'src/a.test.ts',
    'src/__fixtures__/a.json',
    'src/testing/a.ts',
    'dist/.tsbuildinfo',
    '.env',
    'node_modules/a/index.js',
  ])('must not hold %s', (file) => {
    expect(contentProblems({ name: 'x', files: [...good, file] })).toHaveLength(1);
  });

  it('must hold code and licence', () => {
    expect(contentProblems({ name: 'x', files: ['package.json', 'README.md'] })).toHaveLength(2);
  });
});

describe('packed package.json', () => {
  it('has every range and export replaced', () => {
    expect(manifestProblems('x', '{"dependencies":{"@modelhaven/core":"^0.1.0"}}')).toEqual([]);
    expect(manifestProblems('x', '{"dependencies":{"zod":"catalog:"}}')).toHaveLength(1);
    expect(manifestProblems('x', '{"dependencies":{"a":"workspace:^"}}')).toHaveLength(1);
    expect(manifestProblems('x', '{"exports":{".":{"@modelhaven/source":"./src/index.ts"}}}')).toHaveLength(2);
  });
});
