import { deflateSync, inflateSync } from 'node:zlib';
import { createReadings } from '../fold/readings.ts';
import { buildCharTable } from '../fold/symbols.ts';
import type { LanguagePack } from '../lexicon/types.ts';
import { type CompiledLanguage, type CompiledLexicon, END_UNIT, rulesOf } from './compile-lexicon.ts';
import { LazyDfa } from './lazy-dfa.ts';
import type { Numbers, Positions } from './positions.ts';

/** The compiled tables of a lexicon as one compressed string: reading them is a matter of milliseconds, compiling is not. */
export function encodeLexicon({ tokens, languages }: CompiledLexicon): string {
  const writer = createWriter();
  const { trie } = tokens;
  for (const table of [
    trie.next,
    trie.exact,
    trie.prefix,
    tokens.cjk,
    tokens.anchorMask,
    tokens.strongMask,
    tokens.commonMask,
    tokens.isElision,
  ]) {
    writer.small(table);
  }
  writer.list([...tokens.pictographs].flat());
  writer.list([tokens.numberSignature, tokens.largeNumberSignature, languages.length]);
  for (const { bit, positions, view } of languages) {
    writer.list([bit]);
    writer.list(positions.classOf);
    writePositions(writer, positions);
    writer.lists(positions.starts);
    writer.small(view.local);
    writer.list(view.isNegation);
    writer.lists(view.classes);
  }
  return deflateSync(writer.bytes(), { level: 9 }).toString('base64');
}

/** Reads what `encodeLexicon` wrote. `packs` are those that were compiled, in their order. */
export function decodeLexicon(snapshot: string, packs: readonly LanguagePack[]): CompiledLexicon {
  const reader = createReader(inflateSync(Buffer.from(snapshot, 'base64')));
  const trie = {
    next: reader.small(),
    exact: reader.small(),
    prefix: reader.small(),
  };
  const cjk = reader.small();
  const anchorMask = reader.small();
  const strongMask = reader.small();
  const commonMask = reader.small();
  const isElision = Uint8Array.from(reader.small());
  const pairs = reader.list();
  const pictographs = new Map<number, number>();
  for (let index = 0; index + 1 < pairs.length; index += 2) pictographs.set(pairs[index] ?? 0, pairs[index + 1] ?? 0);
  const [numberSignature = 0, largeNumberSignature = 0, count = 0] = reader.list();
  const languages = packs.slice(0, count).map((pack): CompiledLanguage => {
    const [bit = 0] = reader.list();
    const classOf = reader.list();
    const sets = reader.lists();
    const follow = Array.from(reader.list(), (set) => sets[set] ?? NONE);
    const positions: Positions = { classOf, follow, starts: reader.lists() };
    const view = {
      local: reader.small(),
      isNegation: Uint8Array.from(reader.list()),
      classes: reader.lists(),
    };
    return {
      language: pack.language,
      bit,
      rules: rulesOf(pack),
      positions,
      view,
      automaton: new LazyDfa(positions, view, cjk[END_UNIT] ?? 0),
    };
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
      strongMask,
      commonMask,
      isElision,
      numberSignature,
      largeNumberSignature,
      readings,
    },
  };
}

const NONE = new Int32Array(0);

/** Follow sets are shared by many positions: each is written once, and every position by the number of its set. */
function writePositions(writer: Writer, { follow }: Positions): void {
  const numbers = new Map<string, number>();
  const sets: Numbers[] = [];
  const references = follow.map((set) => {
    const key = set.join(',');
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, sets.length);
    sets.push(set);
    return sets.length - 1;
  });
  writer.lists(sets);
  writer.list(references);
}

interface Writer {
  list(values: ArrayLike<number>): void;
  /** Values below 65536, two to a number. */
  small(values: ArrayLike<number>): void;
  /** Each value as its distance from the one before: runs of neighbours compress well. */
  lists(values: readonly Numbers[]): void;
  bytes(): Uint8Array;
}

function createWriter(): Writer {
  const values: number[] = [];
  const list = (numbers: ArrayLike<number>): void => {
    values.push(numbers.length);
    for (let index = 0; index < numbers.length; index++) values.push(numbers[index] ?? 0);
  };
  return {
    list,
    lists(sets) {
      list(sets.map((set) => set.length));
      let previous = 0;
      for (const set of sets) {
        for (const value of set) {
          values.push(value - previous);
          previous = value;
        }
      }
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
  lists(): readonly Int32Array[];
}

function createReader(bytes: Uint8Array): Reader {
  const values = new Int32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  let at = 0;
  const list = (): Int32Array => {
    const length = values[at++] ?? 0;
    at += length;
    return values.subarray(at - length, at);
  };
  return {
    list,
    small() {
      const length = values[at++] ?? 0;
      const table = new Uint16Array(values.buffer, at * 4, length);
      at += (length + 1) >> 1;
      return table;
    },
    lists() {
      const lengths = list();
      const sets: Int32Array[] = [];
      let previous = 0;
      for (const length of lengths) {
        for (let index = at; index < at + length; index++) {
          previous += values[index] ?? 0;
          values[index] = previous;
        }
        at += length;
        sets.push(values.subarray(at - length, at));
      }
      return sets;
    },
  };
}
