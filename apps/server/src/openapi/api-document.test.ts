import { createHardwareProbe } from '@modelhaven/hardware';
import { DEFAULT_HARDWARE_SETTINGS } from '@modelhaven/manager';
import { createLedger } from '@modelhaven/monitoring';
import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createGovernor } from '../limits/governor.ts';
import { DEFAULT_LIMITS } from '../options.ts';
import { addAllRoutes } from '../routes/all-routes.ts';
import type { ZodTypes } from '../server-types.ts';
import { createScriptedManager } from '../testing/scripted-manager.ts';
import { buildTestServer } from '../testing/test-server.ts';
import type { ApiDocument } from './api-document.ts';
import { collectOperations } from './collect-operations.ts';
import { createSchemaWriter } from './json-schema.ts';

const app = buildTestServer(createScriptedManager());
const document: ApiDocument = (await app.inject('/openapi.json')).json();
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

function collectRefs(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : collectRefs(inner),
  );
}

describe('the API document', () => {
  it('names its version and itself', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.info).toMatchObject({ title: 'Modelhaven', version: expect.any(String) });
  });

  it.each([
    ['get', '/healthz'],
    ['get', '/readyz'],
    ['get', '/openapi.json'],
    ['get', '/docs'],
    ['get', '/v1/models'],
    ['get', '/v1/models/{model}'],
    ['post', '/v1/chat/completions'],
    ['post', '/v1/completions'],
    ['post', '/v1/embeddings'],
    ['post', '/v1/rerank'],
    ['post', '/v1/messages'],
    ['post', '/v1/messages/count_tokens'],
    ['post', '/api/v1/models/generate'],
    ['get', '/api/v1/models/available'],
    ['get', '/api/v1/models/free'],
    ['get', '/api/v1/models/affordable'],
    ['post', '/api/v1/models/select'],
    ['post', '/api/v1/models/test'],
    ['get', '/api/v1/models/status'],
    ['post', '/api/v1/models/load/{provider}/{model}'],
    ['delete', '/api/v1/models/unload/{model}'],
    ['get', '/api/v1/models/performance'],
    ['get', '/api/v1/models/performance/{model}'],
    ['get', '/api/v1/models/fallback/statistics'],
    ['post', '/api/v1/models/fallback/reset/{model}'],
    ['post', '/api/v1/models/fallback/isolate/{model}'],
    ['get', '/api/v1/models/health'],
    ['get', '/api/v1/providers'],
    ['get', '/api/v1/alerts'],
    ['get', '/api/v1/requests'],
    ['get', '/api/v1/requests/{id}'],
    ['delete', '/api/v1/requests'],
    ['post', '/api/v1/safety/check'],
    ['post', '/v1/moderations'],
    ['post', '/v1/responses'],
    ['get', '/v1/responses/{id}'],
    ['delete', '/v1/responses/{id}'],
    ['get', '/api/tags'],
    ['get', '/api/ps'],
    ['get', '/api/version'],
    ['post', '/api/show'],
    ['post', '/api/chat'],
    ['post', '/api/generate'],
    ['post', '/api/embed'],
  ])('has %s %s', (method, path) => {
    expect(document.paths[path]?.[method]).toBeDefined();
  });

  it('lets no route in that nobody describes', () => {
    const bare = buildTestServer(createScriptedManager());
    expect(() => bare.get('/secret', async () => ({}))).toThrow(/no description/);
  });

  it('gives every operation a unique id, a known tag, a summary and answers', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const tags = document.tags.map(({ name }) => name);
    for (const { operation, path } of operations) {
      expect(tags, path).toContain(operation.tags[0]);
      expect(operation.summary, path).toMatch(/^[A-Z]/);
      expect(Object.keys(operation.responses).length, path).toBeGreaterThan(1);
      for (const response of Object.values(operation.responses)) expect(response.description).not.toBe('');
    }
  });

  it('declares the parameters of every path, once', () => {
    for (const { path, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      expect(declared.map(({ name }) => name)).toEqual(inPath);
      const all = (operation.parameters ?? []).map(({ name, in: where }) => `${where} ${name}`);
      expect(new Set(all).size).toBe(all.length);
    }
  });

  it('points nowhere else than into itself', () => {
    const refs = collectRefs(document);
    expect(refs.length).toBeGreaterThan(20);
    for (const ref of refs) {
      expect(ref).toMatch(/^#\/components\/schemas\//);
      expect(document.components.schemas).toHaveProperty([ref.slice('#/components/schemas/'.length)]);
    }
    expect(JSON.stringify(document)).not.toContain('$defs');
  });

  it('says what queries are read as', () => {
    const parameters = document.paths['/api/v1/models/available']?.['get']?.parameters ?? [];
    const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
    expect(byName.get('free_only')).toMatchObject({ required: false, schema: { type: 'boolean' } });
    expect(byName.get('limit')).toMatchObject({
      required: false,
      schema: { type: 'integer', maximum: 1000, default: 100 },
    });
  });

  it('lets no two schemas have one name', () => {
    const writer = createSchemaWriter();
    const first = z.strictObject({ a: z.string() }).meta({ id: 'TakenName' });
    const wrapped = z.strictObject({ inner: first });
    writer.write(wrapped, 'output');
    expect(() => writer.write(wrapped, 'output')).not.toThrow();
    z.globalRegistry.remove(first);
    const second = z.strictObject({ b: z.number() }).meta({ id: 'TakenName' });
    expect(() => writer.write(z.strictObject({ inner: second }), 'output')).toThrow('called TakenName');
  });

  it('gives examples that its own routes accept', async () => {
    const examples = operations.flatMap(({ path, method, operation }) => {
      const example = operation.requestBody?.content['application/json']?.example;
      // Keys and the configuration need files of their own; their examples are tried with them.
      const needsFiles = operation.tags.includes('Access') || operation.operationId === 'changeConfiguration';
      const isTried = method === 'post' && operation.requestBody && !needsFiles;
      return isTried ? [{ path, example }] : [];
    });
    expect(examples.length).toBeGreaterThan(5);
    for (const { path, example } of examples) {
      const { statusCode } = await app.inject({ method: 'POST', url: path, payload: example as object });
      expect(statusCode, path).toBe(200);
    }
  });

  it('gives examples of answers that keep to its schemas', () => {
    const bare = Fastify().withTypeProvider<ZodTypes>();
    bare.setValidatorCompiler(() => () => true);
    const registered = collectOperations(bare);
    const manager = createScriptedManager();
    const hardware = createHardwareProbe();
    const ledger = createLedger();
    const source = () => ({ limits: { perModel: [] }, budgets: [] });
    const context = {
      manager,
      hardware,
      hardwareSettings: DEFAULT_HARDWARE_SETTINGS,
      ledger,
      governor: createGovernor({ ledger, now: () => 0, source }),
      limits: DEFAULT_LIMITS,
      keepAliveMs: 1,
      usageStepMs: 60_000,
      liveEvents: true,
      version: '0',
      now: () => 0,
      startedAt: 0,
    };
    addAllRoutes(bare, { ...context, isClosing: () => false }, registered);
    const answers = registered
      .flatMap(({ responses }) => Object.values(responses))
      .filter(({ example }) => example !== undefined);
    expect(answers.length).toBeGreaterThan(2);
    for (const { schema, example } of answers) expect(schema?.parse(example)).toEqual(example);
  });
});
