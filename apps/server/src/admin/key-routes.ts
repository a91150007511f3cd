import { LlmError } from '@modelhaven/core';
import type { z } from 'zod';
import { RefusedRequest } from '../errors/refused-request.ts';
import type { KeySettings, KeyStore } from '../keys/key-store.ts';
import type { AnyRequest, App } from '../server-types.ts';
import { createdKeySchema, createKeySchema, keyListSchema, keySchema, rotateKeySchema } from './key-schemas.ts';
import { toShownKey } from './to-shown-key.ts';

const PARAMETERS = { id: 'Id of the key: the 12 characters after `mh_`.' };

/** `/api/v1/keys`: who may come in. Every change is noted in the log, with who made it. */
export function addKeyRoutes(app: App, store: KeyStore | undefined, now: () => number): void {
  const keys = (): KeyStore => {
    if (store) return store;
    throw new LlmError('UNSUPPORTED', 'This server keeps no keys: it was built without a place for them.');
  };
  const audit = (request: AnyRequest, action: string, key: string) =>
    request.log.info({ audit: action, key, by: request.caller?.keyId ?? 'local' }, `key ${action}`);

  app.get(
    '/api/v1/keys',
    {
      config: {
        operation: {
          id: 'listKeys',
          tag: 'Access',
          summary: 'List all keys',
          description: 'Also those that were revoked. Secrets are never shown again.',
          responses: { 200: { description: 'The keys.', schema: keyListSchema } },
        },
      },
    },
    async () => {
      await keys().refresh();
      return {
        keys: keys()
          .document()
          .keys.map((record) => toShownKey(record, now())),
      };
    },
  );

  app.get(
    '/api/v1/keys/self',
    {
      config: {
        operation: {
          id: 'getOwnKey',
          tag: 'Access',
          summary: 'Show the key that this request came with',
          responses: { 200: { description: 'The key.', schema: keySchema } },
        },
      },
    },
    ({ caller }) => {
      const id = caller?.keyId;
      const record =
        id === undefined
          ? undefined
          : keys()
              .document()
              .keys.find((each) => each.id === id);
      if (!record)
        throw new RefusedRequest(404, 'This server asks nobody for a key. POST /api/v1/keys makes the first.');
      return toShownKey(record, now());
    },
  );

  app.post(
    '/api/v1/keys',
    {
      schema: { body: createKeySchema },
      config: {
        operation: {
          id: 'createKey',
          tag: 'Access',
          summary: 'Make a key',
          description:
            'With the first key the server begins to ask everybody for one: give that one the scope `admin`.',
          bodyExample: { name: 'story app', scopes: ['inference', 'read'], models: ['local/*'], tenant: 'stories' },
          responses: { 200: { description: 'The key, shown this once.', schema: createdKeySchema } },
        },
      },
    },
    async (request, reply) => {
      const { key, record } = await keys().create(withoutUndefined(request.body));
      audit(request, 'created', record.id);
      reply.header('cache-control', 'no-store');
      return { ...toShownKey(record, now()), key };
    },
  );

  app.post(
    '/api/v1/keys/:id/rotate',
    {
      schema: { body: rotateKeySchema },
      config: {
        operation: {
          id: 'rotateKey',
          tag: 'Access',
          summary: 'Give a key a new secret',
          path: '/api/v1/keys/{id}/rotate',
          parameters: PARAMETERS,
          bodyExample: { grace_seconds: 86_400 },
          responses: { 200: { description: 'The key, shown this once.', schema: createdKeySchema } },
        },
      },
    },
    async (request, reply) => {
      const id = knownId(keys(), request);
      const { key, record } = await keys().rotate(id, request.body.grace_seconds * 1_000);
      audit(request, 'rotated', id);
      reply.header('cache-control', 'no-store');
      return { ...toShownKey(record, now()), key };
    },
  );

  app.delete(
    '/api/v1/keys/:id',
    {
      config: {
        operation: {
          id: 'revokeKey',
          tag: 'Access',
          summary: 'Revoke a key',
          description:
            'At once: answers that are under way with it are cut. It stays in the list, and never counts again.',
          path: '/api/v1/keys/{id}',
          parameters: PARAMETERS,
          responses: { 200: { description: 'It is revoked.', schema: keySchema } },
        },
      },
    },
    async (request) => {
      const id = knownId(keys(), request);
      // Said before it is done: whoever revokes their own key does not read on.
      audit(request, 'revoked', id);
      return toShownKey(await keys().revoke(id), now());
    },
  );
}

function knownId(store: KeyStore, { params }: Pick<AnyRequest, 'params'>): string {
  const { id } = params as { readonly id: string };
  if (store.document().keys.some((key) => key.id === id)) return id;
  throw new RefusedRequest(404, 'There is no key of this id. GET /api/v1/keys lists them.');
}

function withoutUndefined(body: z.output<typeof createKeySchema>): KeySettings {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as unknown as KeySettings;
}
