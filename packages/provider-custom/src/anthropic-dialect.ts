import type { HttpClient } from '@modelhaven/wire';
import { ANTHROPIC_VERSION, createAnthropicClient } from '@modelhaven/wire/anthropic';
import { extraFields } from './adapt-request.ts';
import type { Dialect } from './dialect.ts';
import type { Endpoint } from './endpoint.ts';
import { fromAnthropicModel } from './map-anthropic-model.ts';

/** An endpoint that speaks the Messages API. */
export function createAnthropicDialect(endpoint: Endpoint, http: HttpClient, now: () => number): Dialect {
  const version = Object.entries(endpoint.headers).find(([name]) => name.toLowerCase() === 'anthropic-version')?.[1];
  const client = createAnthropicClient({ http, now, ...(version === undefined ? {} : { version }) });
  // Later versions of the API take no sampling parameters, from whichever model.
  const isLater = version !== undefined && version > ANTHROPIC_VERSION;
  const quirks = { ...(isLater ? { sampling: false } : {}), ...endpoint.anthropicQuirks };
  return {
    async list(options) {
      return (await client.list(options)).map(fromAnthropicModel);
    },
    async generate(request, options) {
      const extraBody = extraFields(request);
      return client.generate(request, { ...options, quirks, ...(extraBody === undefined ? {} : { extraBody }) });
    },
    stream(request, options) {
      const extraBody = extraFields(request);
      return client.stream(request, { ...options, quirks, ...(extraBody === undefined ? {} : { extraBody }) });
    },
    countTokens: (request, options) => client.countTokens(request, { ...options, quirks }),
    close: () => http.close(),
  };
}
