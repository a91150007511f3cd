import { LlmError } from '@modelhaven/core';
import { expect, test } from 'vitest';
import { mapTransportFailure } from './map-transport-failure.ts';

const coded = (code: string, message = code) => Object.assign(new Error(message), { code });
const map = (thrown: unknown, hasBegun = false) =>
  mapTransportFailure(thrown, { host: 'box:1', provider: 'box', hasBegun });

test.each([
  [coded('ENOTFOUND'), 'UNAVAILABLE', /cannot be found/],
  [coded('EAI_AGAIN'), 'UNAVAILABLE', /cannot be found/],
  [coded('ECONNREFUSED'), 'UNAVAILABLE', /Nothing answers at box:1/],
  [coded('EHOSTUNREACH'), 'UNAVAILABLE', /no way/],
  [coded('UND_ERR_CONNECT_TIMEOUT'), 'UNAVAILABLE', /could not be reached in time/],
  [coded('UND_ERR_HEADERS_TIMEOUT'), 'TIMEOUT', /did not answer in time/],
  [coded('UND_ERR_BODY_TIMEOUT'), 'TIMEOUT', /fell silent/],
  [coded('DEPTH_ZERO_SELF_SIGNED_CERT'), 'UNAVAILABLE', /NODE_EXTRA_CA_CERTS/],
  [coded('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'UNAVAILABLE', /NODE_EXTRA_CA_CERTS/],
  [coded('CERT_HAS_EXPIRED'), 'UNAVAILABLE', /expired/],
  [coded('ERR_TLS_CERT_ALTNAME_INVALID'), 'UNAVAILABLE', /another name/],
  [coded('EPROTO'), 'UNAVAILABLE', /http:\/\/ rather than/],
  [coded('UND_ERR_HEADERS_OVERFLOW'), 'BAD_RESPONSE', /more headers/],
  [coded('SOMETHING_NEW'), 'UNAVAILABLE', /\(SOMETHING_NEW\)/],
  ['a string', 'UNAVAILABLE', /connection to box:1 failed\./],
  [new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')], ''), 'UNAVAILABLE', /Nothing answers/],
  [new Error('fetch failed', { cause: coded('ENOTFOUND') }), 'UNAVAILABLE', /cannot be found/],
])('%s is %s', (thrown, code, message) => {
  const error = map(thrown);
  expect([error.code, error.details.provider]).toEqual([code, 'box']);
  expect(error.message).toMatch(message);
});

test('once the answer has begun, only silence is no interruption', () => {
  expect(map(coded('ECONNRESET'), true).code).toBe('STREAM_INTERRUPTED');
  expect(map(coded('UND_ERR_SOCKET'), true).code).toBe('STREAM_INTERRUPTED');
  expect(map(coded('UND_ERR_BODY_TIMEOUT'), true).code).toBe('TIMEOUT');
});

test('keeps an error of ours as it is, and of others only name, code and message', () => {
  const ours = new LlmError('ABORTED', 'gone');
  expect(map(ours)).toBe(ours);
  const theirs = Object.assign(coded('UND_ERR_SOCKET', 'closed'), { socket: { secret: 'bytes' }, data: 'bytes' });
  const { cause } = map(theirs);
  expect(cause).toMatchObject({ message: 'closed', code: 'UND_ERR_SOCKET' });
  expect(Object.keys(cause as object)).toEqual(['name', 'code']);
});
