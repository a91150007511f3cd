import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DEFAULTS } from './defaults.ts';
import { ENVIRONMENT_NAMES } from './environment.ts';
import { knownKeysAt } from './known-keys.ts';
import { loadConfig } from './load.ts';
import { readYaml } from './read-yaml.ts';
import { configSchema } from './schema.ts';
import { leavesOf, valueAt } from './tree.ts';

const page = await readFile(join(import.meta.dirname, '../../../../docs/configuration.md'), 'utf8');
const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';

test('the documented file is read, and shows the defaults as they are', async () => {
  const config = await loadConfig({ text: example, environment: {} });
  expect(config.providers.map(({ id }) => id)).toContain('workshop');
  const { tree } = readYaml(example);
  for (const { path, value } of leavesOf(DEFAULTS)) {
    if (path.includes('providers') || path.includes('aliases')) continue;
    expect([path, valueAt(tree, path)]).toEqual([path, value]);
  }
});

test('every section, its keys and every variable are documented', () => {
  for (const name of ENVIRONMENT_NAMES) expect(page).toContain(`\`${name}\``);
  const sections = knownKeysAt(configSchema, ['model_management']);
  for (const section of sections) expect(example).toContain(`${section}:`);
  for (const section of ['selection_strategy', 'fallback_config', 'resilience', 'performance_monitoring']) {
    for (const key of knownKeysAt(configSchema, ['model_management', section])) expect(example).toContain(`${key}:`);
  }
  const common = ['enabled', 'preferred_models'];
  for (const path of [['openrouter'], ['ollama'], ['local'], ['lm_studio'], ['custom_api', 'custom_providers', 'x']]) {
    const keys = knownKeysAt(configSchema, ['model_management', 'providers', ...path]);
    const [name = ''] = path;
    const row = page
      .split('\n')
      .find((line) => line.startsWith(name === 'custom_api' ? '| a custom' : `| \`${name}\``));
    for (const key of keys) if (!common.includes(key)) expect(row).toContain(`\`${key}\``);
    const told = row?.split('|')[2]?.match(/(?<=`)\w+(?=`)/g) ?? [];
    expect(keys).toEqual(expect.arrayContaining(told));
  }
  for (const key of knownKeysAt(configSchema, ['model_management', 'aliases', 'x']))
    expect(page).toContain(`\`${key}\``);
});
