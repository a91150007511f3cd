import { ANY_CLASS, listOf, type Positions } from './positions.ts';
import { firstRound, LAST_ROUND } from './rounds.ts';
import type { SignatureView } from './signature-view.ts';

/** Marks that all searches of one language share: none of them stops half-way for another. */
export class Workspace {
  readonly positions: Positions;
  readonly view: SignatureView;
  /** The automaton's own signature for the end of a sentence, 0 where no rule asks for it. */
  readonly end: number;
  /** In which round a follower (a position, or a rule that has matched) was met last; at `follower + offset`. */
  readonly stamp: Int32Array;
  readonly offset: number;
  round = 0;
  /** Which classes the signature takes that was looked at last: those of the round. */
  readonly classStamp: Int32Array;
  classRound = 0;
  readonly #isEndClass: Uint8Array;
  #marked = -1;

  /** `classes` is one more than the highest class; `endSignature` stands for the end of a sentence in the word table. */
  constructor(positions: Positions, view: SignatureView, classes: number, endSignature: number) {
    this.positions = positions;
    this.view = view;
    this.end = view.local[endSignature] ?? 0;
    this.offset = positions.starts.offsets.length;
    this.stamp = new Int32Array(positions.classOf.length + this.offset);
    this.classStamp = new Int32Array(classes);
    this.#isEndClass = new Uint8Array(classes);
    if (this.end > 0) for (const classId of listOf(view.classes, this.end)) this.#isEndClass[classId] = 1;
  }

  /** Begins a round in which no follower was met yet. */
  begin(): void {
    this.round = this.round < LAST_ROUND ? this.round + 1 : firstRound(this.stamp);
  }

  /** Marks the classes of an own signature with the round of the look. */
  mark(signature: number): void {
    if (this.#marked === signature) return;
    this.#marked = signature;
    const round = this.classRound < LAST_ROUND ? this.classRound + 1 : firstRound(this.classStamp);
    this.classRound = round;
    const { offsets, values } = this.view.classes;
    const last = offsets[signature + 1] ?? 0;
    for (let at = offsets[signature] ?? 0; at < last; at++) this.classStamp[values[at] ?? 0] = round;
  }

  /** Does a position of this class take a token of this own signature? */
  takes(classId: number, signature: number): boolean {
    if (classId === ANY_CLASS) return this.view.isNegation[signature] === 0;
    this.mark(signature);
    return this.classStamp[classId] === this.classRound;
  }

  /** Is the end of the sentence all that the rule waits for? `accept` says that it has matched. */
  waitsForEnd(position: number, accept: number): boolean {
    const { classOf, setOf, sets } = this.positions;
    if (this.#isEndClass[classOf[position] ?? 0] !== 1) return false;
    return listOf(sets, setOf[position] ?? 0).includes(accept);
  }
}
