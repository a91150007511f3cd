import { ANY_CLASS, type Lists, listOf, type Numbers, type Positions } from './positions.ts';

/** How the token signatures of the word table look to one automaton. */
export interface SignatureView {
  /** Number of the automaton's own signature for a signature of the word table. */
  readonly local: Uint16Array;
  /** Classes of each own signature. */
  readonly classes: Lists;
  /** Own signatures that no gap may step over. */
  readonly isNegation: Uint8Array;
}

const START = 1;
/** No pattern is longer, in tokens. */
const LONGEST_MATCH = 26;
const MOST_LIVE = 4096;
// What is remembered is thrown away when it has grown past these: about 5 MB for one language.
const MOST_STATES = 16_000;
const MOST_STEPS = 120_000;
const MOST_POOLED = 700_000;

/**
 * A deterministic automaton over token signatures, built while it runs and thrown away when it has grown too large
 * (after RE2, `re2/dfa.cc`). A step is one look-up; no input makes it slower than the number of its tokens.
 *
 * A state is a sorted run of numbers in one pool: the rules that have matched (negative), then the live positions.
 */
export class LazyDfa {
  readonly #positions: Positions;
  readonly #view: SignatureView;
  readonly #end: number;
  readonly #isEndClass: Uint8Array;
  readonly #startHead: Int32Array;
  readonly #startNext: Int32Array;
  readonly #startPosition: Int32Array;
  // Which classes the signature takes that was looked at last, by the round of the look.
  readonly #classStamp: Int32Array;
  #classRound = 0;
  #marked = -1;
  readonly #stamp: Int32Array;
  #round = 0;
  #pool = new Int32Array(0);
  #pooled = 0;
  #from = new Int32Array(0);
  #middle = new Int32Array(0);
  #to = new Int32Array(0);
  #twin = new Int32Array(0);
  #count = 0;
  #byHash = new Map<number, number>();
  #keys = new Int32Array(0);
  #targets = new Int32Array(0);
  #used = 0;
  #scratch = new Int32Array(1024);
  #found = 0;
  readonly #live = new Int32Array(MOST_LIVE);
  readonly #next = new Int32Array(MOST_LIVE);

  /**
   * `endSignature` is the signature of the word table that stands for the end of a sentence. Searches for the rules that
   * `isOwn` names; `startOf` knows all of them.
   */
  constructor(positions: Positions, view: SignatureView, endSignature: number, isOwn: (rule: number) => boolean) {
    this.#positions = positions;
    this.#view = view;
    this.#end = view.local[endSignature] ?? 0;
    const { classOf, starts } = positions;
    let classes = 0;
    for (let position = 0; position < classOf.length; position++) classes = Math.max(classes, classOf[position] ?? 0);
    for (let index = 0; index < view.classes.values.length; index++)
      classes = Math.max(classes, view.classes.values[index] ?? 0);
    const rules = starts.offsets.length - 1;
    this.#stamp = new Int32Array(classOf.length + rules + 1);
    this.#classStamp = new Int32Array(classes + 1);
    this.#isEndClass = new Uint8Array(classes + 1);
    if (this.#end > 0) for (const classId of listOf(view.classes, this.#end)) this.#isEndClass[classId] = 1;
    this.#startHead = new Int32Array(classes + 1).fill(-1);
    this.#startNext = new Int32Array(starts.values.length);
    this.#startPosition = starts.values;
    for (let rule = rules - 1; rule >= 0; rule--) {
      if (!isOwn(rule)) continue;
      for (let index = (starts.offsets[rule + 1] ?? 0) - 1; index >= (starts.offsets[rule] ?? 0); index--) {
        const classId = classOf[starts.values[index] ?? 0] ?? 0;
        this.#startNext[index] = this.#startHead[classId] ?? -1;
        this.#startHead[classId] = index;
      }
    }
    this.#reset();
  }

  /** Runs over tokens `[from, to)` of `signatures` and reports every rule that ends at a token. */
  run(signatures: Uint16Array, from: number, to: number, onMatch: (rule: number, endToken: number) => void): void {
    const local = this.#view.local;
    let state = START;
    for (let token = from; token < to; token++) {
      state = this.#step(state, local[signatures[token] ?? 0] ?? 0);
      if ((this.#middle[state] ?? 0) > (this.#from[state] ?? 0)) this.#report(state, token, onMatch);
    }
    if (this.#end === 0 || to <= from) return;
    state = this.#step(state, this.#end);
    if ((this.#middle[state] ?? 0) > (this.#from[state] ?? 0)) this.#report(state, to - 1, onMatch);
  }

  /** First token of the shortest match of `rule` that ends at `endToken`; `endToken` itself if there is none. */
  startOf(rule: number, signatures: Uint16Array, from: number, endToken: number): number {
    const { classOf, setOf, sets, starts } = this.#positions;
    const local = this.#view.local;
    const accept = -(rule + 1);
    const offset = starts.offsets.length;
    const stamp = this.#stamp;
    let live = this.#live;
    let next = this.#next;
    const firstStart = starts.offsets[rule] ?? 0;
    const startCount = Math.min(MOST_LIVE, (starts.offsets[rule + 1] ?? 0) - firstStart);
    for (let start = endToken; start >= from && start > endToken - LONGEST_MATCH; start--) {
      let count = startCount;
      for (let index = 0; index < startCount; index++) live[index] = starts.values[firstStart + index] ?? 0;
      for (let token = start; token <= endToken && count > 0; token++) {
        const signature = local[signatures[token] ?? 0] ?? 0;
        const round = ++this.#round;
        let found = 0;
        for (let index = 0; index < count; index++) {
          const position = live[index] ?? 0;
          if (position < 0 || !this.#takes(classOf[position] ?? 0, signature)) continue;
          const set = setOf[position] ?? 0;
          const last = sets.offsets[set + 1] ?? 0;
          for (let at = sets.offsets[set] ?? 0; at < last; at++) {
            const follower = sets.values[at] ?? 0;
            if (token === endToken && (follower === accept || (follower >= 0 && this.#waitsForEnd(follower, accept))))
              return start;
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

  /** Classes, of those the automaton uses, that a signature of the word table belongs to. */
  classesOf(tableSignature: number): Numbers {
    return listOf(this.#view.classes, this.#view.local[tableSignature] ?? 0);
  }

  /** Does a position of this class take a token of this signature of the word table? */
  takes(classId: number, tableSignature: number): boolean {
    return this.#takes(classId, this.#view.local[tableSignature] ?? 0);
  }

  /** Is the end of the sentence all that the rule waits for? */
  #waitsForEnd(position: number, accept: number): boolean {
    const { classOf, setOf, sets } = this.#positions;
    if (this.#isEndClass[classOf[position] ?? 0] !== 1) return false;
    return listOf(sets, setOf[position] ?? 0).includes(accept);
  }

  #report(state: number, token: number, onMatch: (rule: number, endToken: number) => void): void {
    // A caller may run another search meanwhile and so let the pool go: the numbers are read first.
    const rules = this.#pool.slice(this.#from[state], this.#middle[state]);
    for (let index = rules.length - 1; index >= 0; index--) onMatch(-(rules[index] ?? 0) - 1, token);
  }

  #mark(signature: number): void {
    if (this.#marked === signature) return;
    this.#marked = signature;
    const round = ++this.#classRound;
    const { offsets, values } = this.#view.classes;
    const last = offsets[signature + 1] ?? 0;
    for (let at = offsets[signature] ?? 0; at < last; at++) this.#classStamp[values[at] ?? 0] = round;
  }

  #takes(classId: number, signature: number): boolean {
    if (classId === ANY_CLASS) return this.#view.isNegation[signature] === 0;
    this.#mark(signature);
    return this.#classStamp[classId] === this.#classRound;
  }

  #step(state: number, signature: number): number {
    const key = state * 65536 + signature;
    const keys = this.#keys;
    const mask = keys.length - 1;
    let slot = ((Math.imul(key, 0x9e3779b1) ^ (state << 7)) >>> 0) & mask;
    while (keys[slot] !== 0) {
      if (keys[slot] === key) return this.#targets[slot] ?? START;
      slot = (slot + 1) & mask;
    }
    return this.#compute(state, signature, key);
  }

  #compute(state: number, signature: number, key: number): number {
    const { classOf } = this.#positions;
    this.#round++;
    this.#found = 0;
    this.#mark(signature);
    const takesAny = this.#view.isNegation[signature] === 0;
    const last = this.#to[state] ?? 0;
    for (let at = this.#middle[state] ?? 0; at < last; at++) {
      const position = this.#pool[at] ?? 0;
      const classId = classOf[position] ?? 0;
      if (classId === ANY_CLASS ? takesAny : this.#classStamp[classId] === this.#classRound) this.#follow(position);
    }
    const { offsets, values } = this.#view.classes;
    const end = offsets[signature + 1] ?? 0;
    for (let at = offsets[signature] ?? 0; at < end; at++) {
      for (let start = this.#startHead[values[at] ?? 0] ?? -1; start >= 0; start = this.#startNext[start] ?? -1)
        this.#follow(this.#startPosition[start] ?? 0);
    }
    if (this.#count >= MOST_STATES || this.#used >= MOST_STEPS || this.#pooled >= MOST_POOLED) {
      this.#reset();
      return this.#intern();
    }
    const target = this.#intern();
    this.#remember(key, target);
    return target;
  }

  #follow(position: number): void {
    const { setOf, sets, starts } = this.#positions;
    const offset = starts.offsets.length;
    const stamp = this.#stamp;
    const round = this.#round;
    const set = setOf[position] ?? 0;
    const last = sets.offsets[set + 1] ?? 0;
    for (let at = sets.offsets[set] ?? 0; at < last; at++) {
      const follower = sets.values[at] ?? 0;
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
    if (this.#used * 2 > this.#keys.length) this.#growSteps();
    this.#insert(key, target);
    this.#used++;
  }

  #insert(key: number, target: number): void {
    const mask = this.#keys.length - 1;
    let slot = ((Math.imul(key, 0x9e3779b1) ^ ((key >>> 16) << 7)) >>> 0) & mask;
    while (this.#keys[slot] !== 0) slot = (slot + 1) & mask;
    this.#keys[slot] = key;
    this.#targets[slot] = target;
  }

  #growSteps(): void {
    const keys = this.#keys;
    const targets = this.#targets;
    this.#keys = new Int32Array(keys.length * 2);
    this.#targets = new Int32Array(keys.length * 2);
    for (let slot = 0; slot < keys.length; slot++) {
      const key = keys[slot] ?? 0;
      if (key !== 0) this.#insert(key, targets[slot] ?? START);
    }
  }

  #reset(): void {
    this.#pool = new Int32Array(4096);
    this.#pooled = 0;
    this.#from = new Int32Array(256);
    this.#middle = new Int32Array(256);
    this.#to = new Int32Array(256);
    this.#twin = new Int32Array(256);
    this.#count = START + 1;
    this.#byHash = new Map();
    this.#keys = new Int32Array(2048);
    this.#targets = new Int32Array(2048);
    this.#used = 0;
  }
}

function grown(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
