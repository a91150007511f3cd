import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createModelManager, loadConfig } from '@modelhaven/manager';
import { createScriptedProvider } from '@modelhaven/provider-testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { buildServer } from '../server.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

interface Block {
  readonly where: string;
  readonly language: string;
  readonly text: string;
}

const documents = [
  'README.md',
  'examples/README.md',
  ...markdownIn('docs'),
  ...['packages', 'apps'].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => `${group}/${name}/README.md`),
  ),
];
const blocks = documents.flatMap(blocksOf);

function markdownIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return markdownIn(path);
    return path.endsWith('.md') ? [path] : [];
  });
}

function blocksOf(document: string): Block[] {
  const markdown = readFileSync(join(root, document), 'utf8');
  return [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map((match) => ({
    where: `${document}:${markdown.slice(0, match.index).split('\n').length}`,
    language: match[1] as string,
    text: match[2] as string,
  }));
}

/** A call of curl as it stands in a document: address, headers and body, over as many lines as it likes. */
function callsOf(text: string) {
  const lines = text.replaceAll('\\\n', ' ').split('\n');
  return lines
    .filter((line) => line.startsWith('curl ') && line.includes('http://127.0.0.1:8420'))
    .map((line) => {
      const body = /-d '([^']*)'/.exec(line)?.[1];
      const headers = [...line.matchAll(/-H '([^:]+): ([^']*)'/g)].map((match) => [match[1], match[2]] as const);
      return {
        line,
        url: /http:\/\/127\.0\.0\.1:8420(\S*)/.exec(line)?.[1] ?? '',
        method: /-X (\w+)/.exec(line)?.[1] ?? (body === undefined ? 'GET' : 'POST'),
        headers: Object.fromEntries(headers) as Record<string, string>,
        body,
      };
    });
}

describe('documents', () => {
  const whole = blocks.filter(({ language, text }) => language === 'yaml' && /^(model_management|server):/m.test(text));
  it.each(whole.map((block) => [block.where, block.text]))('the configuration at %s is right', async (_, text) => {
    const { providers, settings } = await loadConfig({ text, environment: {} });
    expect({ providers, settings }).toEqual({ providers: expect.any(Array), settings: expect.any(Object) });
  });

  it.each(blocks.filter(({ language }) => language === 'json').map((block) => [block.where, block.text]))(
    'the JSON at %s can be read',
    (_, text) => {
      expect(() => JSON.parse(text)).not.toThrow();
    },
  );

  const provider = createScriptedProvider({
    id: 'local',
    models: [{ id: 'demo', capabilities: ['chat'], free: true }],
  });
  const app = buildServer(createModelManager({ providers: [provider] }));
  afterAll(() => app.close());
  // A stream of live events has no end.
  const calls = blocks.flatMap(({ where, text }) => callsOf(text).map((call) => [where, call] as const));
  const ending = calls.filter(([, { url }]) => !url.startsWith('/api/v1/events'));
  it.each(ending.map(([where, call]) => [where, call.url, call] as const))(
    'the call at %s of %s is answered',
    async (_, url, { method, headers, body }) => {
      const answer = await app.inject({
        method: method as 'GET',
        url,
        headers: { host: '127.0.0.1:8420', ...headers },
        ...(body === undefined ? {} : { payload: body }),
      });
      expect(answer.statusCode, answer.body).toBeLessThan(300);
    },
  );

  it('hold enough of each to be a test', () => {
    expect(whole.length).toBeGreaterThan(4);
    expect(ending.length).toBeGreaterThan(6);
  });
});
