import { plainText } from './render.ts';

/** A part of a page that can be found: from one heading to the next. */
export interface FoundPart {
  /** Where it stands: the address of the page, with the anchor of its heading. */
  readonly to: string;
  readonly page: string;
  readonly heading: string;
  readonly text: string;
}

/** The parts of a page, each with the words that stand under its heading. */
export function partsOf({ address, title, html }: { address: string; title: string; html: string }): FoundPart[] {
  const pieces = html.split(/(?=<h[1-3] id=")/);
  return pieces.flatMap((piece): FoundPart[] => {
    const [head = '', id = '', inner = ''] = /^<h[1-3] id="([^"]*)">(.*?)<\/h[1-3]>/s.exec(piece) ?? [];
    // Words of neighbouring cells are not one word.
    const text = plainText(piece.slice(head.length).replace(/<\/(?:td|th|p|li|h\d|pre|dt|dd|text)>/g, ' $&'))
      .replace(/\s+/g, ' ')
      .trim();
    if (head === '' && text === '') return [];
    return [{ to: id === '' ? address : `${address}#${id}`, page: title, heading: plainText(inner), text }];
  });
}

/** The file that the search reads when it is first used: a script, since pages of a folder may not fetch each other. */
export function searchIndex(parts: readonly FoundPart[]): string {
  const rows = parts.map(({ to, page, heading, text }) => [to, page, heading, text]);
  return `globalThis.modelhavenPages = ${JSON.stringify(rows).replaceAll('<', '\\u003c')};\n`;
}

/** Finds parts that hold every word; those whose headings do come first. Runs in the browser, and in tests. */
export function findParts(
  rows: readonly (readonly [to: string, page: string, heading: string, text: string])[],
  asked: string,
): readonly { to: string; page: string; heading: string; around: string }[] {
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found = rows.flatMap(([to, page, heading, text]) => {
    const above = `${page} ${heading}`.toLowerCase();
    const below = text.toLowerCase();
    if (!words.every((word) => above.includes(word) || below.includes(word))) return [];
    const at = below.indexOf(words.find((word) => below.includes(word)) ?? '');
    const begin = Math.max(0, at - 40);
    const around = `${begin > 0 ? '…' : ''}${text.slice(begin, begin + 140)}`;
    return [{ to, page, heading, around, rank: words.filter((word) => above.includes(word)).length }];
  });
  return found.sort((a, b) => b.rank - a.rank).slice(0, 20);
}

/** The script of every page. Without it the field stays hidden, and the list of pages does its work. */
export const SEARCH_SCRIPT = `const findParts = ${findParts.toString()};
const form = document.querySelector('form.search');
const field = form.querySelector('input');
const list = form.querySelector('ul');
const said = form.querySelector('[role="status"]');
const index = new URL(form.dataset.index, location.href);
form.hidden = false;
let loading;
const load = () => loading ??= new Promise((resolve) => {
  const script = document.createElement('script');
  script.src = index.href;
  script.onload = () => resolve(globalThis.modelhavenPages);
  script.onerror = () => resolve([]);
  document.head.append(script);
});
const show = async () => {
  const asked = field.value;
  const rows = asked.trim() === '' ? [] : await load();
  if (asked !== field.value) return;
  const found = findParts(rows, asked);
  said.textContent = asked.trim() === '' ? '' : found.length === 0 ? 'Nothing was found.' : found.length + ' found';
  list.replaceChildren(...found.map(({ to, page, heading, around }) => {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = new URL(to, index).href;
    link.textContent = heading === '' || heading === page ? page : page + ': ' + heading;
    const words = document.createElement('small');
    words.textContent = around;
    item.append(link, words);
    return item;
  }));
};
field.addEventListener('focus', load, { once: true });
field.addEventListener('input', show);
form.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  field.value = '';
  show();
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  list.querySelector('a')?.click();
});
`;
