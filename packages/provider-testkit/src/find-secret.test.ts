import { expect, test } from 'vitest';
import { findSecret } from './find-secret.ts';

const secret = 'sk-canary-0123+4567/89';

test.each<[string, unknown]>([
  ['a text', `Bearer ${secret}`],
  ['a property that is not listed', Object.defineProperty({}, 'hidden', { value: secret, enumerable: false })],
  ['a symbol', { [Symbol('key')]: { deep: [secret] } }],
  ['the cause of a cause', new Error('a', { cause: new Error('b', { cause: new Error(secret) }) })],
  ['an error of several', new AggregateError([new Error(secret)])],
  ['a map', new Map([[{ id: 1 }, new Set([secret])]])],
  ['a key', { [secret]: 1 }],
  ['headers', new Headers({ authorization: secret })],
  ['bytes', { body: Buffer.from(`x${secret}x`) }],
  ['an address', new URL(`http://host/?key=${encodeURIComponent(secret)}`)],
  ['base64', `Basic ${Buffer.from(secret).toString('base64')}`],
  ['a function with properties', Object.assign(() => {}, { key: secret })],
])('finds it in %s', (_, value) => {
  expect(findSecret(value, secret)).toBeDefined();
});

test('says where, survives circles and getters that throw, and finds nothing where nothing is', () => {
  const circle: Record<string, unknown> = { name: 'sk-other' };
  circle['self'] = circle;
  Object.defineProperty(circle, 'trap', {
    get() {
      throw new Error('no');
    },
  });
  expect(findSecret(circle, secret)).toBeUndefined();
  expect(findSecret({ a: { b: [1, secret] } }, secret)).toBe('value.a.b.1');
});
