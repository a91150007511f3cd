import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalog } from './catalog.ts';

const PACKAGES = join(import.meta.dirname, '../../../packages');

/** Words of the configuration that are spelled otherwise in its file. */
const camelCaseKeys = catalog.flatMap(({ config }) =>
  Object.keys('shape' in config ? (config.shape as object) : {}).filter((key) => /[A-Z]/.test(key)),
);

/** What a program may say: its texts with a space in them. Names of fields have none, and programs have lines. */
function sentencesOf(source: string): readonly string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const texts = code.match(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g) ?? [];
  return texts
    .map((text) => text.slice(1, -1).replaceAll(/\$\{[^}]*\}/g, '…'))
    .filter((text) => text.includes(' ') && !text.includes('\n'));
}

const offending = (sentences: readonly string[]): readonly string[] =>
  sentences.filter(
    (sentence) =>
      !OF_REQUESTS.test(sentence) && (sentence.match(/[A-Za-z]+/g) ?? []).some((word) => camelCaseKeys.includes(word)),
  );

/** Names fields of a request, which are spelled so. */
const OF_REQUESTS = /"…" is not what LM Studio takes: ttlSeconds or draftModel\./;

test.each([
  'hardware',
  'provider-local',
  'provider-ollama',
  'provider-lmstudio',
  'provider-openrouter',
  'provider-custom',
])('what %s says names keys of the configuration as its file spells them', async (name) => {
  const folder = join(PACKAGES, name, 'src');
  const files = (await readdir(folder, { recursive: true })).filter((path) => /(?<!\.test)\.ts$/.test(path));
  expect(files.length).toBeGreaterThan(10);
  const wrong: string[] = [];
  for (const file of files) {
    const sentences = offending(sentencesOf(await readFile(join(folder, file), 'utf8')));
    wrong.push(...sentences.map((sentence) => `${file}: ${sentence}`));
  }
  expect(wrong).toEqual([]);
});

test('the check sees texts of every kind', () => {
  expect(camelCaseKeys).toContain('contextLength');
  const source = `
    const a = 'Lower contextLength.', b = \`Raise \${x(y)} or keepFreeGb now\`;
    // 'Not contextLength here'
    /** 'Nor the contextLength here' */ const c = 'contextLength', d = \`a \${contextLength}\`;
  `;
  expect(offending(sentencesOf(source))).toEqual(['Lower contextLength.', 'Raise … or keepFreeGb now']);
});
