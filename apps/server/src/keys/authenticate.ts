import { LlmError } from '@modelhaven/core';
import { toLimitValues, toSpending } from '@modelhaven/manager';
import { RefusedRequest } from '../errors/refused-request.ts';
import type { AnyReply, AnyRequest, App } from '../server-types.ts';
import { accessOf } from './access.ts';
import { type Caller, callers } from './caller.ts';
import type { KeyRecord } from './key-record.ts';
import type { KeyStore } from './key-store.ts';
import { SCOPES, type Scope } from './scopes.ts';

const REALM = 'Bearer realm="modelhaven"';

/**
 * Asks everybody for a key, before anything of their body is read, as soon as there is one; tells every route who
 * calls; and cuts the answers of a key that is revoked. Returns who sent a request, for hooks that run later.
 */
export function authenticateCallers(
  app: App,
  store: KeyStore | undefined,
): (request: AnyRequest) => Caller | undefined {
  const known = new WeakMap<AnyRequest, Caller>();

  app.addHook('onRequest', async (request, reply) => {
    const caller = await callerOf(store, request, reply);
    if (caller) known.set(request, caller);
    if (caller?.keyId !== undefined && store) cutWhenRevoked(store, caller.keyId, reply);
  });
  // Bodies arrive in events of the connection, so only what follows them runs in the context of the request.
  app.addHook('preHandler', (request, _reply, done) => {
    const caller = known.get(request);
    if (caller) callers.run(caller, done);
    else done();
  });
  return (request) => known.get(request);
}

async function callerOf(
  store: KeyStore | undefined,
  request: AnyRequest,
  reply: AnyReply,
): Promise<Caller | undefined> {
  const { operation } = request.routeOptions.config;
  const access = typeof operation === 'object' ? accessOf(operation.id) : 'public';
  const setHeaders = (headers: Readonly<Record<string, string>>) => {
    if (!reply.raw.headersSent) reply.headers(headers);
  };
  if (access === 'public') return undefined;
  if (!store?.isGuarded()) {
    // Another process may just have made the first key.
    await store?.refresh();
    if (!store?.isGuarded()) return { scopes: SCOPES, isAdmin: true, setHeaders };
  }
  const text = keyOf(request);
  if (text === undefined) throw unauthorized(reply, REALM, 'Send a key: the header "Authorization: Bearer mh_…".');
  const check = await store.check(text);
  if (check.outcome !== 'known') {
    throw unauthorized(reply, `${REALM}, error="invalid_token"`, MESSAGES[check.outcome]);
  }
  const { record } = check;
  const caller = toCaller(record, setHeaders);
  if (caller.isAdmin || access.some((scope) => record.scopes.includes(scope))) return caller;
  reply.header('www-authenticate', `${REALM}, error="insufficient_scope", scope="${access.join(' ')}"`);
  throw forbidden(access);
}

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

function toCaller(record: KeyRecord, setHeaders: Caller['setHeaders']): Caller {
  const { id, tenant, user, scopes, models, limits, budgets } = record;
  return {
    keyId: id,
    // A key without a tenant is one of its own.
    tenant: tenant ?? id,
    scopes,
    isAdmin: scopes.includes('admin'),
    setHeaders,
    ...(user === undefined ? {} : { user }),
    ...(models ? { models } : {}),
    ...(limits ? { limits: toLimitValues(limits) } : {}),
    ...(budgets ? { budgets: budgets.map(toSpending) } : {}),
  };
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
export function demandScope(scope: Scope): void {
  const caller = callers.getStore();
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
