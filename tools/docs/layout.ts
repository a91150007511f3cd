import { addressOf, linkBetween } from './addresses.ts';
import type { Section } from './contents.ts';
import { escapeHtml } from './render.ts';

/** A page before it has its frame. */
export interface PageParts {
  /** Its place in the site. */
  readonly address: string;
  readonly title: string;
  readonly html: string;
  readonly headings: readonly { readonly id: string; readonly text: string }[];
}

/** The whole page: a list of pages at the side, works without scripts, in the light and in the dark. */
export function pageOf({ address, title, html, headings }: PageParts, sections: readonly Section[]): string {
  const list = sections
    .map(({ title: name, pages }) => {
      const items = pages.map(({ source, title: text }) => {
        const to = addressOf(source);
        const current = to === address ? ' aria-current="page"' : '';
        return `<li><a href="${linkBetween(address, to)}"${current}>${escapeHtml(text)}</a></li>`;
      });
      return `<h2>${escapeHtml(name)}</h2>\n<ul>\n${items.join('\n')}\n</ul>`;
    })
    .join('\n');
  const inside =
    headings.length < 3
      ? ''
      : `<nav class="inside" aria-label="On this page"><ul>${headings
          .map(({ id, text }) => `<li><a href="#${id}">${escapeHtml(text)}</a></li>`)
          .join('')}</ul></nav>`;
  const name = title === 'Modelhaven' ? title : `${title} · Modelhaven`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(name)}</title>
<link rel="stylesheet" href="${linkBetween(address, 'style.css')}">
<script defer src="${linkBetween(address, 'search.js')}"></script>
</head>
<body>
<a class="skip" href="#content">To the text</a>
<details class="menu"><summary>All pages</summary><nav aria-label="All pages">
${list}
</nav></details>
<div class="frame">
<nav class="side" aria-label="Pages">
${list}
</nav>
<main id="content">
<form class="search" role="search" hidden data-index="${linkBetween(address, 'search-index.js')}">
<label for="search">Search</label> <input id="search" type="search" autocomplete="off" spellcheck="false">
<p role="status"></p>
<ul></ul>
</form>
${inside}
${html}
</main>
</div>
</body>
</html>
`;
}

/** The one style sheet. */
export const STYLE = `:root { --text: #1d2430; --pale: #5a6472; --ground: #ffffff; --raised: #f4f6f8; --line: #d9dee5; --link: #0b57a4; --mark: #e6eefb; }
@media (prefers-color-scheme: dark) { :root { --text: #e4e8ee; --pale: #a3adba; --ground: #14181f; --raised: #1d232c; --line: #333c48; --link: #8ab8f5; --mark: #22324a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.6 system-ui, sans-serif; }
a { color: var(--link); }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--ground); padding: 0.5rem; }
.frame { display: grid; grid-template-columns: 15rem minmax(0, 1fr); max-width: 76rem; margin: 0 auto; }
.side { padding: 1.5rem 1rem; border-right: 1px solid var(--line); }
.side h2, .menu h2 { font-size: 0.8rem; color: var(--pale); margin: 1.2rem 0 0.3rem; }
.side ul, .menu ul { list-style: none; margin: 0; padding: 0; }
.side a, .menu a { display: block; padding: 0.2rem 0.5rem; border-radius: 0.3rem; text-decoration: none; overflow-wrap: anywhere; }
[aria-current] { background: var(--mark); font-weight: 600; }
main { padding: 1.5rem 2rem 4rem; min-width: 0; overflow-wrap: anywhere; }
.wide { overflow-wrap: normal; }
.search { margin-bottom: 1rem; }
.search input { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--pale); border-radius: 0.4rem; padding: 0.3rem 0.6rem; width: min(24rem, 100%); }
.search p { color: var(--pale); font-size: 0.9rem; margin: 0.3rem 0; }
.search p:empty, .search ul:empty { display: none; }
.search ul { list-style: none; margin: 0; padding: 0.4rem 0.8rem; border: 1px solid var(--line); border-radius: 0.5rem; }
.search li { padding: 0.3rem 0; }
.search small { display: block; color: var(--pale); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.inside { border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.4rem 0.8rem; font-size: 0.9rem; }
.inside ul { display: flex; flex-wrap: wrap; gap: 0.2rem 1.2rem; margin: 0; padding: 0; list-style: none; }
h1 { line-height: 1.2; }
h2 { margin-top: 2.2rem; }
code { font: 0.9em ui-monospace, monospace; background: var(--raised); padding: 0.1em 0.3em; border-radius: 0.25em; }
pre { background: var(--raised); border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.8rem 1rem; overflow-x: auto; line-height: 1.45; }
pre code { background: none; padding: 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.95rem; }
th, td { border: 1px solid var(--line); padding: 0.35rem 0.6rem; text-align: left; vertical-align: top; }
th { background: var(--raised); }
img { max-width: 100%; height: auto; }
figure svg { display: block; width: 100%; min-width: 42rem; height: auto; }
figure { margin: 1.5rem 0; overflow-x: auto; }
.menu { display: none; padding: 0.8rem 1rem; border-bottom: 1px solid var(--line); }
@media (max-width: 50rem) { .frame { display: block; } .side { display: none; } .menu { display: block; } main { padding: 1rem; } }
`;
