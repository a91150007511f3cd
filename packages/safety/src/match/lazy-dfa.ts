import { ANY_CLASS, type Numbers, type Positions } from './positions.ts';

/** How the token signatures of the word table look to one automaton. */
export interface SignatureView {
  /** Number of the automaton's own signature for a signature of the word table. */
  readonly local: Uint16Array;
  /** Classes of each own signature. */
  readonly classes: readonly Numbers[];
  /** Own signatures that no gap may step over. */
  readonly isNegation: Uint8Array;
}

const MAX_STATES = 16000;
const START = 1;
/** No pattern is longer, in tokens. */
const LONGEST_MATCH = 26;
const MOST_LIVE = 4096;

/**
 * A deterministic automaton over token signatures, built while it runs and thrown away when it has grown too large
 * (after RE2, `re2/dfa.cc`). A step is one look-up; no input makes it slower than the number of its tokens.
 */
export class LazyDfa {
  readonly #positions: Positions;
  readonly #view: SignatureView;
  readonly #end: number;
  readonly #startsByClass = new Map<number, number[]>();
  #states: Int32Array[] = [];
  #accepts: (Int32Array | undefined)[] = [];
  #ids = new Map<string, number>();
  #keys = new Int32Array(0);
  #targets = new Int32Array(0);
  #used = 0;
  readonly #stamp: Int32Array;
  #round = 0;
  readonly #live = new Int32Array(MOST_LIVE);
  readonly #next = new Int32Array(MOST_LIVE);
  readonly #memberCache: (Set<number> | undefined)[] = [];

  /** `endSignature` is the signature of the word table that stands for the end of a sentence. */
  constructor(positions: Positions, view: SignatureView, endSignature: number) {
    this.#positions = positions;
    this.#view = view;
    this.#end = view.local[endSignature] ?? 0;
    this.#stamp = new Int32Array(positions.classOf.length + positions.starts.length + 1);
    for (const starts of positions.starts) {
      for (const position of starts) {
        const classId = positions.classOf[position] ?? 0;
        const list = this.#startsByClass.get(classId);
        if (list) list.push(position);
        else this.#startsByClass.set(classId, [position]);
      }
    }
    this.#reset();
  }

  /** Runs over tokens `[from, to)` of `signatures` and reports every rule that ends at a token. */
  run(signatures: Uint16Array, from: number, to: number, onMatch: (rule: number, endToken: number) => void): void {
    const local = this.#view.local;
    let state = START;
    for (let token = from; token < to; token++) {
      const signature = local[signatures[token] ?? 0] ?? 0;
      state = this.#step(state, signature);
      const accepts = this.#accepts[state];
      if (accepts) for (const rule of accepts) onMatch(rule, token);
    }
    const atEnd = this.#end > 0 && to > from ? this.#accepts[this.#step(state, this.#end)] : undefined;
    if (atEnd) for (const rule of atEnd) onMatch(rule, to - 1);
  }

  /** First token of the shortest match of `rule` that ends at `endToken`; `endToken` itself if there is none. */
  startOf(rule: number, signatures: Uint16Array, from: number, endToken: number): number {
    const { classOf, follow, starts } = this.#positions;
    const local = this.#view.local;
    const accept = -(rule + 1);
    const offset = starts.length + 1;
    const stamp = this.#stamp;
    let live = this.#live;
    let next = this.#next;
    for (let start = endToken; start >= from && start > endToken - LONGEST_MATCH; start--) {
      let count = 0;
      for (const position of starts[rule] ?? []) live[count++] = position;
      for (let token = start; token <= endToken && count > 0; token++) {
        const signature = local[signatures[token] ?? 0] ?? 0;
        const round = ++this.#round;
        let found = 0;
        for (let index = 0; index < count; index++) {
          const position = live[index] ?? 0;
          if (position < 0 || !this.#takes(classOf[position] ?? 0, signature)) continue;
          for (const follower of follow[position] ?? []) {
            if (token === endToken && this.#isOver(follower, accept)) return start;
            if (stamp[follower + offset] === round || found >= MOST_LIVE) continue;
            stamp[follower + offset] = round;
            next[found++] = follower;
          }
        }
        count = found;
        [live, next] = [next, live];
      }
    }
    return endToken;
  }

  /** Has the rule matched, or is the end of the sentence all that it waits for? */
  #isOver(follower: number, accept: number): boolean {
    if (follower < 0) return follower === accept;
    const { classOf, follow } = this.#positions;
    if (this.#end === 0 || !this.#takes(classOf[follower] ?? 0, this.#end)) return false;
    return (classOf[follower] ?? 0) !== ANY_CLASS && (follow[follower] ?? []).includes(accept);
  }

  /** Classes, of those the automaton uses, that a signature of the word table belongs to. */
  classesOf(tableSignature: number): Numbers {
    return this.#view.classes[this.#view.local[tableSignature] ?? 0] ?? [];
  }

  /** Does a position of this class take a token of this signature of the word table? */
  takes(classId: number, tableSignature: number): boolean {
    return this.#takes(classId, this.#view.local[tableSignature] ?? 0);
  }

  #takes(classId: number, signature: number): boolean {
    if (classId === ANY_CLASS) return this.#view.isNegation[signature] === 0;
    let members = this.#memberCache[signature];
    if (!members) {
      members = new Set(this.#view.classes[signature]);
      this.#memberCache[signature] = members;
    }
    return members.has(classId);
  }

  #step(state: number, signature: number): number {
    const key = state * 65536 + signature;
    const hashed = (Math.imul(key, 0x9e3779b1) ^ (state << 7)) >>> 0;
    const mask = this.#keys.length - 1;
    let slot = hashed & mask;
    while (this.#keys[slot] !== 0) {
      if (this.#keys[slot] === key) return this.#targets[slot] ?? START;
      slot = (slot + 1) & mask;
    }
    return this.#compute(state, signature, key);
  }

  #compute(state: number, signature: number, key: number): number {
    const { classOf, follow } = this.#positions;
    const round = ++this.#round;
    const offset = this.#positions.starts.length + 1;
    const next: number[] = [];
    const take = (position: number): void => {
      for (const follower of follow[position] ?? []) {
        if (this.#stamp[follower + offset] !== round) {
          this.#stamp[follower + offset] = round;
          next.push(follower);
        }
      }
    };
    for (const position of this.#states[state] ?? []) {
      if (position >= 0 && this.#takes(classOf[position] ?? 0, signature)) take(position);
    }
    for (const classId of this.#view.classes[signature] ?? []) {
      for (const position of this.#startsByClass.get(classId) ?? []) take(position);
    }
    if (this.#states.length >= MAX_STATES) {
      this.#reset();
      return this.#intern(next);
    }
    const target = this.#intern(next);
    this.#remember(key, state, target);
    return target;
  }

  #intern(positions: number[]): number {
    if (positions.length === 0) return START;
    positions.sort((a, b) => a - b);
    const name = positions.join(',');
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const id = this.#states.length;
    this.#states.push(Int32Array.from(positions.filter((position) => position >= 0)));
    const accepts = positions.filter((position) => position < 0).map((position) => -position - 1);
    this.#accepts.push(accepts.length > 0 ? Int32Array.from(accepts) : undefined);
    this.#ids.set(name, id);
    return id;
  }

  #remember(key: number, state: number, target: number): void {
    if (this.#used * 2 > this.#keys.length) this.#grow();
    this.#insert(key, state, target);
    this.#used++;
  }

  #insert(key: number, state: number, target: number): void {
    const mask = this.#keys.length - 1;
    let slot = ((Math.imul(key, 0x9e3779b1) ^ (state << 7)) >>> 0) & mask;
    while (this.#keys[slot] !== 0) slot = (slot + 1) & mask;
    this.#keys[slot] = key;
    this.#targets[slot] = target;
  }

  #grow(): void {
    const keys = this.#keys;
    const targets = this.#targets;
    this.#keys = new Int32Array(keys.length * 2);
    this.#targets = new Int32Array(keys.length * 2);
    for (let slot = 0; slot < keys.length; slot++) {
      const key = keys[slot] ?? 0;
      if (key !== 0) this.#insert(key, Math.floor(key / 65536), targets[slot] ?? START);
    }
  }

  #reset(): void {
    this.#states = [new Int32Array(0), new Int32Array(0)];
    this.#accepts = [undefined, undefined];
    this.#ids = new Map();
    this.#keys = new Int32Array(4096);
    this.#targets = new Int32Array(4096);
    this.#used = 0;
  }
}
