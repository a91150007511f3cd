import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openKeyFile } from '../keys/key-file.ts';
import { type KeyStore, openKeyStore } from '../keys/key-store.ts';
import { silentServerLogger } from '../logging.ts';
import { createScriptedManager } from '../testing/scripted-manager.ts';
import { buildTestServer } from '../testing/test-server.ts';
import { openAuditLog } from './audit-log.ts';

let folder: string;
let keys: KeyStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'modelhaven-audit-'));
  keys = await openKeyStore({ file: openKeyFile(folder), now: Date.now });
});
afterAll(async () => {
  keys.close();
  await rm(folder, { recursive: true });
});

it('every management action is recorded with who, what and when, and no secret', async () => {
  const audit = openAuditLog(folder, silentServerLogger());
  const admin = await keys.create({ name: 'admin', scopes: ['admin'] });
  const user = await keys.create({ name: 'user', scopes: ['inference'] });
  const app = buildTestServer(createScriptedManager(), { keys, audit });
  const call = (key: string, method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) =>
    app.inject({ method, url, headers: { authorization: `Bearer ${key}` }, ...(payload ? { payload } : {}) });

  const made = await call(admin.key, 'POST', '/api/v1/keys', { name: 'guest', scopes: ['inference'] });
  expect(made.statusCode).toBe(200);
  await call(user.key, 'POST', '/api/v1/keys', { name: 'mine', scopes: ['admin'] });
  await call('mh_wrong', 'POST', '/api/v1/models/load/local/demo');
  await call(admin.key, 'POST', '/api/v1/models/load/local/demo');
  await call(admin.key, 'GET', '/api/v1/keys');
  await call(user.key, 'POST', '/v1/chat/completions', { model: 'auto', messages: [{ role: 'user', content: 'Hi' }] });

  const { entries } = (await call(admin.key, 'GET', '/api/v1/audit')).json();
  expect(entries).toMatchObject([
    { action: 'loadModel', by: admin.record.id, target: { path: 'local/demo' } },
    { action: 'loadModel', by: 'unknown', status: 401 },
    { action: 'createKey', by: 'unknown', status: 403 },
    { action: 'createKey', by: admin.record.id, status: 200, target: { name: 'guest', scopes: '["inference"]' } },
  ]);
  expect((await call(user.key, 'GET', '/api/v1/audit')).statusCode).toBe(403);
  expect((await call(admin.key, 'GET', '/api/v1/audit?limit=1')).json().entries).toHaveLength(1);

  const file = join(folder, 'audit', 'management.jsonl');
  const text = await readFile(file, 'utf8');
  for (const secret of [admin.key, user.key, made.json().key]) expect(text).not.toContain(secret.slice(-20));
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o077).toBe(0);
  // Another process goes on at the end.
  openAuditLog(folder, silentServerLogger()).add({ at: 1, action: 'reload', by: 'signal', status: 200 });
  expect(text.split('\n').filter(Boolean)).toHaveLength(4);
});

it('of many settings that are changed at once every one is recorded', async () => {
  const audit = openAuditLog(await mkdtemp(join(folder, 'many-')), silentServerLogger());
  const app = buildTestServer(createScriptedManager(), { keys, audit });
  const admin = await keys.create({ name: 'changer', scopes: ['admin'] });
  const headers = { authorization: `Bearer ${admin.key}` };
  const changes = Array.from({ length: 100 }, (_, index) => ({ path: `model_management.setting_${index}`, value: 1 }));
  await app.inject({ method: 'POST', url: '/api/v1/config', headers, payload: { changes } });
  const { entries } = (await app.inject({ method: 'GET', url: '/api/v1/audit', headers })).json();
  expect(entries[0]).toMatchObject({ action: 'changeConfiguration' });
  for (const { path } of changes) expect(entries[0].target.changes).toContain(`"${path}"`);
});
