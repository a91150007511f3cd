import type { PatternNode } from './parse-pattern.ts';

/** A list of numbers, as built or as read from a snapshot. */
export type Numbers = Int32Array | readonly number[];

/** Many lists in one run of numbers: list `i` is `values[offsets[i]]` up to `values[offsets[i + 1]]`. */
export interface Lists {
  readonly offsets: Int32Array;
  readonly values: Int32Array;
}

/** One of the lists, without a copy. */
export function listOf({ offsets, values }: Lists, index: number): Int32Array {
  return values.subarray(offsets[index], offsets[index + 1]);
}

/** Puts lists into one run of numbers. */
export function flatten(lists: readonly Numbers[]): Lists {
  const offsets = new Int32Array(lists.length + 1);
  lists.forEach((list, index) => {
    offsets[index + 1] = (offsets[index] ?? 0) + list.length;
  });
  const values = new Int32Array(offsets[lists.length] ?? 0);
  lists.forEach((list, index) => {
    values.set(list, offsets[index]);
  });
  return { offsets, values };
}

/** Positions, ready to run. */
export interface Positions {
  /** Class of the token that each position takes. */
  readonly classOf: Int32Array;
  /** Number of the set of positions that follow each position. */
  readonly setOf: Int32Array;
  readonly sets: Lists;
  /** First positions of every rule. */
  readonly starts: Lists;
}

/** What follows a position. */
export function followOf({ setOf, sets }: Positions, position: number): Int32Array {
  return listOf(sets, setOf[position] ?? 0);
}

/** Class of a position that takes any token but a negation. */
export const ANY_CLASS = 0;

/**
 * Patterns as positions (Glushkov's construction): a position takes a token of its class and is followed by other
 * positions. A negative number in a follow set, `-(rule + 1)`, says that the rule has matched.
 */
export class PositionSet {
  readonly classOf: number[] = [];
  readonly #follow: (readonly number[])[] = [];
  readonly #starts: (readonly number[])[] = [];
  readonly #classId: (words: readonly string[]) => number;
  // Of the rule that is being built: no two rules share a position.
  readonly #positionsBefore = new Map<readonly number[], Map<number, number>>();
  readonly #followSets = new Map<string | number, readonly number[]>();
  // A macro is one node wherever it is used; its words are looked up once.
  readonly #known = new Map<PatternNode, number>();

  /** `classId` gives the number of a set of words. */
  constructor(classId: (words: readonly string[]) => number) {
    this.#classId = classId;
  }

  /** Adds the next rule; its number is its order. */
  add(pattern: PatternNode): void {
    const rule = this.#starts.length;
    this.#positionsBefore.clear();
    this.#followSets.clear();
    const starts = this.#build(pattern, [-(rule + 1)]);
    if (starts.some((position) => position < 0)) throw new SyntaxError('a pattern must not match nothing at all');
    this.#starts.push(starts);
  }

  /** Everything added so far, in flat tables. Sets that many positions share are kept once. */
  build(): Positions {
    const numbers = new Map<string, number>();
    const sets: (readonly number[])[] = [];
    const setOf = Int32Array.from(this.#follow, (set) => {
      const key = set.join(',');
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, sets.length);
      sets.push(set);
      return sets.length - 1;
    });
    return { classOf: Int32Array.from(this.classOf), setOf, sets: flatten(sets), starts: flatten(this.#starts) };
  }

  #build(node: PatternNode, follow: readonly number[]): readonly number[] {
    switch (node.type) {
      case 'words':
        return [this.#position(this.#classOf(node, node.words), follow)];
      case 'sequence':
        return node.items.reduceRight<readonly number[]>((rest, item) => this.#build(item, rest), follow);
      case 'choice':
        return union(node.options.map((option) => this.#build(option, follow)));
      case 'optional':
        return union([this.#build(node.item, follow), follow]);
      case 'gap': {
        let rest = follow;
        for (let count = 0; count < node.most; count++) rest = union([[this.#position(ANY_CLASS, rest)], follow]);
        return rest;
      }
    }
  }

  #classOf(node: PatternNode, words: readonly string[]): number {
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    const id = this.#classId(words);
    this.#known.set(node, id);
    return id;
  }

  /** Two positions that take the same and are followed by the same are one. */
  #position(classId: number, follow: readonly number[]): number {
    const shared = this.#sharedFollow(follow);
    let positions = this.#positionsBefore.get(shared);
    if (!positions) {
      positions = new Map();
      this.#positionsBefore.set(shared, positions);
    }
    const known = positions.get(classId);
    if (known !== undefined) return known;
    this.classOf.push(classId);
    this.#follow.push(shared);
    positions.set(classId, this.classOf.length - 1);
    return this.classOf.length - 1;
  }

  #sharedFollow(follow: readonly number[]): readonly number[] {
    if (this.#positionsBefore.has(follow)) return follow;
    const key = follow.length === 1 ? (follow[0] ?? 0) : follow.join(' ');
    const known = this.#followSets.get(key);
    if (known) return known;
    this.#followSets.set(key, follow);
    return follow;
  }
}

function union(sets: readonly (readonly number[])[]): readonly number[] {
  if (sets.length === 1 && sets[0]) return sets[0];
  const all: number[] = [];
  for (const set of sets) for (const value of set) all.push(value);
  return all.length > 1 ? [...new Set(all)] : all;
}
