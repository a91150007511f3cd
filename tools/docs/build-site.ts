import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { addressOf, fileAddressOf, linkBetween, targetOf } from './addresses.ts';
import { contentsOf, type PageEntry } from './contents.ts';
import { pageOf, STYLE } from './layout.ts';
import { escapeHtml, renderDocument } from './render.ts';
import { type FoundPart, partsOf, SEARCH_SCRIPT, searchIndex } from './search.ts';

/** What was built, and what is wrong with it. */
export interface Site {
  /** Number of documents. */
  readonly pages: number;
  readonly problems: readonly string[];
}

/** Builds the site of the repository at `root` into a folder, which it empties first. */
export function buildSite(root: string, folder: string): Site {
  const documents = documentsIn(root, 'docs');
  const decisions = documents.filter(({ source }) => source.startsWith('docs/decisions/'));
  const sections = contentsOf({ packages: packagesIn(root), decisions, documents });
  const entries = sections.flatMap(({ pages }) => pages);
  const known = new Set(entries.map(({ source }) => source));
  const problems: string[] = [];
  const files = new Map<string, string>([
    ['style.css', STYLE],
    ['search.js', SEARCH_SCRIPT],
  ]);
  const found: FoundPart[] = [];
  const shown = new Set<string>();

  for (const { source } of entries) {
    if (!existsSync(join(root, source))) {
      problems.push(`${source} is in the list of pages and does not exist`);
      continue;
    }
    const address = addressOf(source);
    const resolve = (href: string): string => {
      const [path = '', anchor] = href.split('#');
      const target = documentAt(root, targetOf(source, decodeURIComponent(path)));
      if (known.has(target)) return linkBetween(address, addressOf(target), anchor);
      shown.add(target);
      return linkBetween(address, fileAddressOf(target));
    };
    const { html, title, headings } = renderDocument(readFileSync(join(root, source), 'utf8'), resolve);
    files.set(address, pageOf({ address, title, html, headings }, sections));
    found.push(...partsOf({ address, title, html }));
  }
  files.set('search-index.js', searchIndex(found));
  for (const target of shown) {
    const address = fileAddressOf(target);
    const path = join(root, target);
    if (!existsSync(path)) problems.push(`a link leads to ${target}, which does not exist`);
    else files.set(address, pageOf(partsOfFile(path, target, address), sections));
  }
  problems.push(
    ...brokenLinks(
      new Map(
        [...files].filter(
          ([address]) => address.endsWith('.html') || address === 'style.css' || address === 'search.js',
        ),
      ),
    ),
  );
  rmSync(folder, { recursive: true, force: true });
  for (const [address, text] of files) {
    mkdirSync(dirname(join(folder, address)), { recursive: true });
    writeFileSync(join(folder, address), text);
  }
  return { pages: entries.length, problems };
}

function packagesIn(root: string): PageEntry[] {
  return ['packages', 'apps'].flatMap((group) =>
    readdirSync(join(root, group))
      .sort()
      .filter((name) => existsSync(join(root, group, name, 'README.md')))
      .map((name) => ({ source: `${group}/${name}/README.md`, title: name === 'cli' ? 'modelhaven' : name })),
  );
}

/** Every document of a folder by its first heading. */
function documentsIn(root: string, folder: string): PageEntry[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const source = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return documentsIn(root, source);
    if (!source.endsWith('.md')) return [];
    const heading = /^# (.+)$/m.exec(readFileSync(join(root, source), 'utf8'))?.[1];
    return [{ source, title: heading ?? entry.name }];
  });
}

/** A folder means its README. */
function documentAt(root: string, target: string): string {
  const path = join(root, target);
  const isFolder = existsSync(path) && statSync(path).isDirectory();
  return isFolder && existsSync(join(path, 'README.md')) ? `${target}/README.md` : target;
}

/** A file of the sources as a page, or a folder as a list of its names. */
function partsOfFile(path: string, target: string, address: string) {
  const text = statSync(path).isDirectory() ? readdirSync(path).join('\n') : readFileSync(path, 'utf8');
  const html = `<h1>${escapeHtml(target)}</h1>\n<pre tabindex="0"><code>${escapeHtml(text)}</code></pre>`;
  return { address, title: target, html, headings: [] };
}

/** Links inside the site that lead to no page or to no place on it. */
export function brokenLinks(files: ReadonlyMap<string, string>): string[] {
  const idsOf = (html: string) => new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1] as string));
  const ids = new Map([...files].map(([address, html]) => [address, idsOf(html)]));
  return [...files].flatMap(([address, html]) =>
    [...new Set([...html.matchAll(/\shref="([^"]+)"/g)].map((match) => match[1] as string))]
      .filter((href) => !/^[a-z][a-z+.-]*:/i.test(href))
      .flatMap((href) => {
        const [path = '', anchor] = href.split('#');
        const target = targetOf(address, path);
        if (!files.has(target)) return [`${address}: the link to ${href} leads nowhere`];
        const isThere = anchor === undefined || ids.get(target)?.has(decodeURIComponent(anchor));
        return isThere ? [] : [`${address}: ${target} has no place #${anchor}`];
      }),
  );
}
