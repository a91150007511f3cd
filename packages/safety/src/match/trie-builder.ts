import { asciiSymbol } from '../fold/symbols.ts';
import { packTrie } from './pack-trie.ts';
import type { WordTrie } from './word-trie.ts';

// Twenty-six letters, ten digits, and a place for none.
const WIDTH = 37;

/** Collects words with the classes they belong to and builds the packed table. */
export class TrieBuilder {
  #next = new Int32Array(WIDTH * 4096);
  #nodes = 2;
  readonly #exact = new Map<number, number[]>();
  readonly #prefix = new Map<number, number[]>();

  /** Adds a folded word (`a` to `z`, `0` to `9`) or, with `isPrefix`, everything that begins with it. */
  add(word: string, classId: number, isPrefix: boolean): void {
    const node = this.#walk(word);
    const target = isPrefix ? this.#prefix : this.#exact;
    const classes = target.get(node);
    if (!classes) target.set(node, [classId]);
    else if (!classes.includes(classId)) classes.push(classId);
  }

  /** Makes `alias` another spelling of `word`, unless it is a word of its own; with `isShared` also then. */
  alias(alias: string, word: string, isShared = false): void {
    const classes = this.#exact.get(this.#walk(word));
    const node = this.#walk(alias);
    const own = this.#exact.get(node);
    if (classes && (!own || isShared)) this.#exact.set(node, own ? union(own, classes) : classes);
  }

  /** `intern` gives one number to each distinct set of classes: to those of a node before those of its children. */
  build(intern: (classes: readonly number[]) => number): WordTrie {
    const exact = new Uint16Array(this.#nodes);
    const prefix = new Uint16Array(this.#nodes);
    const visit = (node: number, inherited: readonly number[]): void => {
      const own = this.#prefix.get(node);
      const classes = own ? union(inherited, own) : inherited;
      if (classes.length > 0) prefix[node] = intern(classes);
      const word = this.#exact.get(node);
      if (word) exact[node] = intern(union(classes, word));
      else if (own) exact[node] = prefix[node] ?? 0;
      for (let symbol = 1; symbol < WIDTH; symbol++) {
        const child = this.#next[node * WIDTH + symbol] ?? 0;
        if (child) visit(child, classes);
      }
    };
    visit(1, []);
    return packTrie({ next: this.#next, width: WIDTH, exact, prefix });
  }

  #walk(word: string): number {
    let node = 1;
    for (let index = 0; index < word.length; index++) {
      const symbol = asciiSymbol(word.charCodeAt(index));
      const slot = node * WIDTH + symbol;
      let child = this.#next[slot] ?? 0;
      if (!child) {
        child = this.#nodes++;
        if (child * WIDTH + WIDTH > this.#next.length) {
          const grown = new Int32Array(this.#next.length * 2);
          grown.set(this.#next);
          this.#next = grown;
        }
        this.#next[slot] = child;
      }
      node = child;
    }
    return node;
  }
}

function union(left: readonly number[], right: readonly number[]): number[] {
  return [...new Set([...left, ...right])].sort((a, b) => a - b);
}
