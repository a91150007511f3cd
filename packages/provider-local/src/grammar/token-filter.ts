import { LlmError } from '@modelhaven/core';
import { createGrammarMachine, type GrammarMachine, type GrammarState } from './grammar-machine.ts';
import { parseGbnf } from './parse-gbnf.ts';
import type { TokenBytes } from './token-bytes.ts';
import { createTokenTrie } from './token-trie.ts';

/** Holds one answer to a grammar, token by token. */
export interface TokenFilter {
  /** Sets the logits of all tokens that must not come next to minus infinity. Throws where none is left. */
  apply(logits: Float32Array): void;
  /** Goes on by a token that was allowed, or that the answer was made to have. */
  accept(token: number): void;
}

/** Makes filters for one vocabulary. What is found out about a grammar is kept for the next answer with the same one. */
export interface TokenFilters {
  /**
   * `marks`: texts of the format, whose special tokens may be written; others never are. Throws `INVALID_REQUEST` where
   * a schema refers to itself without anything between.
   */
  create(gbnf: string, marks: readonly string[]): TokenFilter;
}

// Grammars that are remembered, and bytes of masks for each: a mask of 150,000 tokens takes 19 kB.
const MOST_GRAMMARS = 8;
const MOST_MASK_BYTES = 16 * 1024 * 1024;

interface Known {
  readonly machine: GrammarMachine;
  readonly masks: Map<GrammarState, Uint32Array>;
}

/** `endTokens` end an answer; they are allowed where the grammar lets the text end. */
export function createTokenFilters({ bytes, special }: TokenBytes, endTokens: ReadonlySet<number>): TokenFilters {
  const trie = createTokenTrie(bytes.map((word, id) => (endTokens.has(id) ? undefined : word)));
  const decoder = new TextDecoder();
  const texts = new Map([...special].map((id) => [id, decoder.decode(bytes[id])]));
  const grammars = new Map<string, Known>();
  const mostMasks = Math.max(16, Math.floor(MOST_MASK_BYTES / Math.max(1, bytes.length / 8)));

  const knownOf = (key: string, gbnf: string): Known => {
    const known = grammars.get(key) ?? { machine: createGrammarMachine(parseGbnf(gbnf)), masks: new Map() };
    grammars.delete(key);
    grammars.set(key, known);
    const [oldest] = grammars.keys();
    if (grammars.size > MOST_GRAMMARS && oldest !== undefined) grammars.delete(oldest);
    return known;
  };

  return {
    create(gbnf, marks) {
      const unwanted = [...texts].flatMap(([id, text]) => (marks.some((mark) => mark.includes(text)) ? [] : [id]));
      const { machine, masks } = knownOf(`${gbnf}\n${unwanted.join(',')}`, gbnf);
      let state: GrammarState | undefined = machine.start;

      const maskOf = (current: GrammarState): Uint32Array => {
        const known = masks.get(current);
        if (known) return known;
        const mask = trie.allowed(machine, current);
        for (const id of unwanted) mask[id >>> 5] = (mask[id >>> 5] ?? 0) & ~(1 << (id & 31));
        if (current.mayEnd) for (const id of endTokens) mask[id >>> 5] = (mask[id >>> 5] ?? 0) | (1 << (id & 31));
        if (masks.size >= mostMasks) masks.clear();
        masks.set(current, mask);
        return mask;
      };

      return {
        apply(logits) {
          if (state === undefined) return;
          const mask = maskOf(state);
          let left = 0;
          for (let id = 0; id < logits.length; id++) {
            if (((mask[id >>> 5] ?? 0) & (1 << (id & 31))) === 0) logits[id] = -Infinity;
            else left++;
          }
          if (left === 0) {
            throw new LlmError(
              'UNSUPPORTED',
              'The vocabulary of this model has no tokens for what the schema wants next.',
              { field: 'responseFormat' },
            );
          }
        },
        accept(token) {
          if (endTokens.has(token)) return;
          for (const byte of bytes[token] ?? []) state = state && machine.next(state, byte);
        },
      };
    },
  };
}
