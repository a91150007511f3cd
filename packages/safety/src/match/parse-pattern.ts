import { buildHanTable, foldCjk } from '../fold/han.ts';
import { buildCharTable, EXPANSIONS, SYMBOL } from '../fold/symbols.ts';

/** One node of a parsed pattern. */
export type PatternNode =
  /** One token out of these folded words (`word*` for a prefix, `#` for any number). */
  | { readonly type: 'words'; readonly words: readonly string[] }
  | { readonly type: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly type: 'choice'; readonly options: readonly PatternNode[] }
  | { readonly type: 'optional'; readonly item: PatternNode }
  /** Up to `most` tokens of any kind but negations and sentence ends. */
  | { readonly type: 'gap'; readonly most: number };

export interface Macros {
  get(name: string): PatternNode | undefined;
}

/** Stands in a pattern for the end of the sentence. */
export const END_WORD = '.';
const END_OF_SENTENCE: PatternNode = { type: 'words', words: [END_WORD] };

// Made with the first pattern: a process that only checks texts parses none.
let folding: { readonly table: Uint8Array; readonly han: ReadonlyMap<number, number> } | undefined;
const TOKEN = /\$[a-zA-Z]+|_\d+|[()|?~]|[^\s()|?]+/gu;

/**
 * Parses one pattern. Words stand beside each other; `( a | b c )` is a choice, `x?` may be missing, `$name` a macro,
 * `word*` any word that begins so, `#` a number, `##` a number of two digits or more, `_3` up to three words that are no negation, `~` up to three filler
 * words (the macro `filler`), `.` the end of the sentence. Chinese and Japanese are matched by character. Throws `SyntaxError`.
 */
export function parsePattern(source: string, macros: Macros): PatternNode {
  const tokens = source.match(TOKEN) ?? [];
  let at = 0;
  const choice = (): PatternNode => {
    const options = [sequence()];
    while (tokens[at] === '|') {
      at++;
      options.push(sequence());
    }
    return options.length === 1 && options[0] ? options[0] : mergeChoice(options);
  };
  const sequence = (): PatternNode => {
    const items: PatternNode[] = [];
    while (at < tokens.length && tokens[at] !== '|' && tokens[at] !== ')') {
      let item = atom();
      if (tokens[at] === '?') {
        at++;
        item = { type: 'optional', item };
      }
      if (item.type === 'sequence') items.push(...item.items);
      else items.push(item);
    }
    if (items.length === 0) throw new SyntaxError(`empty alternative in pattern: ${source}`);
    return items.length === 1 && items[0] ? items[0] : { type: 'sequence', items };
  };
  const atom = (): PatternNode => {
    const token = tokens[at++] ?? '';
    if (token === '(') {
      const inner = choice();
      if (tokens[at++] !== ')') throw new SyntaxError(`missing ) in pattern: ${source}`);
      return inner.type === 'sequence' ? { type: 'choice', options: [inner] } : inner;
    }
    if (token === '~') return fillers(macros);
    if (token === END_WORD) return END_OF_SENTENCE;
    if (token.startsWith('_')) return { type: 'gap', most: Number(token.slice(1)) };
    if (token.startsWith('$')) {
      const macro = macros.get(token.slice(1));
      if (!macro) throw new SyntaxError(`unknown macro ${token} in pattern: ${source}`);
      return macro.type === 'sequence' ? { type: 'choice', options: [macro] } : macro;
    }
    return literal(token, source);
  };
  const parsed = choice();
  if (at < tokens.length) throw new SyntaxError(`unexpected ${tokens[at]} in pattern: ${source}`);
  return parsed;
}

/** Parses `name = pattern` lines, in any order. Throws `SyntaxError` where a macro names itself. */
export function parseMacros(source: string): Macros {
  const sources = new Map<string, string>();
  for (const line of source.split('\n')) {
    const separator = line.indexOf('=');
    if (separator >= 0) sources.set(line.slice(0, separator).trim(), line.slice(separator + 1));
  }
  const parsed = new Map<string, PatternNode>();
  const open = new Set<string>();
  const get = (name: string): PatternNode | undefined => {
    const known = parsed.get(name);
    const text = sources.get(name);
    if (known || text === undefined) return known;
    if (open.has(name)) throw new SyntaxError(`macro $${name} names itself`);
    open.add(name);
    const node = parsePattern(text, { get });
    parsed.set(name, node);
    return node;
  };
  for (const name of sources.keys()) get(name);
  return { get };
}

function fillers(macros: Macros): PatternNode {
  const filler = macros.get('filler');
  if (!filler) throw new SyntaxError('the macro filler is not defined');
  const one = (rest: PatternNode | undefined): PatternNode => ({
    type: 'optional',
    item: rest ? { type: 'sequence', items: [filler, rest] } : filler,
  });
  return one(one(one(undefined)));
}

function mergeChoice(options: readonly PatternNode[]): PatternNode {
  const words: string[] = [];
  const others: PatternNode[] = [];
  for (const option of options) {
    if (option.type === 'words') words.push(...option.words);
    else if (option.type === 'choice') {
      for (const inner of option.options) {
        if (inner.type === 'words') words.push(...inner.words);
        else others.push(inner);
      }
    } else others.push(option);
  }
  if (others.length === 0) return { type: 'words', words: unique(words) };
  return { type: 'choice', options: words.length > 0 ? [{ type: 'words', words: unique(words) }, ...others] : others };
}

function unique(words: readonly string[]): readonly string[] {
  return [...new Set(words)].sort();
}

function literal(token: string, source: string): PatternNode {
  if (token === '#' || token === '##') return { type: 'words', words: [token] };
  const items = foldWords(token).map((word): PatternNode => ({ type: 'words', words: [word] }));
  if (items.length === 0) throw new SyntaxError(`nothing to match in ${token} of pattern: ${source}`);
  return items.length === 1 && items[0] ? items[0] : { type: 'sequence', items };
}

const ELISIONS = new Set([
  'j',
  'l',
  'd',
  'm',
  't',
  's',
  'n',
  'c',
  'qu',
  'jusqu',
  'lorsqu',
  'puisqu',
  'un',
  'all',
  'dell',
  'nell',
  'sull',
  'dall',
  'quest',
  'presqu',
  'quelqu',
  'aujourd',
  'senz',
  'com',
  'anch',
  'dov',
]);

/** Words before an apostrophe that stand for themselves in French and Italian: `j'ai` is two words, `don't` is one. */
export function isElision(word: string): boolean {
  return ELISIONS.has(word);
}

/** All elided words, for the word table. */
export const ELISION_WORDS: readonly string[] = [...ELISIONS];

/** Folds a literal of the lexicon just as the tokeniser folds text; keeps a `*` at the end of a word. */
export function foldWords(text: string): string[] {
  folding ??= { table: buildCharTable(), han: buildHanTable() };
  const { table, han } = folding;
  const words: string[] = [];
  let word = '';
  const push = (): void => {
    if (word) words.push(word);
    word = '';
  };
  for (const char of text.normalize('NFC').toLowerCase()) {
    const code = char.codePointAt(0) ?? 0;
    if (code > 0xffff) {
      push();
      words.push(char);
      continue;
    }
    const symbol = table[code] ?? 0;
    if (symbol >= 1 && symbol <= 36)
      word += symbol <= 26 ? String.fromCharCode(96 + symbol) : String.fromCharCode(21 + symbol);
    else if (symbol >= SYMBOL.expansion && symbol < 0x80) word += EXPANSIONS[symbol - SYMBOL.expansion] ?? '';
    else if (char === '*') word += '*';
    else if (symbol === SYMBOL.cjk) {
      push();
      words.push(String.fromCharCode(foldCjk(code, han)));
    } else if (symbol === SYMBOL.apostrophe) {
      if (isElision(word)) push();
    } else if (symbol !== SYMBOL.skip) push();
  }
  push();
  return words;
}
