import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Problem } from './workspace.ts';

/** Where a link of a document leads inside the repository; the anchor is undefined without one. */
export interface DocumentLink {
  readonly path: string;
  readonly anchor: string | undefined;
}

/** The links of a document that lead to files or headings of the repository. What stands in code is no link. */
export function linksOf(markdown: string): DocumentLink[] {
  const prose = markdown.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
  const targets = [...prose.matchAll(/\]\(([^()\s]+)\)/g)].map((match) => match[1] as string);
  return targets
    .filter((target) => !/^[a-z][a-z+.-]*:/i.test(target))
    .map((target) => {
      const [path = '', anchor] = target.split('#');
      return { path: decodeURIComponent(path), anchor };
    });
}

/** The anchors of the headings, as the forges write them: lower case, no punctuation, dashes for spaces. */
export function anchorsOf(markdown: string): Set<string> {
  const prose = markdown.replace(/^```[\s\S]*?^```/gm, '');
  return new Set(
    [...prose.matchAll(/^#{1,6} +(.+)$/gm)].map((match) =>
      (match[1] as string)
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/\s/g, '-'),
    ),
  );
}

/** Folders that hold what tools wrote, not documents of ours. */
const NOT_OURS = new Set(['node_modules', '.git', '.nx', 'dist', 'data', 'models']);

/** Every Markdown document below a folder, by its path from there. */
export function documentsIn(folder: string, inside = ''): string[] {
  return readdirSync(join(folder, inside), { withFileTypes: true }).flatMap((entry) => {
    const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : documentsIn(folder, path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

/** Reports links of the documents below the root that lead nowhere. */
export function checkLinks(root: string): Problem[] {
  const documents = documentsIn(root);
  if (documents.length === 0) return [{ where: 'README.md', message: 'no documents were found' }];
  return documents.flatMap((document) => {
    const markdown = readFileSync(join(root, document), 'utf8');
    return linksOf(markdown).flatMap(({ path, anchor }): Problem[] => {
      const file = path === '' ? document : join(dirname(document), path);
      if (!existsSync(join(root, file))) return [{ where: document, message: `the link to ${path} leads nowhere` }];
      if (anchor === undefined || !file.endsWith('.md')) return [];
      if (anchorsOf(readFileSync(join(root, file), 'utf8')).has(anchor)) return [];
      return [{ where: document, message: `${file} has no heading #${anchor}` }];
    });
  });
}
