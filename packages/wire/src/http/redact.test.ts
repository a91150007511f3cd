import { expect, test } from 'vitest';
import { redactHeaders, redactText, redactUrl, secretsOf } from './redact.ts';

test('hides the values of keys, tokens and cookies and nothing else', () => {
  const hidden = [
    'Authorization',
    'proxy-authorization',
    'x-api-key',
    'api-key',
    'X-Goog-Api-Key',
    'Ocp-Apim-Subscription-Key',
    'x-auth-token',
    'X-Auth',
    'cookie',
    'set-cookie',
    'cf-access-client-secret',
  ];
  const shown = [
    'content-type',
    'x-ratelimit-remaining-tokens',
    'anthropic-ratelimit-tokens-reset',
    'x-request-id',
    'author',
  ];
  const headers = Object.fromEntries([...hidden, ...shown].map((name) => [name, 'value']));
  expect(
    Object.entries(redactHeaders(headers))
      .filter(([, value]) => value === '[redacted]')
      .map(([name]) => name),
  ).toEqual(hidden);
});

test('hides user, password and secret parameters of an address', () => {
  expect(redactUrl('https://me:pass@host/v1?api_key=abc&key=def&limit=3&access_token=x#frag')).toBe(
    'https://host/v1?api_key=%5Bredacted%5D&key=%5Bredacted%5D&limit=3&access_token=%5Bredacted%5D',
  );
  expect(redactUrl('no address with a key=abc')).toBe('[unreadable address]');
});

test('finds a secret in each form in which it may be echoed', () => {
  const secrets = secretsOf({ authorization: 'Bearer sk/one+two=', 'x-note': 'not-a-secret' });
  expect(redactText('sk/one+two= sk%2Fone%2Btwo%3D Bearer sk/one+two= not-a-secret', secrets)).toBe(
    '[redacted] [redacted] [redacted] not-a-secret',
  );
});

test('leaves values alone that are too short to be secrets', () => {
  expect(secretsOf({ 'x-api-key': 'none' })).toEqual([]);
});
