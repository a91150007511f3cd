import { deflateSync, inflateSync } from 'node:zlib';
import { createReadings } from '../fold/readings.ts';
import type { GroupMeaning, LanguagePack } from '../lexicon/types.ts';
import { automataOf } from './automata.ts';
import { type CompiledLanguage, type CompiledLexicon, END_UNIT, linesOf, rulesWith } from './compile-lexicon.ts';
import { createReader, createWriter, type Reader, type Writer } from './number-stream.ts';
import type { Lists } from './positions.ts';
import { RULE_PARTS } from './rule-parts.ts';

/** A part of a snapshot. */
export interface SnapshotPart {
  /** How long it is once it is inflated. */
  readonly sizeBytes: number;
  /**
   * The part: deflated, base64. In a function, so that a process that never reads the part never makes the string either.
   */
  readonly deflated: () => string;
}

/** The compiled tables of a lexicon: reading them is a matter of milliseconds, compiling is not. */
export interface Snapshot {
  /** The words of all languages. */
  readonly words: SnapshotPart;
  readonly languages: readonly { readonly language: LanguagePack['language']; readonly part: SnapshotPart }[];
}

/** What is told of a language beside its tables. */
interface LanguageHead {
  readonly groups: readonly GroupMeaning[];
  /** Number of patterns of each group. */
  readonly counts: readonly number[];
}

/** Writes the tables of a lexicon that was compiled from `packs`. */
export function encodeLexicon({ tokens, languages }: CompiledLexicon, packs: readonly LanguagePack[]): Snapshot {
  const words = createWriter();
  const { trie } = tokens;
  words.list(trie.edges);
  for (const table of [
    trie.exact,
    trie.prefix,
    tokens.cjk,
    tokens.anchorMask,
    tokens.callMask,
    tokens.strongMask,
    tokens.commonMask,
    tokens.blockMask,
  ]) {
    words.small(table);
  }
  words.bytes(tokens.isElision);
  words.bytes(tokens.chars);
  words.list([...tokens.pictographs].flat());
  words.list([tokens.numberSignature, tokens.largeNumberSignature]);
  words.list(languages.map(({ bit }) => bit));
  return {
    words: partOf(words),
    languages: languages.map(({ language, positions, view, starts }, index) => {
      const groups = packs[index]?.groups ?? [];
      const head: LanguageHead = {
        groups: groups.map(({ patterns: _patterns, ...meaning }) => meaning),
        counts: groups.map((group) => linesOf(group).length),
      };
      const writer = createWriter();
      writer.json(head);
      writer.list(positions.classOf);
      writer.list(positions.setOf);
      writer.lists(positions.sets);
      writer.lists(positions.starts);
      writer.small(view.local);
      writer.bytes(view.isNegation);
      writer.lists(view.classes);
      for (const part of RULE_PARTS) writer.lists(starts[part]);
      return { language, part: partOf(writer) };
    }),
  };
}

function partOf(writer: Writer): SnapshotPart {
  const bytes = writer.finish();
  const deflated = deflateSync(bytes, { level: 9 }).toString('base64');
  return { sizeBytes: bytes.length, deflated: () => deflated };
}

function open({ sizeBytes, deflated }: SnapshotPart): Reader {
  // One chunk for all of it, and a little more, so that no second one is made: without, the pieces are copied together.
  return createReader(inflateSync(Buffer.from(deflated(), 'base64'), { chunkSize: sizeBytes + 64 }));
}

/**
 * Reads what `encodeLexicon` wrote. The tables of a language are read when a text first calls for them: most processes
 * meet one or two languages.
 */
export function decodeLexicon(snapshot: Snapshot): CompiledLexicon {
  const reader = open(snapshot.words);
  const trie = {
    edges: reader.list(),
    exact: reader.small(),
    prefix: reader.small(),
  };
  const cjk = reader.small();
  const anchorMask = reader.small();
  const callMask = reader.small();
  const strongMask = reader.small();
  const commonMask = reader.small();
  const blockMask = reader.small();
  const isElision = reader.bytes();
  const chars = reader.bytes();
  const pairs = reader.list();
  const pictographs = new Map<number, number>();
  for (let index = 0; index + 1 < pairs.length; index += 2) pictographs.set(pairs[index] ?? 0, pairs[index + 1] ?? 0);
  const [numberSignature = 0, largeNumberSignature = 0] = reader.list();
  const bits = reader.list();
  const languages = snapshot.languages.map(({ language, part }, index) =>
    lazyLanguage(language, bits[index] ?? 0, () => open(part), cjk[END_UNIT] ?? 0),
  );
  const readings = createReadings(trie, (signature) => anchorMask[signature] !== 0);
  return {
    languages,
    tokens: {
      chars,
      trie,
      cjk,
      pictographs,
      anchorMask,
      callMask,
      strongMask,
      commonMask,
      blockMask,
      isElision,
      numberSignature,
      largeNumberSignature,
      readings,
    },
  };
}

function lazyLanguage(
  language: LanguagePack['language'],
  bit: number,
  read: () => Reader,
  endSignature: number,
): CompiledLanguage {
  let tables: Pick<CompiledLanguage, 'rules' | 'positions' | 'view' | 'starts' | 'automata'> | undefined;
  const load = () => {
    const reader = read();
    const { groups, counts } = reader.json() as LanguageHead;
    const rules = rulesWith(language, groups, counts);
    const positions = {
      classOf: reader.list(),
      setOf: reader.list(),
      sets: reader.lists(),
      starts: reader.lists(),
    };
    const view = { local: reader.small(), isNegation: reader.bytes(), classes: reader.lists() };
    const [findings, weak, context] = RULE_PARTS.map(() => reader.lists()) as [Lists, Lists, Lists];
    const starts = { findings, weak, context };
    return { rules, positions, view, starts, automata: automataOf(positions, view, starts, endSignature) };
  };
  const loaded = () => {
    tables ??= load();
    return tables;
  };
  return {
    language,
    bit,
    get rules() {
      return loaded().rules;
    },
    get positions() {
      return loaded().positions;
    },
    get view() {
      return loaded().view;
    },
    get starts() {
      return loaded().starts;
    },
    get automata() {
      return loaded().automata;
    },
  };
}
