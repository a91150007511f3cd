import { SIGN_PREFIX } from '../context/signs.ts';
import { type Sentence, TokenBuffer } from '../fold/token-buffer.ts';
import { Tokenizer } from '../fold/tokenize.ts';
import type { CompiledLanguage, CompiledLexicon, CompiledRule } from './compile-lexicon.ts';
import { countCommon } from './count-common.ts';
import { RULE_PARTS, type RulePart, weakBit } from './rule-parts.ts';

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
      if ((counts[Math.log2(bit)] ?? 0) * 2 < Math.max(...counts)) return false;
      isWanted ??= isWeakWanted();
      return isWanted;
    };
    const findings: Match[] = [];
    const marks: Match[] = [];
    const idioms: Match[] = [];
    for (const language of this.lexicon.languages) {
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
    const { sentences } = this.#tokens;
    const { automata, bit } = language;
    let found = 0;
    let marked = 0;
    let current = 0;
    const onMatch = (rule: number, last: number): void => {
      const compiled = language.rules[rule];
      if (!compiled) return;
      const kind = compiled.group.kind ?? 'finding';
      if (kind === 'finding' ? found >= MOST_MATCHES : marked >= MOST_MARKS) return;
      if (kind === 'finding') found++;
      else marked++;
      const { from } = sentences[current] as Sentence;
      const first = automata.findings.startOf(rule, this.#tokens.signature, from, last);
      const list = kind === 'finding' ? findings : kind === 'mark' ? marks : idioms;
      list.push({ rule: compiled, language, first, last, sentence: current });
    };
    // Which parts were searched in a sentence, as bits in the order of the parts.
    const searched = new Uint8Array(sentences.length);
    const run = (index: number, part: RulePart): void => {
      const partBit = 1 << RULE_PARTS.indexOf(part);
      if (((searched[index] ?? 0) & partBit) !== 0) return;
      searched[index] = (searched[index] ?? 0) | partBit;
      current = index;
      const { from, to } = sentences[index] as Sentence;
      automata[part].run(this.#tokens.signature, from, to, onMatch);
    };
    const called = bit | weakBit(bit);
    for (let index = 0; index < sentences.length; index++) {
      const mask = sentences[index]?.mask ?? 0;
      if ((mask & called) === 0) continue;
      if ((mask & bit) !== 0) run(index, 'findings');
      if ((mask & weakBit(bit)) !== 0 && isWeakWanted(bit)) run(index, 'weak');
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
