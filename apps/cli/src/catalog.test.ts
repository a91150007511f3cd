import { loadConfig } from '@modelhaven/manager';
import { expect, it } from 'vitest';
import { catalogFor, shipped } from './catalog.ts';

const kindsFor = async (text: string) =>
  (await catalogFor(await loadConfig({ text, environment: {} }))).map(({ kind }) => kind);

it('reads the providers that are switched on, and no others', async () => {
  expect(await kindsFor('')).toEqual(['local']);
  const more = 'model_management: { providers: { local: { enabled: false }, ollama: { enabled: true } } }';
  expect(await kindsFor(more)).toEqual(['ollama']);
});

it('reads all where one is wanted that there is not, so that it can be said which there are', async () => {
  const config = await loadConfig({ environment: {} });
  const providers = config.providers.map((provider) => ({ ...provider, kind: 'toaster' }));
  expect((await catalogFor({ providers })).map(({ kind }) => kind)).toEqual((await shipped()).map(({ kind }) => kind));
});

it('ships every kind of provider under its own name', async () => {
  expect((await shipped()).map(({ kind }) => kind)).toEqual(['local', 'openrouter', 'ollama', 'lmstudio', 'custom']);
});
