import { LlmError } from '@modelhaven/core';

/** Parts of a query string; undefined values are left out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * Reads a base URL. Throws `CONFIG_INVALID` (field `baseUrl`) for anything but an absolute `http:` or `https:` address.
 * The message never repeats the input: it may hold a password.
 */
export function parseBaseUrl(baseUrl: string): URL {
  let url: URL;
  try {
    url = new URL(baseUrl);
  } catch {
    throw new LlmError(
      'CONFIG_INVALID',
      'The base URL is not an absolute address; write it like https://example.com/v1.',
      { field: 'baseUrl' },
    );
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new LlmError('CONFIG_INVALID', 'The base URL must begin with http:// or https://.', { field: 'baseUrl' });
  }
  return url;
}

/**
 * Puts a path behind a base URL and keeps the base's own path and query: `https://host/api/v1` and `/models` give
 * `https://host/api/v1/models`. The result never leaves the origin or the path of the base; a path that tries to
 * (`..`, a backslash, a control character) throws `INVALID_REQUEST`.
 */
export function joinUrl(baseUrl: string | URL, path: string, query?: Query): URL {
  const base = typeof baseUrl === 'string' ? parseBaseUrl(baseUrl) : baseUrl;
  const questionMark = path.indexOf('?');
  const own = questionMark === -1 ? path : path.slice(0, questionMark);
  if (isUnsafePath(path, own)) {
    throw new LlmError('INVALID_REQUEST', 'The request path holds characters or segments that are not allowed.', {
      field: 'path',
    });
  }
  const url = new URL(base.origin);
  url.pathname = `${base.pathname.replace(/\/+$/, '')}/${own.replace(/^\/+/, '')}`;
  const parameters = new URLSearchParams(base.search);
  if (questionMark !== -1) {
    for (const [name, value] of new URLSearchParams(path.slice(questionMark + 1))) parameters.append(name, value);
  }
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined) parameters.append(name, String(value));
  }
  url.search = parameters.toString();
  return url;
}

function isUnsafePath(path: string, own: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u0020\u007f\\#]/.test(path)) return true;
  return own.split('/').some((segment) => /^(\.|%2e){1,2}$/i.test(segment));
}

/** True when both addresses have the same scheme, host and port: only then may one receive the other's key. */
export function sameOrigin(first: string | URL, second: string | URL): boolean {
  try {
    return new URL(first).origin === new URL(second).origin && new URL(first).origin !== 'null';
  } catch {
    return false;
  }
}

/** Scheme, host and port that a `location` header points to; undefined when it cannot be read. */
export function redirectTarget(requested: URL, location: string | undefined): string | undefined {
  if (location === undefined) return undefined;
  try {
    const { protocol, host } = new URL(location, requested);
    // The host is shown to people, and it is a stranger who wrote it.
    if (host.length > 255) return undefined;
    return protocol === 'http:' || protocol === 'https:' ? `${protocol}//${host}` : undefined;
  } catch {
    return undefined;
  }
}
