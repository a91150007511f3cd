import { noopRecorder, type ProviderDefinition, silentLogger } from '@modelhaven/core';
import { createScriptedProvider } from '@modelhaven/provider-testkit';
import { expect, it } from 'vitest';
import { shareProviders } from './share-providers.ts';

it('a provider with the same settings is the same one, until nobody has it any more', async () => {
  const log: string[] = [];
  const definition: ProviderDefinition = {
    kind: 'toy',
    config: { parse: (input) => input },
    create(id, config) {
      const { name } = config as { readonly name: string };
      log.push(`made ${name}`);
      const provider = createScriptedProvider({ id });
      return { ...provider, close: async () => void log.push(`closed ${name}`) };
    },
  };
  const [shared] = shareProviders([definition]);
  const deps = { logger: silentLogger, secret: () => undefined, now: Date.now, recorder: noopRecorder };
  const make = (name: string) => {
    if (!shared) throw new Error('There is a definition.');
    return shared.create('a', { name }, deps);
  };
  const [first, second, other] = [make('one'), make('one'), make('two')];
  expect(log).toEqual(['made one', 'made two']);
  expect(second.id).toBe('a');
  await Promise.all([first.close(), first.close()]);
  expect(log).not.toContain('closed one');
  await second.close();
  await other.close();
  expect(log).toEqual(['made one', 'made two', 'closed one', 'closed two']);
  make('one');
  expect(log.at(-1)).toBe('made one');
});
