import { LlmError } from '@modelhaven/core';
import type { Endpoint } from './endpoint.ts';

/** The key of an endpoint: from its config, or a secret of the name that its service is known by. */
export function keyOf(endpoint: Endpoint, secret: (name: string) => string | undefined): string | undefined {
  const { apiKey, keyName } = endpoint;
  return apiKey ?? (keyName === undefined ? undefined : secret(keyName)?.trim() || undefined);
}

/** Throws `UNAUTHORIZED`, with what to set, where a call without a key cannot succeed. */
export function requireKey(endpoint: Endpoint, key: string | undefined, provider: string): void {
  if (key !== undefined || !endpoint.needsKey || hasOwnAuthorization(endpoint)) return;
  const { keyName, preset } = endpoint;
  const or = keyName === undefined ? '' : `, or the environment variable ${keyName}`;
  throw new LlmError('UNAUTHORIZED', `${preset.name} needs a key: set api_key of the provider "${provider}"${or}.`, {
    provider,
    field: 'apiKey',
  });
}

/** The headers of every request. */
export function headersOf(endpoint: Endpoint, key: string | undefined): Readonly<Record<string, string>> {
  return {
    ...(key === undefined ? {} : keyHeader(endpoint, key)),
    ...endpoint.headers,
  };
}

function keyHeader({ auth }: Endpoint, key: string): Readonly<Record<string, string>> {
  switch (auth) {
    case 'bearer':
      return { authorization: `Bearer ${key}` };
    case 'api-key':
    case 'x-api-key':
      return { [auth]: key };
    case 'none':
      return {};
  }
}

function hasOwnAuthorization({ headers }: Endpoint): boolean {
  return Object.keys(headers).some((name) => /^(authorization|api-key|x-api-key)$/i.test(name));
}
