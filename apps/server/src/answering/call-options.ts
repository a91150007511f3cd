import { LlmError, type Logger } from '@modelhaven/core';
import type { ManagerCallOptions } from '@modelhaven/manager';
import { traceparentOf } from '../http/trace-requests.ts';
import type { GovernedOptions } from '../limits/govern-manager.ts';
import type { AnyReply, AnyRequest } from '../server-types.ts';
import { cacheWishes } from './cache-wishes.ts';

type PersonOptions = Pick<ManagerCallOptions, 'channel' | 'locale' | 'country' | 'conversationId'>;

/** What every call of the manager is told of the request it serves. Throws `INVALID_REQUEST` for headers that mean nothing. */
export function callOptions(
  request: AnyRequest,
  reply: AnyReply,
  signal: AbortSignal,
): GovernedOptions & { readonly logger: Logger } {
  const traceparent = traceparentOf(request);
  const trace = traceparent === undefined ? {} : { traceparent };
  const cache = cacheWishes(request.headers['cache-control']);
  const wishes = cache ? { cache } : {};
  const setHeaders: GovernedOptions['setHeaders'] = (headers) => {
    if (!reply.raw.headersSent) reply.headers(headers);
  };
  return { signal, requestId: request.id, logger: request.log, setHeaders, ...trace, ...wishes, ...personOf(request) };
}

const PERSON_HEADERS = ['channel', 'locale', 'country', 'conversation'].map((name) => `x-modelhaven-${name}`);
const NOBODY: PersonOptions = {};

/** Who is spoken to, in headers: bodies of other APIs have no place for it. */
function personOf(request: AnyRequest): PersonOptions {
  if (PERSON_HEADERS.every((name) => request.headers[name] === undefined)) return NOBODY;
  const channel = read(request, 'channel', /^(?:story|ooc)$/, 'story or ooc');
  const locale = read(request, 'locale', /^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,4}$/, 'a tag such as de-AT');
  const country = read(request, 'country', /^[A-Z]{2}$/, 'two capital letters such as AT');
  const conversationId = read(request, 'conversation', /^[\x21-\x7e]{1,200}$/, 'at most 200 visible characters');
  return {
    ...(channel === undefined ? {} : { channel: channel === 'story' ? 'story' : 'ooc' }),
    ...(locale === undefined ? {} : { locale }),
    ...(country === undefined ? {} : { country }),
    ...(conversationId === undefined ? {} : { conversationId }),
  };
}

function read({ headers }: AnyRequest, name: string, allowed: RegExp, expected: string): string | undefined {
  const field = `x-modelhaven-${name}`;
  const value = headers[field];
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'string' && allowed.test(value)) return value;
  throw new LlmError('INVALID_REQUEST', `The header ${field} must be ${expected}.`, { field });
}
