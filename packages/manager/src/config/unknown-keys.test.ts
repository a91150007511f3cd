import { LlmError } from '@modelhaven/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { knownKeysAt } from './known-keys.ts';
import { loadConfig } from './load.ts';
import { configJsonSchema, configSchema } from './schema.ts';
import { type ConfigPath, formatPath, isMapping, type Tree, withValueAt } from './tree.ts';

/** Every mapping of the file whose keys are fixed, with one entry in those whose keys are names. */
const COMPLETE: Tree = {
  model_management: {
    providers: {
      openrouter: { enabled: false },
      ollama: { enabled: false },
      local: { enabled: true },
      lm_studio: { enabled: false },
      custom_api: { custom_providers: { acme: { base_url: 'http://acme.example' } } },
    },
    selection_strategy: { weights: { cost: 1 } },
    fallback_config: { enabled: true },
    performance_monitoring: { enabled: true },
    hardware_detection: { enabled: true },
    therapeutic_safety: {
      enabled: true,
      actions: { crisis: ['instruct', 'append'] },
      audit: { enabled: true },
      second_opinions: { on_failure: 'open', sources: [] },
      webhook: { url: 'http://127.0.0.1:9/' },
    },
    resilience: { recovery: 'error' },
    aliases: { kind: { free_only: true } },
  },
  server: { port: 1 },
};

function* mappingsOf(tree: Tree, path: ConfigPath = []): Generator<ConfigPath> {
  if (!isMapping(tree)) return;
  if (knownKeysAt(configSchema, path).length > 0) yield path;
  for (const [key, value] of Object.entries(tree)) yield* mappingsOf(value, [...path, key]);
}

async function issuesOf(text: string) {
  try {
    await loadConfig({ text, environment: {} });
    return [];
  } catch (error) {
    return LlmError.is(error) ? (error.details.issues ?? []) : [];
  }
}

const mappings = [...mappingsOf(COMPLETE)];

test('there are mappings everywhere', () => {
  expect(mappings.length).toBe(22);
});

test('an unknown key anywhere is reported with its path and its line', async () => {
  expect(await issuesOf(stringify(COMPLETE))).toEqual([]);
  const key = fc.stringMatching(/^[a-z_]{1,12}$/).filter((name) => !/^_*proto_*$/.test(name));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...mappings),
      key,
      fc.constantFrom<Tree>('x', 1, [], { a: 1 }),
      async (path, name, value) => {
        fc.pre(!knownKeysAt(configSchema, path).includes(name));
        const text = stringify(withValueAt(COMPLETE, [...path, name], value));
        const issues = await issuesOf(text);
        const line = text.split('\n').findIndex((each) => each.trim().startsWith(`${name}:`)) + 1;
        expect(issues.map((issue) => issue.path)).toContain(formatPath([...path, name]));
        const own = issues.find((issue) => issue.path === formatPath([...path, name]));
        expect(own?.message).toMatch(/is not known here\..*\(line \d+, column \d+\)$/);
        expect(line).toBeGreaterThan(0);
      },
    ),
    { numRuns: 60 },
  );
});

test('a key with one wrong letter comes with the right one', async () => {
  for (const path of mappings) {
    for (const known of knownKeysAt(configSchema, path)) {
      if (known.length < 5) continue;
      const typo = `${known.slice(0, 2)}${known.slice(3)}`;
      if (knownKeysAt(configSchema, path).includes(typo)) continue;
      const issues = await issuesOf(stringify(withValueAt({}, [...path, typo], 'x')));
      const issue = issues.find((each) => each.path === formatPath([...path, typo]));
      expect(issue?.message).toContain('Did you mean');
    }
  }
});

test('any text at all is either read or refused with CONFIG_INVALID', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.string(), fc.json(), fc.stringMatching(/^[a-z:\s[\]{}&*!|>'"#-]{0,60}$/)),
      async (text) => {
        await loadConfig({ text, environment: {} }).catch((error: unknown) => {
          expect(LlmError.is(error) && error.code).toBe('CONFIG_INVALID');
        });
      },
    ),
  );
});

test('editors get a schema that refuses unknown keys, too', () => {
  expect(configJsonSchema()).toMatchObject({
    type: 'object',
    additionalProperties: false,
    properties: { server: { properties: { port: { type: 'integer', maximum: 65_535 } } } },
  });
});
