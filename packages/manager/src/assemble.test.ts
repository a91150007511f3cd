import type { ProviderDefinition } from '@modelhaven/core';
import { createScriptedProvider } from '@modelhaven/provider-testkit';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { assemble, catalogOf } from './assemble.ts';
import { loadConfig } from './config/load.ts';

function definitionOf<Config>(kind: string, config: { parse(input: unknown): Config }) {
  const made: { id: string; config: Config }[] = [];
  const definition: ProviderDefinition<Config> = {
    kind,
    config,
    create(id, parsed) {
      made.push({ id, config: parsed });
      return createScriptedProvider({ id, kind });
    },
  };
  return { definition, made };
}

const local = () => definitionOf('local', z.strictObject({ modelsDir: z.string().optional() }));
const custom = () =>
  definitionOf(
    'custom',
    z.strictObject({ apiType: z.enum(['openai', 'anthropic']), baseUrl: z.string(), apiKey: z.string() }),
  );

test('makes what the configuration describes, and answers', async () => {
  const [own, other] = [local(), custom()];
  const config = await loadConfig({ environment: { OPENAI_API_KEY: 'k' } });
  const manager = await assemble({ config, catalog: catalogOf(own.definition, other.definition) });
  expect(other.made).toEqual([
    { id: 'openai', config: { apiType: 'openai', baseUrl: 'https://api.openai.com/v1', apiKey: 'k' } },
  ]);
  expect((await manager.generateText('Hi')).text).toBe('Hello.');
  expect(await manager.resolve('openai/model-a')).toEqual(['openai/model-a']);
  await manager.close();
});

test('leaves out what is on by default and not shipped, refuses what was asked for', async () => {
  const { definition } = custom();
  const config = await loadConfig({ environment: { OPENAI_API_KEY: 'k' } });
  const manager = await assemble({ config, catalog: [definition] });
  expect((await manager.providers()).map(({ id }) => id)).toEqual(['openai']);
  await manager.close();
  const asked = await loadConfig({ text: 'model_management: { providers: { ollama: {} } }', environment: {} });
  await expect(assemble({ config: asked, catalog: [definition] })).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    details: { issues: [{ path: 'model_management.providers.ollama' }] },
  });
});

test('reports what providers refuse with paths as the file has them', async () => {
  const text = `
model_management:
  providers:
    local: { models_cache_dir: ./m, preferred_models: [a], idle_minutes: 5 }
    custom_api: { custom_providers: { acme: { api_type: acme, base_url: http://acme.example, api_key: k } } }
`;
  const config = await loadConfig({ text, environment: {} });
  await expect(assemble({ config, catalog: [local().definition, custom().definition] })).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    details: {
      issues: [
        {
          path: 'model_management.providers.local.idle_minutes',
          message: '"idle_minutes" is not known here.',
        },
        { path: 'model_management.providers.custom_api.custom_providers.acme.api_type' },
      ],
    },
  });
});
