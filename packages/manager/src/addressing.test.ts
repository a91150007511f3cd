import { LlmError, type ModelInfo } from '@modelhaven/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AddressBook, expandName, lookUp, providersNeeded } from './addressing.ts';
import type { Alias } from './settings.ts';

function bookOf(models: Readonly<Record<string, readonly string[]>>, options: Partial<AddressBook> = {}): AddressBook {
  const lists = Object.entries(models).map(([provider, ids]): [string, ModelInfo[]] => [
    provider,
    ids.map((id) => ({ id, provider, capabilities: ['chat'] })),
  ]);
  return {
    aliases: {},
    taskTypes: [],
    providers: Object.keys(models),
    models: new Map(lists.filter(([, list]) => list.length > 0)),
    defaultProvider: undefined,
    ...options,
  };
}

const book = bookOf({
  openrouter: ['meta-llama/llama-3.1-8b-instruct:free', 'shared'],
  ollama: ['qwen3:8b', 'phi4:latest', 'shared'],
  unlisted: [],
});
const resolve = (name: string, within = book) =>
  lookUp(expandName(name, within), within).map((target) =>
    target.type === 'model' ? target.address : target.requirements,
  );
const failureOf = (name: string, within = book): string => {
  try {
    resolve(name, within);
  } catch (error) {
    if (LlmError.is(error)) return `${error.code}: ${error.message}`;
  }
  return 'It was found.';
};

describe('names of models', () => {
  test.each([
    ['ollama/qwen3:8b', ['ollama/qwen3:8b']],
    ['openrouter/meta-llama/llama-3.1-8b-instruct:free', ['openrouter/meta-llama/llama-3.1-8b-instruct:free']],
    ['meta-llama/llama-3.1-8b-instruct:free', ['openrouter/meta-llama/llama-3.1-8b-instruct:free']],
    ['qwen3:8b', ['ollama/qwen3:8b']],
    ['phi4', ['ollama/phi4:latest']],
    ['ollama/phi4', ['ollama/phi4:latest']],
    ['unlisted/whatever', ['unlisted/whatever']],
    ['auto', [{}]],
    ['auto:free', [{ freeOnly: true }]],
    ['auto:cheap', [{ prefer: 'cost' }]],
    ['auto:fast', [{ prefer: 'speed' }]],
    ['auto:local', [{ localOnly: true }]],
    ['auto:world_building', [{ taskType: 'world_building' }]],
  ])('%s', (name, expected) => {
    expect(resolve(name)).toEqual(expected);
  });

  test('what is unknown comes with the nearest names', () => {
    expect(failureOf('ollama/qwen3:9b')).toBe(
      'MODEL_NOT_FOUND: There is no model "ollama/qwen3:9b". Did you mean "ollama/qwen3:8b"?',
    );
    expect(failureOf('auto:fre')).toContain('Did you mean "auto:free"');
    expect(failureOf('auto:toString')).toContain('MODEL_NOT_FOUND');
    expect(failureOf('constructor')).toContain('MODEL_NOT_FOUND');
  });

  test('what several providers serve must be said more closely, unless one is the default', () => {
    expect(failureOf('shared')).toContain('"openrouter/shared", "ollama/shared"');
    expect(resolve('shared', { ...book, defaultProvider: 'ollama' })).toEqual(['ollama/shared']);
  });
});

describe('aliases', () => {
  const aliases: Readonly<Record<string, Alias>> = {
    storyteller: ['openrouter/gone', 'small', 'qwen3:8b', 'auto:free'],
    small: 'ollama/phi4',
    kind: { taskType: 'therapeutic_response', minSafetyScore: 8 },
    careful: { models: ['ollama/qwen3:8b', 'kind'], localOnly: true },
    lost: ['openrouter/gone'],
  };
  const withAliases = { ...book, aliases };

  test('resolve in order, nested, without those that are not there today', () => {
    expect(resolve('storyteller', withAliases)).toEqual(['ollama/phi4:latest', 'ollama/qwen3:8b', { freeOnly: true }]);
    expect(resolve('kind', withAliases)).toEqual([{ taskType: 'therapeutic_response', minSafetyScore: 8 }]);
    expect(resolve('careful', withAliases)).toEqual([
      'ollama/qwen3:8b',
      { taskType: 'therapeutic_response', minSafetyScore: 8, localOnly: true },
    ]);
    expect(failureOf('lost', withAliases)).toContain('There is no model "openrouter/gone".');
  });

  test('a circle is named', () => {
    expect(failureOf('a', { ...book, aliases: { a: ['b'], b: ['c'], c: ['a'] } })).toBe(
      'CONFIG_INVALID: The aliases go round in a circle: a → b → c → a.',
    );
  });

  test('any graph of aliases either resolves or is refused, and never twice the same', () => {
    const names = ['a', 'b', 'c', 'd'];
    const entry = fc.constantFrom(...names, 'qwen3:8b', 'ollama/phi4', 'auto');
    const graph = fc.record(
      Object.fromEntries(names.map((name) => [name, fc.array(entry, { minLength: 1, maxLength: 4 })])),
    );
    fc.assert(
      fc.property(graph, fc.constantFrom(...names), (some, name) => {
        const within = { ...book, aliases: some };
        try {
          const addresses = resolve(name, within).filter((target) => typeof target === 'string');
          expect(new Set(addresses).size).toBe(addresses.length);
        } catch (error) {
          expect(LlmError.is(error) && error.code).toBe('CONFIG_INVALID');
        }
      }),
    );
  });
});

test('every listed model resolves to itself by its address, and by its id where that is unique', () => {
  const id = fc.stringMatching(/^[a-z0-9]([a-z0-9:./-]{0,12}[a-z0-9])?$/);
  const lists = fc.dictionary(fc.stringMatching(/^p[0-9]$/), fc.uniqueArray(id, { minLength: 1, maxLength: 5 }), {
    minKeys: 1,
    maxKeys: 4,
  });
  fc.assert(
    fc.property(lists, (models) => {
      const within = bookOf(models);
      const all = Object.entries(models).flatMap(([provider, ids]) => ids.map((each) => ({ provider, id: each })));
      for (const { provider, id: each } of all) {
        expect(resolve(`${provider}/${each}`, within)).toEqual([`${provider}/${each}`]);
        const isUnique = all.filter((other) => other.id === each || other.id === `${each}:latest`).length === 1;
        const readsLikeAddress = within.providers.some((other) => each.startsWith(`${other}/`));
        if (isUnique && !readsLikeAddress) expect(resolve(each, within)).toEqual([`${provider}/${each}`]);
      }
    }),
  );
});

test('only the lists that are needed are asked for', () => {
  const needed = (name: string) => providersNeeded(expandName(name, book), book.providers);
  expect(needed('ollama/qwen3:8b')).toEqual(['ollama']);
  expect(needed('qwen3:8b')).toBeUndefined();
  expect(needed('auto')).toBeUndefined();
});
