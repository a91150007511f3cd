import { LlmError } from '@modelhaven/core';
import { toLimitValues, toSpending } from '@modelhaven/manager';
import { RefusedRequest } from '../errors/refused-request.ts';
import type { AnyReply, AnyRequest, App } from '../server-types.ts';
import { accessOf } from './access.ts';
import type { Caller } from './caller.ts';
import type { KeyRecord } from './key-record.ts';
import type { KeyStore } from './key-store.ts';
import { SCOPES, type Scope } from './scopes.ts';

const REALM = 'Bearer realm="modelhaven"';

/**
 * Asks everybody for a key, before anything of their body is read, as soon as there is one; tells every route who
 * calls; and cuts the answers of a key that is revoked.
 */
export function authenticateCallers(app: App, store: KeyStore | undefined): void {
  app.decorateRequest('caller', undefined);
  app.addHook('onRequest', (request, reply, done) => {
    const { operation } = request.routeOptions.config;
    const access = typeof operation === 'object' ? accessOf(operation.id) : 'public';
    if (access === 'public') return done();
    const settle = () => {
      let failure: Error | undefined;
      try {
        request.caller = callerOf(store, access, request, reply);
      } catch (thrown) {
        failure = thrown as Error;
      }
      done(failure);
    };
    // Another process may just have made, changed or revoked a key, or made the first one.
    if (!store || store.isFresh()) settle();
    else store.refresh().then(settle, done);
  });
}

function callerOf(store: KeyStore | undefined, access: readonly Scope[], request: AnyRequest, reply: AnyReply): Caller {
  if (!store?.isGuarded()) return EVERYBODY;
  const text = keyOf(request);
  if (text === undefined) throw unauthorized(reply, REALM, 'Send a key: the header "Authorization: Bearer mh_…".');
  const check = store.checkKnown(text);
  if (check.outcome !== 'known') {
    throw unauthorized(reply, `${REALM}, error="invalid_token"`, MESSAGES[check.outcome]);
  }
  const { record } = check;
  const caller = known.get(record) ?? toCaller(record);
  if (!caller.isAdmin && !access.some((scope) => record.scopes.includes(scope))) {
    reply.header('www-authenticate', `${REALM}, error="insufficient_scope", scope="${access.join(' ')}"`);
    throw forbidden(access);
  }
  cutWhenRevoked(store, record.id, reply);
  return caller;
}

/** Where the server has no keys. */
const EVERYBODY: Caller = { scopes: SCOPES, isAdmin: true };

const MESSAGES = {
  unknown: 'This key is not known here.',
  expired: 'This key has expired. Ask for a new one.',
  revoked: 'This key was revoked. Ask for a new one.',
} as const;

/** The key of a request, where clients of OpenAI, Ollama or Anthropic put it. */
function keyOf({ headers }: AnyRequest): string | undefined {
  const own = headers['x-api-key'];
  if (typeof own === 'string' && own !== '') return own.trim();
  return /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
}

/** A record is replaced and never changed. */
const known = new WeakMap<KeyRecord, Caller>();

function toCaller(record: KeyRecord): Caller {
  const { id, tenant, user, scopes, models, limits, budgets } = record;
  const caller: Caller = {
    keyId: id,
    // A key without a tenant is one of its own.
    tenant: tenant ?? id,
    scopes,
    isAdmin: scopes.includes('admin'),
    ...(user === undefined ? {} : { user }),
    ...(models ? { models } : {}),
    ...(limits ? { limits: toLimitValues(limits) } : {}),
    ...(budgets ? { budgets: budgets.map(toSpending) } : {}),
  };
  known.set(record, caller);
  return caller;
}

function unauthorized(reply: AnyReply, challenge: string, message: string): LlmError {
  reply.header('www-authenticate', challenge);
  return new LlmError('UNAUTHORIZED', message);
}

/** A key that counts, and may not do this. */
export function forbidden(scopes: readonly Scope[]): LlmError {
  const which = scopes.map((scope) => `"${scope}"`).join(' or ');
  return new LlmError('UNAUTHORIZED', `This key has not the scope ${which}.`, { status: 403 });
}

/** Throws where the caller of this request is not an admin: for what a route can do beside what it is for. */
export function demandScope({ caller }: Pick<AnyRequest, 'caller'>, scope: Scope): void {
  if (caller && !caller.isAdmin && !caller.scopes.includes(scope)) throw forbidden([scope]);
}

/** Nobody reads on with a key that was revoked; who has a stolen one least of all. */
function cutWhenRevoked(store: KeyStore, keyId: string, reply: AnyReply): void {
  const end = store.subscribe(({ keys }) => {
    if (keys.find(({ id }) => id === keyId)?.revoked_at !== undefined) reply.raw.destroy();
  });
  reply.raw.once('close', end);
}

/** What a caller sees of what is not theirs: as if it were not there. */
export function notFound(message: string): RefusedRequest {
  return new RefusedRequest(404, message);
}
