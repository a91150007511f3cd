import { posix } from 'node:path';

/** Where a document of the repository stands in the site. */
export function addressOf(source: string): string {
  if (source === 'README.md') return 'index.html';
  const path = source.replace(/^docs\//, '').replace(/(^|\/)README\.md$/, '$1index.md');
  return path.replace(/\.md$/, '.html').toLowerCase();
}

/** Where a file that is no document is shown. */
export const fileAddressOf = (source: string): string => `files/${source}.html`;

/** A link from one page of the site to another. */
export function linkBetween(from: string, to: string, anchor?: string): string {
  const path = from === to && anchor !== undefined ? '' : posix.relative(posix.dirname(from), to);
  return `${path}${anchor === undefined ? '' : `#${anchor}`}`;
}

/** The path in the repository that a link of a document means. */
export function targetOf(source: string, path: string): string {
  return path === '' ? source : posix.normalize(posix.join(posix.dirname(source), path)).replace(/\/$/, '');
}
