import { ANY_CLASS, type Lists, listOf, type Numbers } from './positions.ts';
import type { Workspace } from './workspace.ts';

const START = 1;
// What is remembered is thrown away when it has grown past these: about 2 MB for each part of a language.
const MOST_STATES = 8_000;
const MOST_STEPS = 48_000;
const MOST_POOLED = 300_000;

/**
 * A deterministic automaton over token signatures, built while it runs and thrown away when it has grown too large
 * (after RE2, `re2/dfa.cc`). A step is one look-up; no input makes it slower than the number of its tokens.
 *
 * A state is a sorted run of numbers in one pool: the rules that have matched (negative), then the live positions.
 */
export class LazyDfa {
  readonly #space: Workspace;
  readonly #starts: Lists;
  // The steps from the first state, by own signature: most of all steps. 0 where not computed yet.
  readonly #firstSteps: Int32Array;
  #pool = new Int32Array(0);
  #pooled = 0;
  #from = new Int32Array(0);
  #middle = new Int32Array(0);
  #to = new Int32Array(0);
  #twin = new Int32Array(0);
  #count = 0;
  #byHash = new Map<number, number>();
  // Pairs: the state and the signature of a step, and where it leads.
  #steps = new Int32Array(0);
  #used = 0;
  #scratch = new Int32Array(256);
  #found = 0;

  /** Searches for the rules that begin with `starts`: positions by class. */
  constructor(space: Workspace, starts: Lists) {
    this.#space = space;
    this.#starts = starts;
    this.#firstSteps = new Int32Array(space.view.classes.offsets.length - 1);
    this.#reset();
  }

  /** Runs over tokens `[from, to)` of `signatures` and reports every rule that ends at a token. */
  run(signatures: Uint16Array, from: number, to: number, onMatch: (rule: number, endToken: number) => void): void {
    const { local } = this.#space.view;
    const { end } = this.#space;
    const firstSteps = this.#firstSteps;
    let steps = this.#steps;
    let mask = steps.length - 2;
    let state = START;
    for (let token = from; token < to; token++) {
      const signature = local[signatures[token] ?? 0] ?? 0;
      let target = 0;
      if (state === START) target = firstSteps[signature] ?? 0;
      else {
        const key = state * 65536 + signature;
        let slot = hashOf(key) & mask;
        while (steps[slot] !== 0) {
          if (steps[slot] === key) {
            target = steps[slot + 1] ?? 0;
            break;
          }
          slot = (slot + 2) & mask;
        }
      }
      if (target === 0) {
        target = this.#compute(state, signature);
        steps = this.#steps;
        mask = steps.length - 2;
      }
      state = target >>> 1;
      if ((target & 1) !== 0) this.#report(state, token, onMatch);
    }
    if (end === 0 || to <= from) return;
    const target = this.#step(state, end);
    if ((target & 1) !== 0) this.#report(target >>> 1, to - 1, onMatch);
  }

  /** Classes, of those the automaton uses, that a signature of the word table belongs to. */
  classesOf(tableSignature: number): Numbers {
    const { view } = this.#space;
    return listOf(view.classes, view.local[tableSignature] ?? 0);
  }

  /** Does a position of this class take a token of this signature of the word table? */
  takes(classId: number, tableSignature: number): boolean {
    return this.#space.takes(classId, this.#space.view.local[tableSignature] ?? 0);
  }

  #report(state: number, token: number, onMatch: (rule: number, endToken: number) => void): void {
    const pool = this.#pool;
    const from = this.#from[state] ?? 0;
    for (let at = (this.#middle[state] ?? 0) - 1; at >= from; at--) onMatch(-(pool[at] ?? 0) - 1, token);
  }

  /** Where a step leads: twice the state, and one more where rules match there. */
  #step(state: number, signature: number): number {
    if (state === START) return this.#firstSteps[signature] || this.#compute(state, signature);
    const key = state * 65536 + signature;
    const steps = this.#steps;
    const mask = steps.length - 2;
    let slot = hashOf(key) & mask;
    while (steps[slot] !== 0) {
      if (steps[slot] === key) return steps[slot + 1] ?? 0;
      slot = (slot + 2) & mask;
    }
    return this.#compute(state, signature);
  }

  #compute(state: number, signature: number): number {
    const space = this.#space;
    const { classOf } = space.positions;
    const starts = this.#starts;
    const { isNegation, classes } = space.view;
    space.begin();
    this.#found = 0;
    space.mark(signature);
    const takesAny = isNegation[signature] === 0;
    const last = this.#to[state] ?? 0;
    for (let at = this.#middle[state] ?? 0; at < last; at++) {
      const position = this.#pool[at] ?? 0;
      const classId = classOf[position] ?? 0;
      if (classId === ANY_CLASS ? takesAny : space.classStamp[classId] === space.classRound) this.#follow(position);
    }
    const { offsets, values } = classes;
    const end = offsets[signature + 1] ?? 0;
    for (let at = offsets[signature] ?? 0; at < end; at++) {
      const classId = values[at] ?? 0;
      const lastStart = starts.offsets[classId + 1] ?? 0;
      for (let start = starts.offsets[classId] ?? 0; start < lastStart; start++)
        this.#follow(starts.values[start] ?? 0);
    }
    if (this.#count >= MOST_STATES || this.#used >= MOST_STEPS || this.#pooled >= MOST_POOLED) {
      this.#reset();
      return this.#targetOf(this.#intern());
    }
    const target = this.#targetOf(this.#intern());
    if (state === START) this.#firstSteps[signature] = target;
    else this.#remember(state * 65536 + signature, target);
    return target;
  }

  #targetOf(state: number): number {
    return state * 2 + ((this.#middle[state] ?? 0) > (this.#from[state] ?? 0) ? 1 : 0);
  }

  #follow(position: number): void {
    const { stamp, offset, round, positions } = this.#space;
    const { offsets, values } = positions.sets;
    const set = positions.setOf[position] ?? 0;
    const last = offsets[set + 1] ?? 0;
    for (let at = offsets[set] ?? 0; at < last; at++) {
      const follower = values[at] ?? 0;
      if (stamp[follower + offset] === round) continue;
      stamp[follower + offset] = round;
      if (this.#found >= this.#scratch.length) this.#scratch = grown(this.#scratch);
      this.#scratch[this.#found++] = follower;
    }
  }

  /** The state of the numbers in the scratch buffer. */
  #intern(): number {
    const size = this.#found;
    if (size === 0) return START;
    const numbers = this.#scratch.subarray(0, size).sort();
    let hash = size;
    for (let index = 0; index < size; index++) hash = Math.imul(hash ^ (numbers[index] ?? 0), 0x01000193);
    const first = this.#byHash.get(hash) ?? 0;
    for (let state = first; state !== 0; state = this.#twin[state] ?? 0)
      if (this.#isState(state, numbers)) return state;
    return this.#add(numbers, hash, first);
  }

  #isState(state: number, numbers: Int32Array): boolean {
    const from = this.#from[state] ?? 0;
    if ((this.#to[state] ?? 0) - from !== numbers.length) return false;
    for (let index = 0; index < numbers.length; index++) if (this.#pool[from + index] !== numbers[index]) return false;
    return true;
  }

  #add(numbers: Int32Array, hash: number, twin: number): number {
    const state = this.#count++;
    if (state >= this.#from.length) {
      this.#from = grown(this.#from);
      this.#middle = grown(this.#middle);
      this.#to = grown(this.#to);
      this.#twin = grown(this.#twin);
    }
    while (this.#pooled + numbers.length > this.#pool.length) this.#pool = grown(this.#pool);
    this.#pool.set(numbers, this.#pooled);
    let accepted = 0;
    while (accepted < numbers.length && (numbers[accepted] ?? 0) < 0) accepted++;
    this.#from[state] = this.#pooled;
    this.#middle[state] = this.#pooled + accepted;
    this.#pooled += numbers.length;
    this.#to[state] = this.#pooled;
    this.#twin[state] = twin;
    this.#byHash.set(hash, state);
    return state;
  }

  #remember(key: number, target: number): void {
    if (this.#used * 4 > this.#steps.length) this.#growSteps();
    this.#insert(key, target);
    this.#used++;
  }

  #insert(key: number, target: number): void {
    const mask = this.#steps.length - 2;
    let slot = hashOf(key) & mask;
    while (this.#steps[slot] !== 0) slot = (slot + 2) & mask;
    this.#steps[slot] = key;
    this.#steps[slot + 1] = target;
  }

  #growSteps(): void {
    const steps = this.#steps;
    this.#steps = new Int32Array(steps.length * 2);
    for (let slot = 0; slot < steps.length; slot += 2) {
      const key = steps[slot] ?? 0;
      if (key !== 0) this.#insert(key, steps[slot + 1] ?? 0);
    }
  }

  #reset(): void {
    this.#pool = new Int32Array(1024);
    this.#pooled = 0;
    this.#from = new Int32Array(64);
    this.#middle = new Int32Array(64);
    this.#to = new Int32Array(64);
    this.#twin = new Int32Array(64);
    this.#count = START + 1;
    this.#byHash = new Map();
    this.#firstSteps.fill(0);
    this.#steps = new Int32Array(512);
    this.#used = 0;
  }
}

/** Spreads the key of a step; even, since steps are kept in pairs. */
function hashOf(key: number): number {
  const mixed = Math.imul(key, 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) << 1;
}

function grown(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
