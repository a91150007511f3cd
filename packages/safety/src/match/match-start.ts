import { ANY_CLASS, flatten, type Lists, listOf } from './positions.ts';
import { firstRound, LAST_ROUND } from './rounds.ts';
import type { Workspace } from './workspace.ts';

/** No pattern is longer, in tokens. */
const LONGEST_MATCH = 26;

/** Finds where matches begin: the automata tell only where they end. */
export interface MatchStarts {
  /** First token of the shortest match of `rule` that ends at `endToken`; `endToken` itself if there is none. */
  startOf(rule: number, signatures: Uint16Array, from: number, endToken: number): number;
}

/** A rule read from its end. Numbers of positions and follow sets are the rule's own. */
interface BackwardRule {
  /** Class of each position. */
  readonly classOf: Int32Array;
  /** Positions that begin the rule. */
  readonly isStart: Uint8Array;
  /** Positions that each follow set follows. */
  readonly before: Lists;
  /** Follow sets that each position is in. */
  readonly setsOf: Lists;
  /** Follow sets that say that the rule has matched, or that it waits for nothing but the end of the sentence. */
  readonly last: Int32Array;
  readonly isOneToken: boolean;
}

// For all languages: no search stops half-way for another.
let isLive = new Int32Array(256);
let isNamed = new Int32Array(256);
let live = new Int32Array(256);
let named = new Int32Array(256);
let round = 0;

/**
 * Looks for the beginnings of the matches of one language: from the end back, over what may stand before, until a
 * position that begins the rule. Each rule is turned around when it first matches.
 */
export function createMatchStarts(space: Workspace): MatchStarts {
  const { local, isNegation } = space.view;
  const { classStamp } = space;
  const rules: (BackwardRule | undefined)[] = [];
  return {
    startOf(rule, signatures, from, endToken) {
      const known = rules[rule];
      const backward = known ?? turnAround(space, rule);
      if (!known) rules[rule] = backward;
      if (backward.isOneToken) return endToken;
      const { classOf, isStart, before, setsOf, last } = backward;
      let sets = last.length;
      for (let index = 0; index < sets; index++) named[index] = last[index] ?? 0;
      for (let token = endToken; token >= from && token > endToken - LONGEST_MATCH && sets > 0; token--) {
        const signature = local[signatures[token] ?? 0] ?? 0;
        space.mark(signature);
        const { classRound } = space;
        const takesAny = isNegation[signature] === 0;
        round = round < LAST_ROUND ? round + 1 : firstRound(isLive, isNamed);
        let found = 0;
        for (let index = 0; index < sets; index++) {
          const set = named[index] ?? 0;
          const end = before.offsets[set + 1] ?? 0;
          for (let at = before.offsets[set] ?? 0; at < end; at++) {
            const position = before.values[at] ?? 0;
            const classId = classOf[position] ?? 0;
            if (classId === ANY_CLASS ? !takesAny : classStamp[classId] !== classRound) continue;
            if (isLive[position] === round) continue;
            if (isStart[position] === 1) return token;
            isLive[position] = round;
            live[found++] = position;
          }
        }
        sets = 0;
        for (let index = 0; index < found; index++) {
          const position = live[index] ?? 0;
          const end = setsOf.offsets[position + 1] ?? 0;
          for (let at = setsOf.offsets[position] ?? 0; at < end; at++) {
            const set = setsOf.values[at] ?? 0;
            if (isNamed[set] === round) continue;
            isNamed[set] = round;
            named[sets++] = set;
          }
        }
      }
      return endToken;
    },
  };
}

function turnAround(space: Workspace, rule: number): BackwardRule {
  const { classOf, setOf, sets, starts } = space.positions;
  const accept = -(rule + 1);
  const first = listOf(starts, rule);
  const positions: number[] = [];
  const positionNumbers = new Map<number, number>();
  const setNumbers = new Map<number, number>();
  const meet = (position: number): number => {
    const known = positionNumbers.get(position);
    if (known !== undefined) return known;
    positionNumbers.set(position, positions.length);
    return positions.push(position) - 1;
  };
  for (const position of first) meet(position);
  const before: number[][] = [];
  const setsOf: number[][] = [];
  const last: number[] = [];
  // The list grows while it is gone through: everything that can be reached from the first positions.
  for (let number = 0; number < positions.length; number++) {
    const set = setOf[positions[number] ?? 0] ?? 0;
    const known = setNumbers.get(set);
    if (known !== undefined) {
      before[known]?.push(number);
      continue;
    }
    const own = before.push([number]) - 1;
    setNumbers.set(set, own);
    let isLast = false;
    for (const follower of listOf(sets, set)) {
      if (follower === accept) isLast = true;
      if (follower < 0) continue;
      if (space.waitsForEnd(follower, accept)) isLast = true;
      const next = meet(follower);
      const inSets = setsOf[next] ?? [];
      inSets.push(own);
      setsOf[next] = inSets;
    }
    if (isLast) last.push(own);
  }
  if (positions.length > isLive.length) {
    isLive = new Int32Array(positions.length * 2);
    live = new Int32Array(positions.length * 2);
    isNamed = new Int32Array(positions.length * 2);
    named = new Int32Array(positions.length * 2);
  }
  const isStart = new Uint8Array(positions.length);
  for (let number = 0; number < first.length; number++) isStart[positionNumbers.get(first[number] ?? 0) ?? 0] = 1;
  return {
    classOf: Int32Array.from(positions, (position) => classOf[position] ?? 0),
    isStart,
    before: flatten(before),
    setsOf: flatten(Array.from(positions, (_, number) => setsOf[number] ?? [])),
    last: Int32Array.from(last),
    isOneToken: positions.length === first.length && before.length === last.length && setsOf.length === 0,
  };
}
