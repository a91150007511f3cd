import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialectOf } from '../errors/dialect-of.ts';
import type { App } from '../server-types.ts';
import { createScriptedManager } from '../testing/scripted-manager.ts';
import { buildTestServer } from '../testing/test-server.ts';
import { ACCESS, accessOf } from './access.ts';
import { openKeyFile } from './key-file.ts';
import { type KeyStore, openKeyStore } from './key-store.ts';
import { SCOPES, type Scope } from './scopes.ts';

const folder = mkdtempSync(join(tmpdir(), 'modelhaven-access-'));
let store: KeyStore;
let app: App;
const keys: Record<Scope | 'expired' | 'revoked', string> = {} as never;

interface Route {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
}
/** All that the server has, from its own document, so that a new one is here by itself. */
const routes: readonly Route[] = await (async () => {
  const bare = buildTestServer(createScriptedManager());
  const document = (await bare.inject('/openapi.json')).json();
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, { operationId: string }>).map(([method, { operationId }]) => ({
      id: operationId,
      method: method.toUpperCase() as Route['method'],
      path: path.replace('{provider}', 'local').replace(/\{\w+\}/, 'demo'),
    })),
  );
})();

beforeAll(async () => {
  store = await openKeyStore({ file: openKeyFile(folder), now: Date.now, refreshMs: 0 });
  for (const scope of SCOPES) keys[scope] = (await store.create({ name: scope, scopes: [scope] })).key;
  keys.expired = (await store.create({ name: 'old', scopes: ['admin'], expires_at: Date.now() - 1 })).key;
  const { key, record } = await store.create({ name: 'gone', scopes: ['admin'] });
  keys.revoked = key;
  await store.revoke(record.id);
  // An answer, whatever is asked: what routes do is tested elsewhere.
  app = buildTestServer(createScriptedManager(), { keys: store, liveEvents: false });
});
afterAll(async () => {
  await app.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function ask({ method, path }: Route, headers: Record<string, string> = {}) {
  const answer = await app.inject({ method, url: path, headers, ...(method === 'POST' ? { payload: {} } : {}) });
  return { status: answer.statusCode, headers: answer.headers, body: answer.body };
}

/** Where each dialect has its words. */
function messageOf(path: string, body: string): unknown {
  const value = JSON.parse(body);
  switch (dialectOf({ url: path, headers: {} })) {
    case 'ollama':
      return value.error;
    case 'anthropic':
      return value.type === 'error' && value.error.message;
    default:
      return value.error.message;
  }
}

describe('access', () => {
  it('is decided for every route, and for no route that there is not', () => {
    expect(routes.length).toBeGreaterThan(40);
    expect(routes.map(({ id }) => id).filter((id) => !Object.hasOwn(ACCESS, id))).toEqual([]);
    const ids = new Set(routes.map(({ id }) => id));
    expect(Object.keys(ACCESS).filter((id) => !ids.has(id))).toEqual([]);
  });

  it('is for admins where nobody decided', () => {
    expect(accessOf('somethingNew')).toEqual(['admin']);
    expect(accessOf('constructor')).toEqual(['admin']);
  });

  describe.each(routes)('$method $path', (route) => {
    const access = accessOf(route.id);

    if (access === 'public') {
      it('is open to everybody', async () => {
        expect((await ask(route)).status).not.toBe(401);
        expect((await ask(route, { authorization: 'Bearer nonsense' })).status).not.toBe(401);
      });
      return;
    }

    it('refuses who has no key, a wrong one, an expired or a revoked one', async () => {
      const [id] = /^mh_([a-z0-9]{12})/.exec(keys.admin) ?? [];
      const wrong = [
        {},
        { authorization: 'Basic bWg6eA==' },
        { authorization: 'Bearer sk-other' },
        { authorization: `Bearer ${id}_${'A'.repeat(43)}` },
        { 'x-api-key': `${keys.admin}x` },
        { authorization: `Bearer ${keys.expired}` },
        { 'x-api-key': keys.revoked },
      ] as Record<string, string>[];
      for (const headers of wrong) {
        const { status, headers: answered, body } = await ask(route, headers);
        expect(status).toBe(401);
        const challenge = String(answered['www-authenticate']);
        expect(challenge).toMatch(/^Bearer realm="modelhaven"/);
        expect(/error="invalid_token"/.test(challenge)).toBe(/Bearer|mh_/.test(JSON.stringify(headers)));
        expect(messageOf(route.path, body)).toMatch(/key/);
        for (const key of Object.values(keys)) expect(body + challenge).not.toContain(key.slice(17));
      }
    });

    it('takes the scopes that are enough, and no others', async () => {
      for (const scope of SCOPES) {
        const mayPass = scope === 'admin' || access.includes(scope);
        const { status, headers, body } = await ask(route, { authorization: `Bearer ${keys[scope]}` });
        if (mayPass) {
          expect([401, 403]).not.toContain(status);
          continue;
        }
        expect(status).toBe(403);
        expect(headers['www-authenticate']).toContain('error="insufficient_scope"');
        expect(messageOf(route.path, body)).toMatch(/has not the scope/);
      }
    });
  });
});
