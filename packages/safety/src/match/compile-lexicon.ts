import { SIGN_PREFIX } from '../context/signs.ts';
import { buildHanTable, foldCjk } from '../fold/han.ts';
import { createReadings } from '../fold/readings.ts';
import { buildCharTable } from '../fold/symbols.ts';
import type { TokenTables } from '../fold/token-tables.ts';
import type { GroupMeaning, LanguagePack, PatternGroup } from '../lexicon/types.ts';
import { type Automata, automataOf } from './automata.ts';
import { callWords, isDear, mostCommonOf } from './calls.ts';
import { type CommonWords, commonness, promote, rankOf } from './common-words.ts';
import { ELISION_WORDS, END_WORD, foldWords, type PatternNode, parseMacros, parsePattern } from './parse-pattern.ts';
import { flatten, listOf, PositionSet, type Positions } from './positions.ts';
import { partOf, weakBit } from './rule-parts.ts';
import type { SignatureView } from './signature-view.ts';
import { indexStarts, type StartIndex } from './start-index.ts';
import { TrieBuilder } from './trie-builder.ts';
import { mistypings } from './typos.ts';

/** One pattern of a group, ready to match. */
export interface CompiledRule {
  /** `en.suicide.passive.3` */
  readonly id: string;
  readonly group: GroupMeaning;
}

/** One language, ready to match. */
export interface CompiledLanguage {
  readonly language: LanguagePack['language'];
  /** Bit in the masks of `TokenTables`. */
  readonly bit: number;
  readonly rules: readonly CompiledRule[];
  readonly positions: Positions;
  readonly view: SignatureView;
  readonly starts: StartIndex;
  /** Finds the rules of each part. */
  readonly automata: Automata;
}

/** Every table that a check needs. Immutable but for the caches inside the automata. */
export interface CompiledLexicon {
  readonly tokens: TokenTables;
  readonly languages: readonly CompiledLanguage[];
}

/** Where the signature of the end of a sentence stands in `TokenTables.cjk`: no other character needs the place. */
export const END_UNIT = END_WORD.charCodeAt(0);

/** Turns language packs into tables. Throws `SyntaxError` on a pattern that does not parse. */
export function compileLexicon(packs: readonly LanguagePack[]): CompiledLexicon {
  const words = new WordClasses();
  const everywhere = mostCommonOf(packs.map((pack) => rankOf(foldWords(pack.common))));
  const drafts = packs.map((pack, index) => draftLanguage(pack, index, words, everywhere));
  for (const elision of ELISION_WORDS) words.addWord(elision, words.elisionClass);
  for (const pack of packs) {
    for (const word of (pack.typos ?? '').split(/\s+/).filter(Boolean)) {
      for (const typo of mistypings(word)) words.trie.alias(typo, word);
    }
  }
  words.dropFinalG();
  const tables = words.build();
  const languages = drafts.map(
    ({
      pack,
      bit,
      rules,
      positions,
      anchorClass,
      promotedClass,
      callClass,
      weakCallClass,
      commonClass,
      negationClass,
    }): CompiledLanguage => {
      const view = localView(tables.classesOf, positions, negationClass);
      markAnchors(tables.classesOf, tables.anchorMask, anchorClass, bit);
      markAnchors(tables.classesOf, tables.anchorMask, promotedClass, bit);
      markAnchors(tables.classesOf, tables.callMask, callClass, bit);
      markAnchors(tables.classesOf, tables.callMask, weakCallClass, weakBit(bit));
      markAnchors(tables.classesOf, tables.strongMask, anchorClass, bit);
      markAnchors(tables.classesOf, tables.commonMask, commonClass, bit);
      const starts = indexStarts(rules, positions, view);
      markBlockStarts(tables.classesOf, tables.blockMask, startsOfBlocks(rules, positions), bit);
      return {
        language: pack.language,
        bit,
        rules,
        positions,
        view,
        starts,
        automata: automataOf(positions, view, starts, tables.cjk[END_UNIT] ?? 0),
      };
    },
  );
  const isAnchor = (signature: number): boolean => tables.anchorMask[signature] !== 0;
  const readings = createReadings(tables.trie, isAnchor);
  return {
    languages,
    tokens: {
      chars: buildCharTable(),
      trie: tables.trie,
      cjk: tables.cjk,
      pictographs: tables.pictographs,
      anchorMask: tables.anchorMask,
      callMask: tables.callMask,
      isElision: tables.isElision,
      numberSignature: tables.numberSignature,
      largeNumberSignature: tables.largeNumberSignature,
      strongMask: tables.strongMask,
      commonMask: tables.commonMask,
      blockMask: tables.blockMask,
      readings,
    },
  };
}

/** The patterns of a group: its lines. */
export function linesOf(group: PatternGroup): readonly string[] {
  return group.patterns
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The rules of a language in their order, where the number of patterns of each group is known. */
export function rulesWith(
  language: LanguagePack['language'],
  groups: readonly GroupMeaning[],
  counts: readonly number[],
): readonly CompiledRule[] {
  return groups.flatMap((group, index) =>
    Array.from({ length: counts[index] ?? 0 }, (_, number) => ({
      id: `${language}.${group.id}.${number + 1}`,
      group,
    })),
  );
}

function draftLanguage(pack: LanguagePack, index: number, words: WordClasses, everywhere: ReadonlyMap<string, number>) {
  const macros = parseMacros(pack.macros);
  const common = rankOf(foldWords(pack.common));
  const known = { own: common, everywhere };
  const anchorClass = words.newClass();
  const promotedClass = words.newClass();
  const callClass = words.newClass();
  const weakCallClass = words.newClass();
  const commonClass = words.newClass();
  for (const word of common.keys()) words.addWord(word, commonClass);
  const seen = new Set<PatternNode>();
  const positions = new PositionSet((list) => words.classOf(list));
  const counts = pack.groups.map((group) => linesOf(group).length);
  const rules = rulesWith(pack.language, pack.groups, counts);
  for (const group of pack.groups) {
    for (const line of linesOf(group)) {
      const pattern = parsePattern(line, macros);
      positions.add(pattern);
      if ((group.kind ?? 'finding') !== 'finding') continue;
      addAnchors(pattern, common, anchorClass, words, seen);
      const promoteWord = (word: string): void => words.addWord(word, promotedClass);
      if (commonness(pattern, common) >= 0) promote(pattern, common, promoteWord);
      if (isCompanion(group)) continue;
      const isWeak = partOf(group) === 'weak';
      // Weak words that stand everywhere are found beside others only.
      if (isWeak && isDear(pattern, known)) continue;
      const calls = isWeak ? weakCallClass : callClass;
      if (callWords(pattern, known, (word) => words.addWord(word, calls))) continue;
      addAnchors(pattern, common, calls, words, new Set());
      if (commonness(pattern, common) >= 0) promote(pattern, common, (word) => words.addWord(word, calls));
    }
  }
  const negation = macros.get('neg');
  const negationClass = negation?.type === 'words' ? words.classOf(negation.words) : -1;
  return {
    pack,
    bit: 1 << index,
    rules,
    positions: positions.build(),
    anchorClass,
    promotedClass,
    callClass,
    weakCallClass,
    commonClass,
    negationClass,
  };
}

/** Warning signs that count only beside graver ones, which call for the search. */
function isCompanion({ category = '', level }: PatternGroup): boolean {
  return category.startsWith(SIGN_PREFIX) && level === 1 && category !== `${SIGN_PREFIX}means`;
}

function addAnchors(
  node: PatternNode,
  common: CommonWords,
  anchorClass: number,
  words: WordClasses,
  seen: Set<PatternNode>,
): void {
  if (seen.has(node)) return;
  seen.add(node);
  switch (node.type) {
    case 'words':
      for (const word of node.words)
        if (!common.has(word.replace('*', '')) && !word.startsWith('#') && word !== END_WORD)
          words.addWord(word, anchorClass);
      return;
    case 'sequence':
      for (const item of node.items) addAnchors(item, common, anchorClass, words, seen);
      return;
    case 'choice':
      for (const option of node.options) addAnchors(option, common, anchorClass, words, seen);
      return;
    case 'optional':
      addAnchors(node.item, common, anchorClass, words, seen);
      return;
    case 'gap':
      return;
  }
}

function localView(classesOf: readonly (readonly number[])[], positions: Positions, negationClass: number) {
  const used = new Set<number>(positions.classOf);
  const local = new Uint16Array(classesOf.length);
  const classes: number[][] = [];
  const ids = new Map<string, number>();
  for (let signature = 0; signature < classesOf.length; signature++) {
    const own = (classesOf[signature] ?? []).filter((classId) => used.has(classId) || classId === negationClass);
    const key = own.join(',');
    let id = ids.get(key);
    if (id === undefined) {
      id = classes.length;
      ids.set(key, id);
      classes.push(own);
    }
    local[signature] = id;
  }
  const isNegation = Uint8Array.from(classes, (own) => (own.includes(negationClass) ? 1 : 0));
  return { local, classes: flatten(classes), isNegation };
}

function markAnchors(
  classesOf: readonly (readonly number[])[],
  mask: Uint16Array,
  anchorClass: number,
  bit: number,
): void {
  for (let signature = 0; signature < classesOf.length; signature++) {
    if (classesOf[signature]?.includes(anchorClass)) mask[signature] = (mask[signature] ?? 0) | bit;
  }
}

/** Classes that a rule begins with that stops a reply while it streams. */
function startsOfBlocks(rules: readonly CompiledRule[], { starts, classOf }: Positions): ReadonlySet<number> {
  const classes = new Set<number>();
  rules.forEach(({ group }, rule) => {
    if (group.blocks) for (const position of listOf(starts, rule)) classes.add(classOf[position] ?? 0);
  });
  return classes;
}

function markBlockStarts(
  classesOf: readonly (readonly number[])[],
  mask: Uint16Array,
  starts: ReadonlySet<number>,
  bit: number,
): void {
  for (let signature = 0; signature < classesOf.length; signature++) {
    if (classesOf[signature]?.some((classId) => starts.has(classId))) mask[signature] = (mask[signature] ?? 0) | bit;
  }
}

/** Which classes each word belongs to, over all languages. */
class WordClasses {
  readonly trie = new TrieBuilder();
  readonly #ids = new Map<string, number>();
  readonly #characters = new Map<string, Set<number>>();
  readonly #numbers = new Set<number>();
  readonly #largeNumbers = new Set<number>();
  readonly #digits = new Set<string>();
  readonly #gerunds = new Set<string>();
  #count = 1;
  readonly elisionClass = this.newClass();

  newClass(): number {
    return this.#count++;
  }

  classOf(words: readonly string[]): number {
    const key = words.join(' ');
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.newClass();
    this.#ids.set(key, id);
    for (const word of words) this.addWord(word, id);
    return id;
  }

  /** "feelin" is "feeling", wherever the stem has a vowel. */
  dropFinalG(): void {
    for (const word of this.#gerunds) this.trie.alias(word.slice(0, -1), word, true);
  }

  addWord(word: string, classId: number): void {
    if (/[aeiouy][a-z]*ing$/.test(word)) this.#gerunds.add(word);
    if (word === '#') this.#numbers.add(classId);
    else if (word === '##') this.#largeNumbers.add(classId);
    else if (/^[a-z0-9]+\*?$/.test(word)) {
      if (/^[0-9]+$/.test(word)) this.#digits.add(word);
      const isPrefix = word.endsWith('*');
      this.trie.add(isPrefix ? word.slice(0, -1) : word, classId, isPrefix);
    } else {
      const classes = this.#characters.get(word);
      if (classes) classes.add(classId);
      else this.#characters.set(word, new Set([classId]));
    }
  }

  build() {
    const classesOf: (readonly number[])[] = [[], []];
    const signatures = new Map<string, number>();
    const intern = (classes: readonly number[]): number => {
      const key = classes.join(',');
      const known = signatures.get(key);
      if (known !== undefined) return known;
      signatures.set(key, classesOf.length);
      classesOf.push(classes);
      return classesOf.length - 1;
    };
    for (const digits of this.#digits) {
      for (const classId of this.#numbers) this.trie.add(digits, classId, false);
      if (digits.length > 1) for (const classId of this.#largeNumbers) this.trie.add(digits, classId, false);
    }
    const trie = this.trie.build(intern);
    const numberSignature = intern([...this.#numbers].sort((a, b) => a - b));
    const largeNumberSignature = intern([...this.#numbers, ...this.#largeNumbers].sort((a, b) => a - b));
    const cjk = new Uint16Array(65536);
    const pictographs = new Map<number, number>();
    for (const [character, classes] of this.#characters) {
      const signature = intern([...classes].sort((a, b) => a - b));
      const point = character.codePointAt(0) ?? 0;
      if (point > 0xffff) pictographs.set(point, signature);
      else cjk[point] = signature;
    }
    spreadCjk(cjk);
    const isElision = Uint8Array.from(classesOf, (classes) => (classes.includes(this.elisionClass) ? 1 : 0));
    return {
      trie,
      classesOf,
      numberSignature,
      largeNumberSignature,
      strongMask: new Uint16Array(classesOf.length),
      commonMask: new Uint16Array(classesOf.length),
      blockMask: new Uint16Array(classesOf.length),
      cjk,
      pictographs,
      isElision,
      anchorMask: new Uint16Array(classesOf.length),
      callMask: new Uint16Array(classesOf.length),
    };
  }
}

/** Gives every other form of a character (traditional, katakana, half width) the signature of the form in the lexicon. */
function spreadCjk(cjk: Uint16Array): void {
  const han = buildHanTable();
  for (const [from, to] of [
    [0x3041, 0x30ff],
    [0xff66, 0xff9d],
  ] as const) {
    for (let code = from; code <= to; code++) cjk[code] = cjk[code] || (cjk[foldCjk(code, han)] ?? 0);
  }
  for (const [from, to] of han) cjk[from] = cjk[from] || (cjk[to] ?? 0);
}
