import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { addressOf, linkBetween, targetOf } from './addresses.ts';
import { brokenLinks, buildSite } from './build-site.ts';
import { renderDocument } from './render.ts';
import { findParts, partsOf, searchIndex } from './search.ts';

const folder = mkdtempSync(join(tmpdir(), 'modelhaven-site-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('addresses', () => {
  it.each([
    ['README.md', 'index.html'],
    ['docs/errors.md', 'errors.html'],
    ['packages/core/README.md', 'packages/core/index.html'],
  ])('%s stands at %s', (source, address) => {
    expect(addressOf(source)).toBe(address);
  });

  it('are linked from where the page stands', () => {
    expect(linkBetween('packages/core/index.html', 'errors.html', 'codes')).toBe('../../errors.html#codes');
    expect(linkBetween('errors.html', 'errors.html', 'codes')).toBe('#codes');
    expect(targetOf('packages/core/README.md', '../../docs/errors.md')).toBe('docs/errors.md');
    expect(targetOf('README.md', 'docs/')).toBe('docs');
  });
});

describe('documents', () => {
  it('have headings with the anchors of forges, each of its own', () => {
    const { html, title, headings } = renderDocument('# `a` & b\n\n## Same\n\n## Same\n', (href) => href);
    expect(title).toBe('a & b');
    expect(headings.map(({ id }) => id)).toEqual(['same', 'same-1']);
    expect(html).toContain('<h1 id="a--b">');
  });

  it('show code as text', () => {
    const { html } = renderDocument('```ts\nconst a = "<b>";\n```\n', (href) => href);
    expect(html).toContain('const a = &quot;&lt;b&gt;&quot;;');
  });

  it('have links that are resolved here, but not those to other sites', () => {
    const { html } = renderDocument('[a](b.md) [c](https://d.example/)', () => 'x.html');
    expect(html).toContain('href="x.html"');
    expect(html).toContain('href="https://d.example/"');
  });
});

describe('the search', () => {
  const html =
    '<h1 id="a">Keys</h1>\n<p>Who may <b>come</b> in.</p>\n<h2 id="b">Budgets &amp; money</h2><p>What may be spent.</p>';
  const parts = partsOf({ address: 'keys.html', title: 'Keys', html });
  const rows = parts.map(({ to, page, heading, text }) => [to, page, heading, text] as const);

  it('knows each part by its heading and its words', () => {
    expect(parts.map(({ to, heading, text }) => [to, heading, text])).toEqual([
      ['keys.html#a', 'Keys', 'Who may come in.'],
      ['keys.html#b', 'Budgets & money', 'What may be spent.'],
    ]);
    expect(searchIndex(parts)).toMatch(/^globalThis\.modelhavenPages = \[\[/);
  });

  it('finds parts that hold every word, those first whose headings do', () => {
    expect(findParts(rows, 'MAY').map(({ to }) => to)).toEqual(['keys.html#a', 'keys.html#b']);
    expect(findParts(rows, 'may budgets').map(({ to }) => to)).toEqual(['keys.html#b']);
    expect(findParts(rows, 'may nowhere')).toEqual([]);
    expect(findParts(rows, ' ')).toEqual([]);
  });
});

it('names every table for those who do not see it', () => {
  const table = '| a |  |\n| - | - |\n| 1 | 2 |\n';
  const { html } = renderDocument(`# One\n\n${table}\n${table}`, (href) => href);
  expect([...html.matchAll(/aria-label="([^"]*)"/g)].map((match) => match[1])).toEqual(['Table: One', 'Table: One, 2']);
  expect(html).toContain('<th>a</th><td></td>');
});

it('finds links that lead nowhere', () => {
  const files = new Map([
    ['a.html', '<a href="b/c.html#here">x</a> <a href="gone.html">y</a> <a href="b/c.html#gone">z</a>'],
    ['b/c.html', '<h2 id="here">x</h2> <a href="../a.html">x</a>'],
  ]);
  expect(brokenLinks(files)).toEqual([
    'a.html: the link to gone.html leads nowhere',
    'a.html: b/c.html has no place #gone',
  ]);
});

it('builds the site of this repository without a broken link', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const { pages, problems } = buildSite(root, folder);
  expect(problems).toEqual([]);
  expect(pages).toBeGreaterThan(30);
  expect(existsSync(join(folder, 'recipes/story-app.html'))).toBe(true);
  const concepts = readFileSync(join(folder, 'concepts.html'), 'utf8');
  expect(concepts).toContain('<svg');
  expect(concepts).not.toMatch(/https?:\/\/[^"]*\.(?:js|css)"/);
});
