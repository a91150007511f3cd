import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asciiSymbol } from '../fold/symbols.ts';
import { TrieBuilder } from './trie-builder.ts';
import { stepTo, TRIE_ROOT, type WordTrie } from './word-trie.ts';

function walk({ edges }: WordTrie, word: string): number {
  let node: number = TRIE_ROOT;
  for (const letter of word) node = stepTo(edges, node, asciiSymbol(letter.charCodeAt(0)));
  return node;
}

const words = fc.array(fc.string({ unit: fc.constantFrom(...'abcz09'), minLength: 1, maxLength: 6 }), {
  minLength: 1,
  maxLength: 40,
});

describe('the word table', () => {
  it('knows the words it was given, their prefixes, and no other', () => {
    fc.assert(
      fc.property(words, words, words, (exact, prefixes, others) => {
        const builder = new TrieBuilder();
        for (const [index, word] of exact.entries()) builder.add(word, 1 + (index % 3), false);
        for (const [index, word] of prefixes.entries()) builder.add(word, 5 + (index % 3), true);
        const sets: (readonly number[])[] = [[]];
        const trie = builder.build((classes) => sets.push(classes) - 1);
        for (const word of [...exact, ...prefixes, ...others, ...exact.map((known) => `${known}b`)]) {
          const node = walk(trie, word);
          const begun = [1, 2, 3].filter((_, at) =>
            prefixes.some((known, index) => index % 3 === at && word.startsWith(known)),
          );
          const whole = [1, 2, 3].filter((_, at) => exact.some((known, index) => index % 3 === at && known === word));
          const goesOn = [...exact, ...prefixes].some((known) => known.startsWith(word));
          expect(node !== 0).toBe(goesOn);
          if (!goesOn) continue;
          expect(sets[trie.prefix[node] ?? 0]).toEqual(begun.map((id) => id + 4));
          const isEntry = whole.length > 0 || prefixes.includes(word);
          expect(sets[trie.exact[node] ?? 0]).toEqual(isEntry ? [...whole, ...begun.map((id) => id + 4)] : []);
        }
      }),
    );
  });

  it('leads nowhere by symbols that stand for no letter', () => {
    const builder = new TrieBuilder();
    for (const word of ['a', 'ab', 'zz', 'abc', '09']) builder.add(word, 1, false);
    const { edges } = builder.build(() => 1);
    for (const word of ['', 'a', 'ab', 'z', '0']) {
      const node = walk({ edges, exact: new Uint16Array(), prefix: new Uint16Array() }, word);
      for (const symbol of [0, 37, 64, 70, 79, 90, 127]) expect(stepTo(edges, node, symbol)).toBe(0);
    }
  });

  it('merges what ends alike', () => {
    const builder = new TrieBuilder();
    for (const letter of 'abcdefghijklm') builder.add(`${letter}something`, 1, false);
    expect(builder.build(() => 1).exact.length).toBeLessThan(60);
  });
});
