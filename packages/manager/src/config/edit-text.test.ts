import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editConfigText } from './edit-text.ts';
import { loadConfig } from './load.ts';
import { settingShape } from './setting-shape.ts';

const FILE = `# who may come in
server:
  port: 8420 # the usual one
  cors_origins: [] # none
model_management:
  selection_strategy: { algorithm: adaptive, quality_threshold: 6 } # tuned in May
  fallback_config:
`;

test('changes a value and leaves comments, order and style', () => {
  const text = editConfigText(FILE, [
    { path: 'server.port', value: 9000 },
    { path: 'model_management.selection_strategy.quality_threshold', value: 7.5 },
    { path: 'model_management.fallback_config.max_retries', value: 5 },
  ]);
  expect(text).toBe(`# who may come in
server:
  port: 9000 # the usual one
  cors_origins: [] # none
model_management:
  selection_strategy: { algorithm: adaptive, quality_threshold: 7.5 } # tuned in May
  fallback_config:
    max_retries: 5
`);
});

test('makes what is missing on the way, in an empty file too', async () => {
  const text = editConfigText('', [{ path: 'model_management.resilience.recovery', value: 'error' }]);
  expect((await loadConfig({ text, environment: {} })).entries).toContainEqual({
    path: 'model_management.resilience.recovery',
    value: 'error',
    origin: { from: 'file', line: 3 },
  });
});

test('takes a setting out, and is content where it is not there', () => {
  const text = editConfigText(FILE, [{ path: 'server.port' }, { path: 'server.host' }]);
  expect(text).not.toContain('8420');
  expect(text).toContain('cors_origins');
});

test('puts nothing in the place of another value', () => {
  expect(() => editConfigText('server: 5\n', [{ path: 'server.port', value: 1 }])).toThrow(/server is no mapping/);
  expect(() => editConfigText('server: [\n', [{ path: 'server.port', value: 1 }])).toThrow(/no YAML/);
});

test('whatever was set is read back as it was set', async () => {
  const edit = fc.oneof(
    fc.record({ path: fc.constant('server.port'), value: fc.integer({ min: 0, max: 65_535 }) }),
    fc.record({
      path: fc.constant('model_management.selection_strategy.quality_threshold'),
      value: fc.double({ min: 0, max: 10, noNaN: true }),
    }),
    fc.record({ path: fc.constant('model_management.health_checks.enabled'), value: fc.boolean() }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { maxLength: 6 }), async (edits) => {
      const { entries } = await loadConfig({ text: editConfigText(FILE, edits), environment: {} });
      const last = new Map(edits.map(({ path, value }) => [path, value]));
      for (const [path, value] of last) {
        const entry = entries.find((each) => each.path === path);
        expect(entry?.value === value).toBe(true);
      }
    }),
  );
});

test('the shape of a setting is told for plain values, and for nothing that leads elsewhere', () => {
  expect(settingShape('server.port')).toEqual({ type: 'number', integer: true, minimum: 0, maximum: 65_535 });
  expect(settingShape('model_management.selection_strategy.algorithm')).toMatchObject({ type: 'choice' });
  expect(settingShape('model_management.providers.openrouter.free_models_only')).toEqual({ type: 'boolean' });
  expect(settingShape('model_management.resilience.concurrency.providers.cloud')).toMatchObject({ type: 'number' });
  for (const path of [
    'server.host',
    'server.data_dir',
    'model_management.providers.openrouter.base_url',
    'model_management.providers.openrouter.api_key',
    'model_management.providers.custom_api.custom_providers.x.headers.authorization',
    'model_management.aliases.storyteller',
    'server',
    'nothing.like.this',
    '__proto__.polluted',
    'constructor',
  ]) {
    expect([path, settingShape(path)]).toEqual([path, undefined]);
  }
});

test.each([
  ['a: &x { enabled: true }\nb: *x\n', 'a.enabled'],
  ['a: &x 1\nb: *x\n', 'a'],
])('leaves what stands for other settings as well to whoever may write the file: %j', (text, path) => {
  for (const edit of [{ path, value: false }, { path }]) {
    expect(() => editConfigText(text, [edit])).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  }
});
