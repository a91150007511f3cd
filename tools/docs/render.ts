import { Marked, type Tokens } from 'marked';

/** A document as HTML, and what is known of it. */
export interface Rendered {
  readonly html: string;
  /** The first heading, without marks. */
  readonly title: string;
  /** Headings of the second level, for the list at the top. */
  readonly headings: readonly { readonly id: string; readonly text: string }[];
}

/** Renders one document. `resolve` says where a link leads; links to other sites are left as they are. */
export function renderDocument(markdown: string, resolve: (href: string) => string): Rendered {
  let title = '';
  const headings: { id: string; text: string }[] = [];
  const taken = new Map<string, number>();
  const tables = new Map<string, number>();
  let under = '';
  const marked = new Marked({
    gfm: true,
    renderer: {
      heading({ tokens, depth }: Tokens.Heading) {
        const html = this.parser.parseInline(tokens);
        const text = plainText(html);
        under = text;
        const id = uniqueId(text, taken);
        if (depth === 1 && title === '') title = text;
        if (depth === 2) headings.push({ id, text });
        return `<h${depth} id="${id}">${html}</h${depth}>\n`;
      },
      link({ href, tokens }: Tokens.Link) {
        const text = this.parser.parseInline(tokens);
        const isElsewhere = /^[a-z][a-z+.-]*:/i.test(href);
        return `<a href="${escapeHtml(isElsewhere ? href : resolve(href))}">${text}</a>`;
      },
      // A table may be wider than a phone: it scrolls by itself, and the page does not.
      table({ header, rows, align }: Tokens.Table) {
        const cell = (wanted: string, { tokens }: Tokens.TableCell, column: number) => {
          const side = align[column];
          // A corner without words heads nothing.
          const tag = tokens.length === 0 ? 'td' : wanted;
          return `<${tag}${side ? ` style="text-align:${side}"` : ''}>${this.parser.parseInline(tokens)}</${tag}>`;
        };
        const head = header.map((entry, column) => cell('th', entry, column)).join('');
        const body = rows.map((row) => `<tr>${row.map((entry, column) => cell('td', entry, column)).join('')}</tr>`);
        const place = (tables.get(under) ?? 0) + 1;
        tables.set(under, place);
        const name = escapeHtml(`Table: ${under}${place > 1 ? `, ${place}` : ''}`);
        return `<div class="wide" tabindex="0" role="region" aria-label="${name}"><table><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>\n`;
      },
      code({ text, lang }: Tokens.Code) {
        return `<pre tabindex="0"><code${lang ? ` class="language-${escapeHtml(lang)}"` : ''}>${escapeHtml(text)}\n</code></pre>\n`;
      },
    },
  });
  const html = marked.parse(markdown, { async: false });
  return { html, title, headings };
}

/** The anchors of forges: lower case, no punctuation, dashes for spaces, and a number where one was there before. */
function uniqueId(text: string, taken: Map<string, number>): string {
  const id = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
  const before = taken.get(id) ?? 0;
  taken.set(id, before + 1);
  return before === 0 ? id : `${id}-${before}`;
}

const NAMES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };

/** The text of a piece of HTML. */
export function plainText(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(/&(?:lt|gt|quot|#39|amp);/g, (name) => NAMES[name] ?? name);
}

/** Text that is safe inside an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
}
