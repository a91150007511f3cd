import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { anchorsOf, checkLinks, linksOf } from './links.ts';

const root = mkdtempSync(join(tmpdir(), 'modelhaven-links-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('links', () => {
  it('are those to files and headings, not those to other sites or in code', () => {
    const markdown = '[a](docs/a.md#b) [c](#d) [web](https://x.org) `[no](b.md)`\n\n```md\n[no](c.md)\n```\n';
    expect(linksOf(markdown)).toEqual([
      { path: 'docs/a.md', anchor: 'b' },
      { path: '', anchor: 'd' },
    ]);
  });

  it('lead to headings as forges write them', () => {
    expect(anchorsOf('# `auto`, and more\n\n```sh\n# no heading\n```\n## Two words\n')).toEqual(
      new Set(['auto-and-more', 'two-words']),
    );
  });

  it('are reported where they lead nowhere', () => {
    mkdirSync(join(root, 'docs'));
    writeFileSync(
      join(root, 'README.md'),
      '# Top\n\n[good](docs/a.md#here) [folder](docs) [top](#top) [bad](gone.md)\n',
    );
    writeFileSync(join(root, 'docs/a.md'), '# Here\n\n[up](../README.md#top) [bad](../README.md#gone)\n');
    expect(checkLinks(root)).toEqual([
      { where: 'README.md', message: 'the link to gone.md leads nowhere' },
      { where: 'docs/a.md', message: 'README.md has no heading #gone' },
    ]);
  });

  it('of no documents at all are a problem', () => {
    const empty = mkdtempSync(join(root, 'empty-'));
    expect(checkLinks(empty)).toHaveLength(1);
  });
});
