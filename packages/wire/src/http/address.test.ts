import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinUrl, redirectTarget, sameOrigin } from './address.ts';

test.each([
  ['https://host/api/v1', '/models', 'https://host/api/v1/models'],
  ['https://host/api/v1/', 'models', 'https://host/api/v1/models'],
  ['https://host', '/models?limit=2', 'https://host/models?limit=2'],
  ['https://host/v1?api-version=3', '/models?limit=2', 'https://host/v1/models?api-version=3&limit=2'],
  ['http://[::1]:8080/v1', '/models', 'http://[::1]:8080/v1/models'],
  ['https://host/v1', '//elsewhere.example/models', 'https://host/v1/elsewhere.example/models'],
  ['https://host/v1', 'https://elsewhere.example/', 'https://host/v1/https://elsewhere.example/'],
  ['https://host/v1', '/models/meta%2Fllama:free', 'https://host/v1/models/meta%2Fllama:free'],
])('%s and %s give %s', (base, path, expected) => {
  expect(joinUrl(base, path).href).toBe(expected);
});

test.each(['/../admin', '/a/%2E%2e/b', '/a/./b', '/a\\b', '/a b', '/a\nb', '/a#b'])('refuses the path %j', (path) => {
  expect(() => joinUrl('https://host/v1', path)).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }));
});

test('never leaves the origin and the path of the base', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.webPath()), (path) => {
      let url: URL;
      try {
        url = joinUrl('https://host:8443/api/v1', path);
      } catch (error) {
        expect(error).toMatchObject({ code: 'INVALID_REQUEST' });
        return;
      }
      expect(url.origin).toBe('https://host:8443');
      expect(url.pathname.startsWith('/api/v1/')).toBe(true);
    }),
  );
});

test('a base URL that is wrong is not repeated in the error', () => {
  expect(() => joinUrl('user:secret@host', '/')).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining('secret') }),
  );
});

test('knows one origin from another', () => {
  expect(sameOrigin('https://host/v1', 'https://host:443/other')).toBe(true);
  expect(sameOrigin('https://host', 'http://host')).toBe(false);
  expect(sameOrigin('https://host', 'https://host.example')).toBe(false);
  expect(sameOrigin('https://host', '/relative')).toBe(false);
  expect(sameOrigin('data:text/plain,a', 'data:text/plain,a')).toBe(false);
});

test('reads where a redirect points', () => {
  const requested = new URL('https://host/v1/models');
  expect(redirectTarget(requested, '/login?token=1')).toBe('https://host');
  expect(redirectTarget(requested, '//other.example:81/x')).toBe('https://other.example:81');
  expect(redirectTarget(requested, 'javascript:alert(1)')).toBeUndefined();
  expect(redirectTarget(requested, 'http://[')).toBeUndefined();
  expect(redirectTarget(requested, undefined)).toBeUndefined();
});
