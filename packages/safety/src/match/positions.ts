import type { PatternNode } from './parse-pattern.ts';

/** A list of numbers, as built or as read from a snapshot. */
export type Numbers = Int32Array | readonly number[];

/** Positions, ready to run. */
export interface Positions {
  /** Class of the token that each position takes. */
  readonly classOf: Numbers;
  /** What follows each position. */
  readonly follow: readonly Numbers[];
  /** First positions of every rule. */
  readonly starts: readonly Numbers[];
}

/** Class of a position that takes any token but a negation. */
export const ANY_CLASS = 0;

/**
 * Patterns as positions (Glushkov's construction): a position takes a token of its class and is followed by other
 * positions. A negative number in a follow set, `-(rule + 1)`, says that the rule has matched.
 */
export class PositionSet implements Positions {
  readonly classOf: number[] = [];
  readonly follow: (readonly number[])[] = [];
  /** First positions of every rule. */
  readonly starts: (readonly number[])[] = [];
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
    const rule = this.starts.length;
    this.#positionsBefore.clear();
    this.#followSets.clear();
    const starts = this.#build(pattern, [-(rule + 1)]);
    if (starts.some((position) => position < 0)) throw new SyntaxError('a pattern must not match nothing at all');
    this.starts.push(starts);
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
    this.follow.push(shared);
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
