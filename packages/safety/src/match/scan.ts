import { type Sentence, TokenBuffer } from '../fold/token-buffer.ts';
import { Tokenizer } from '../fold/tokenize.ts';
import type { CompiledLanguage, CompiledLexicon, CompiledRule } from './compile-lexicon.ts';

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

  scan(text: string): Scan {
    const tokens = this.#tokens;
    this.#tokenizer.run(text, tokens);
    const findings: Match[] = [];
    const marks: Match[] = [];
    const idioms: Match[] = [];
    for (const language of this.lexicon.languages) {
      this.#scanLanguage(language, findings, marks, idioms);
    }
    return { tokens, findings, marks, idioms };
  }

  #scanLanguage(language: CompiledLanguage, findings: Match[], marks: Match[], idioms: Match[]): void {
    const { sentences } = this.#tokens;
    let found = 0;
    let marked = 0;
    let current = 0;
    const seen = new Set<number>();
    const onMatch = (rule: number, last: number): void => {
      const compiled = language.rules[rule];
      if (!compiled) return;
      const kind = compiled.group.kind ?? 'finding';
      if (kind === 'finding' ? found >= MOST_MATCHES : marked >= MOST_MARKS) return;
      if (kind === 'finding') found++;
      else marked++;
      const { from } = sentences[current] as Sentence;
      const first = language.automaton.startOf(rule, this.#tokens.signature, from, last);
      const list = kind === 'finding' ? findings : kind === 'mark' ? marks : idioms;
      list.push({ rule: compiled, language, first, last, sentence: current });
    };
    const run = (index: number): void => {
      if (seen.has(index)) return;
      seen.add(index);
      current = index;
      const { from, to } = sentences[index] as Sentence;
      language.automaton.run(this.#tokens.signature, from, to, onMatch);
    };
    for (let index = 0; index < sentences.length; index++) {
      if (((sentences[index]?.mask ?? 0) & language.bit) !== 0) run(index);
      if (found >= MOST_MATCHES) break;
    }
    if (found === 0) return;
    const places = new Set(findings.filter((match) => match.language === language).map((match) => match.sentence));
    // What kind of text it is, is said at its beginning.
    for (let index = 0; index < Math.min(2, sentences.length); index++) run(index);
    for (const place of places) {
      for (
        let index = Math.max(0, place - NEIGHBOURS);
        index <= Math.min(sentences.length - 1, place + NEIGHBOURS);
        index++
      )
        run(index);
    }
  }
}
