import { SIGN_PREFIX } from '../context/signs.ts';
import { TokenBuffer } from '../fold/token-buffer.ts';
import { Tokenizer } from '../fold/tokenize.ts';
import type { CompiledLanguage, CompiledLexicon, CompiledRule } from './compile-lexicon.ts';
import { countCommon } from './count-common.ts';
import { type RulePart, weakBit } from './rule-parts.ts';

/** A rule that matched, by token numbers. */
export interface Match {
  readonly rule: CompiledRule;
  readonly language: CompiledLanguage;
  readonly first: number;
  readonly last: number;
  readonly sentence: number;
}

/** What the automata found in one text. */
export interface Scan {
  readonly tokens: TokenBuffer;
  readonly findings: readonly Match[];
  readonly marks: readonly Match[];
  readonly idioms: readonly Match[];
}

const MOST_MATCHES = 120;
const MOST_MARKS = 600;
const NEIGHBOURS = 3;
const PART_BITS: Readonly<Record<RulePart, number>> = { findings: 1, weak: 2, context: 4 };

/** Runs tokeniser and automata over texts. One scan at a time: the result is valid until the next. */
export class Scanner {
  readonly lexicon: CompiledLexicon;
  readonly #tokens = new TokenBuffer();
  readonly #tokenizer: Tokenizer;

  constructor(lexicon: CompiledLexicon) {
    this.lexicon = lexicon;
    this.#tokenizer = new Tokenizer(lexicon.tokens, this.#tokens);
  }

  /** `isWeakWanted` is asked at most once, and only where weak words are there to be searched for. */
  scan(text: string, isWeakWanted: () => boolean = () => true): Scan {
    const tokens = this.#tokens;
    this.#tokenizer.run(text, tokens);
    let isWanted: boolean | undefined;
    let counts: readonly number[] | undefined;
    // Weak words of a language say nothing in a text that is plainly in another one.
    const asked = (bit: number): boolean => {
      counts ??= countCommon(tokens, this.lexicon.tokens.commonMask);
      if ((counts[31 - Math.clz32(bit)] ?? 0) * 2 < Math.max(...counts)) return false;
      isWanted ??= isWeakWanted();
      return isWanted;
    };
    const findings: Match[] = [];
    const marks: Match[] = [];
    const idioms: Match[] = [];
    let called = 0;
    for (let index = 0; index < tokens.sentences.length; index++) called |= tokens.sentences[index]?.mask ?? 0;
    if (called === 0) return { tokens, findings, marks, idioms };
    for (const language of this.lexicon.languages) {
      // Not even the tables are read of a language that nothing calls for.
      const { bit } = language;
      if ((called & bit) === 0 && ((called & weakBit(bit)) === 0 || !asked(bit))) continue;
      this.#scanLanguage(language, asked, findings, marks, idioms);
    }
    return { tokens, findings, marks, idioms };
  }

  #scanLanguage(
    language: CompiledLanguage,
    isWeakWanted: (bit: number) => boolean,
    findings: Match[],
    marks: Match[],
    idioms: Match[],
  ): void {
    const { sentences, signature } = this.#tokens;
    const { automata, rules, bit } = language;
    const { starts } = automata;
    let found = 0;
    let marked = 0;
    let current = 0;
    let from = 0;
    const onMatch = (rule: number, last: number): void => {
      const compiled = rules[rule];
      if (!compiled) return;
      const kind = compiled.group.kind ?? 'finding';
      if (kind === 'finding') {
        if (found >= MOST_MATCHES) return;
        found++;
        const first = starts.startOf(rule, signature, from, last);
        findings.push({ rule: compiled, language, first, last, sentence: current });
        return;
      }
      if (marked >= MOST_MARKS) return;
      marked++;
      const match = new ContextMatch(compiled, language, rule, { last, sentence: current, from, signature });
      if (kind === 'mark') marks.push(match);
      else idioms.push(match);
    };
    // Which parts were searched in a sentence, as bits in the order of the parts.
    const searched = new Uint8Array(sentences.length);
    const run = (index: number, part: RulePart): void => {
      const partBit = PART_BITS[part];
      if (((searched[index] ?? 0) & partBit) !== 0) return;
      searched[index] = (searched[index] ?? 0) | partBit;
      const sentence = sentences[index];
      if (!sentence) return;
      current = index;
      from = sentence.from;
      automata[part].run(signature, from, sentence.to, onMatch);
    };
    const weak = weakBit(bit);
    for (let index = 0; index < sentences.length; index++) {
      const mask = sentences[index]?.mask ?? 0;
      if ((mask & (bit | weak)) === 0) continue;
      if ((mask & bit) !== 0) run(index, 'findings');
      if ((mask & weak) !== 0 && isWeakWanted(bit)) run(index, 'weak');
      if (found >= MOST_MATCHES) break;
    }
    if (found === 0) return;
    // What kind of text it is, is said at its beginning; everything else close by.
    for (let index = 0; index < Math.min(2, sentences.length); index++) run(index, 'context');
    for (const { place, part } of placesOf(findings, language)) {
      const last = Math.min(sentences.length - 1, place + NEIGHBOURS);
      for (let index = Math.max(0, place - NEIGHBOURS); index <= last; index++) run(index, part);
    }
  }
}

/** A mark or an idiom. Most marks are never asked where they begin. */
class ContextMatch implements Match {
  readonly rule: CompiledRule;
  readonly language: CompiledLanguage;
  readonly last: number;
  readonly sentence: number;
  readonly #number: number;
  readonly #from: number;
  readonly #signature: Uint16Array;
  #first = -1;

  /** `number` is that of the rule, `from` the first token of the sentence. */
  constructor(
    rule: CompiledRule,
    language: CompiledLanguage,
    number: number,
    place: { last: number; sentence: number; from: number; signature: Uint16Array },
  ) {
    this.rule = rule;
    this.language = language;
    this.last = place.last;
    this.sentence = place.sentence;
    this.#number = number;
    this.#from = place.from;
    this.#signature = place.signature;
  }

  get first(): number {
    if (this.#first < 0) {
      const { starts } = this.language.automata;
      this.#first = starts.startOf(this.#number, this.#signature, this.#from, this.last);
    }
    return this.#first;
  }
}

/** Where context is looked for: beside every finding; and other warning signs beside the grave ones, before it. */
function placesOf(
  findings: readonly Match[],
  language: CompiledLanguage,
): readonly { readonly place: number; readonly part: RulePart }[] {
  const signs = new Set<number>();
  const all = new Set<number>();
  for (const match of findings) {
    if (match.language !== language) continue;
    all.add(match.sentence);
    if (match.rule.group.category?.startsWith(SIGN_PREFIX)) signs.add(match.sentence);
  }
  return [
    ...[...signs].map((place) => ({ place, part: 'weak' as const })),
    ...[...all].map((place) => ({ place, part: 'context' as const })),
  ];
}
