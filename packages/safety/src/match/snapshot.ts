import { deflateSync, inflateSync } from 'node:zlib';
import { createReadings } from '../fold/readings.ts';
import { buildCharTable } from '../fold/symbols.ts';
import type { LanguagePack } from '../lexicon/types.ts';
import {
  automataOf,
  type CompiledLanguage,
  type CompiledLexicon,
  END_UNIT,
  linesOf,
  rulesWith,
} from './compile-lexicon.ts';
import type { Lists } from './positions.ts';

/** Between the parts of a snapshot: the words of all languages, then one part per language. */
const SEPARATOR = '.';

/** The compiled tables of a lexicon as one compressed string: reading them is a matter of milliseconds, compiling is not. */
export function encodeLexicon({ tokens, languages }: CompiledLexicon, packs: readonly LanguagePack[]): string {
  const base = createWriter();
  const { trie } = tokens;
  base.list(trie.edges);
  for (const table of [
    trie.exact,
    trie.prefix,
    tokens.cjk,
    tokens.anchorMask,
    tokens.callMask,
    tokens.strongMask,
    tokens.commonMask,
    tokens.isElision,
  ]) {
    base.small(table);
  }
  base.list([...tokens.pictographs].flat());
  base.list([tokens.numberSignature, tokens.largeNumberSignature, languages.length]);
  for (const [index, { bit }] of languages.entries()) {
    base.list([bit]);
    base.list((packs[index]?.groups ?? []).map((group) => linesOf(group).length));
  }
  const parts = languages.map(({ positions, view }) => {
    const writer = createWriter();
    writer.list(positions.classOf);
    writer.list(positions.setOf);
    writer.lists(positions.sets);
    writer.lists(positions.starts);
    writer.small(view.local);
    writer.list(view.isNegation);
    writer.lists(view.classes);
    return writer;
  });
  return [base, ...parts].map((writer) => deflateSync(writer.bytes(), { level: 9 }).toString('base64')).join(SEPARATOR);
}

/**
 * Reads what `encodeLexicon` wrote. `packs` are those that were compiled, in their order. The tables of a language are
 * read when a text first calls for them: most processes meet one or two languages.
 */
export function decodeLexicon(snapshot: string, packs: readonly LanguagePack[]): CompiledLexicon {
  const cuts = [-1, ...cutsOf(snapshot), snapshot.length];
  const part = (index: number): Reader =>
    createReader(inflateSync(Buffer.from(snapshot.slice((cuts[index] ?? 0) + 1, cuts[index + 1]), 'base64')));
  const reader = part(0);
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
  const isElision = Uint8Array.from(reader.small());
  const pairs = reader.list();
  const pictographs = new Map<number, number>();
  for (let index = 0; index + 1 < pairs.length; index += 2) pictographs.set(pairs[index] ?? 0, pairs[index + 1] ?? 0);
  const [numberSignature = 0, largeNumberSignature = 0, count = 0] = reader.list();
  const languages = packs.slice(0, count).map((pack, index): CompiledLanguage => {
    const [bit = 0] = reader.list();
    const counts = Array.from(reader.list());
    return lazyLanguage(pack, bit, counts, () => part(index + 1), cjk[END_UNIT] ?? 0);
  });
  const readings = createReadings(trie, (signature) => anchorMask[signature] !== 0);
  return {
    languages,
    tokens: {
      chars: buildCharTable(),
      trie,
      cjk,
      pictographs,
      anchorMask,
      callMask,
      strongMask,
      commonMask,
      isElision,
      numberSignature,
      largeNumberSignature,
      readings,
    },
  };
}

function cutsOf(snapshot: string): readonly number[] {
  const cuts: number[] = [];
  for (let at = snapshot.indexOf(SEPARATOR); at >= 0; at = snapshot.indexOf(SEPARATOR, at + 1)) cuts.push(at);
  return cuts;
}

function lazyLanguage(
  pack: LanguagePack,
  bit: number,
  counts: readonly number[],
  open: () => Reader,
  endSignature: number,
): CompiledLanguage {
  let tables: Pick<CompiledLanguage, 'positions' | 'view' | 'automata'> | undefined;
  let rules: CompiledLanguage['rules'] | undefined;
  const ownRules = () => {
    rules ??= rulesWith(pack, counts);
    return rules;
  };
  const read = () => {
    const reader = open();
    const positions = {
      classOf: reader.list(),
      setOf: reader.list(),
      sets: reader.lists(),
      starts: reader.lists(),
    };
    const view = { local: reader.small(), isNegation: Uint8Array.from(reader.list()), classes: reader.lists() };
    return { positions, view, automata: automataOf(ownRules(), positions, view, endSignature) };
  };
  const loaded = () => {
    tables ??= read();
    return tables;
  };
  return {
    language: pack.language,
    bit,
    get rules() {
      return ownRules();
    },
    get positions() {
      return loaded().positions;
    },
    get view() {
      return loaded().view;
    },
    get automata() {
      return loaded().automata;
    },
  };
}

interface Writer {
  list(values: ArrayLike<number>): void;
  /** Values below 65536, two to a number. */
  small(values: ArrayLike<number>): void;
  /** Each value as its distance from the one before: runs of neighbours compress well. */
  lists(values: Lists): void;
  bytes(): Uint8Array;
}

function createWriter(): Writer {
  const values: number[] = [];
  const list = (numbers: ArrayLike<number>): void => {
    values.push(numbers.length);
    for (let index = 0; index < numbers.length; index++) values.push(numbers[index] ?? 0);
  };
  const differences = (numbers: Int32Array): void => list(numbers.map((value, at) => value - (numbers[at - 1] ?? 0)));
  return {
    list,
    lists(lists) {
      differences(lists.offsets);
      differences(lists.values);
    },
    small(numbers) {
      values.push(numbers.length);
      for (let index = 0; index < numbers.length; index += 2)
        values.push((numbers[index] ?? 0) | ((numbers[index + 1] ?? 0) << 16));
    },
    bytes: () => new Uint8Array(Int32Array.from(values).buffer),
  };
}

interface Reader {
  list(): Int32Array;
  small(): Uint16Array;
  lists(): Lists;
}

function createReader(bytes: Uint8Array): Reader {
  const isAligned = bytes.byteOffset % 4 === 0;
  const buffer = isAligned ? bytes.buffer : bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const values = new Int32Array(buffer, isAligned ? bytes.byteOffset : 0, bytes.byteLength >> 2);
  let at = 0;
  const list = (): Int32Array => {
    const length = values[at++] ?? 0;
    at += length;
    return values.subarray(at - length, at);
  };
  const sums = (): Int32Array => {
    const numbers = list();
    let sum = 0;
    for (let index = 0; index < numbers.length; index++) {
      sum += numbers[index] ?? 0;
      numbers[index] = sum;
    }
    return numbers;
  };
  return {
    list,
    small() {
      const length = values[at++] ?? 0;
      const table = new Uint16Array(values.buffer, values.byteOffset + at * 4, length);
      at += (length + 1) >> 1;
      return table;
    },
    lists() {
      return { offsets: sums(), values: sums() };
    },
  };
}
