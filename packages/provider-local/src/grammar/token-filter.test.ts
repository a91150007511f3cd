import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toGrammar } from '../json/to-grammar.ts';
import { schemaPair } from '../testing/schema-pairs.ts';
import { createGrammarMachine } from './grammar-machine.ts';
import { parseGbnf } from './parse-gbnf.ts';
import { readTokenBytes } from './token-bytes.ts';
import { createTokenFilters } from './token-filter.ts';

const text = (token: string) => new Uint8Array(Buffer.from(token));
const END = 0;

/** The tokens that are left of logits that were all 0. */
function allowedBy(filter: { apply(logits: Float32Array): void }, count: number): number[] {
  const logits = new Float32Array(count);
  filter.apply(logits);
  return [...logits.keys()].filter((id) => logits[id] === 0);
}

it('allows exactly the tokens that leave the text a beginning of the grammar, at every step', () => {
  const word = fc.oneof(
    fc.string({ minLength: 1, maxLength: 4 }).map(text),
    fc.constantFrom('{', '}', '"', '":', '", "', '[', '],', ' ', '1', '12', 'true', 'null').map(text),
    fc.uint8Array({ minLength: 1, maxLength: 3 }),
  );
  fc.assert(
    fc.property(schemaPair, fc.array(word, { maxLength: 60 }), ({ schema, value }, words) => {
      // Every byte is a token too, so that each text can be written.
      const tokens = [undefined, ...words, ...Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte))];
      const gbnf = toGrammar(schema).gbnf;
      const machine = createGrammarMachine(parseGbnf(gbnf));
      const filter = createTokenFilters({ bytes: tokens, special: new Set() }, new Set([END])).create(gbnf, []);
      let state: typeof machine.start | undefined = machine.start;
      for (const byte of Buffer.from(JSON.stringify(value))) {
        const expected = tokens.flatMap((bytes, id) => {
          if (id === END) return state?.mayEnd ? [id] : [];
          let after = state;
          for (const each of bytes ?? []) after = after && machine.next(after, each);
          return after ? [id] : [];
        });
        expect(allowedBy(filter, tokens.length)).toEqual(expected);
        filter.accept(1 + words.length + byte);
        state = state && machine.next(state, byte);
      }
      expect(allowedBy(filter, tokens.length)).toContain(END);
    }),
    { numRuns: 60 },
  );
});

describe('special tokens', () => {
  const bytes = [undefined, text('a'), text('<call>'), text('<other>')];
  const make = (gbnf: string, marks: readonly string[]) =>
    createTokenFilters({ bytes, special: new Set([2, 3]) }, new Set([END])).create(gbnf, marks);

  it('are written where the format has them, and never otherwise', () => {
    expect(allowedBy(make('root ::= "<call>" "a" | "<other>"\n', ['<call>{"']), 4)).toEqual([2]);
    expect(allowedBy(make('root ::= [^b]*\n', []), 4)).toEqual([0, 1]);
  });

  it('and numbers beyond the vocabulary are never chosen; where nothing is left, that is said', () => {
    expect(allowedBy(make('root ::= "a"\n', []), 40)).toEqual([1]);
    expect(() => make('root ::= "z"\n', []).apply(new Float32Array(4))).toThrow(
      expect.objectContaining({ code: 'UNSUPPORTED' }),
    );
  });
});

describe('the bytes of tokens', () => {
  it('of a byte-level vocabulary', () => {
    const read = readTokenBytes({
      model: { vocab: { Hi: 0, Ġthe: 1, Ċ: 2, ðŁ: 3, '<|end|>': 4, 'Ã©': 5 } },
      decoder: { type: 'ByteLevel' },
      added_tokens: [{ id: 4, content: '<|end|>', special: true }],
    });
    expect(read?.bytes.map((bytes) => [...(bytes ?? [])])).toEqual([
      [72, 105],
      [32, 116, 104, 101],
      [10],
      [0xf0, 0x9f],
      [...Buffer.from('<|end|>')],
      [0xc3, 0xa9],
    ]);
    expect(read?.special).toEqual(new Set([4]));
  });

  it.each([
    ['Metaspace', { type: 'Metaspace', replacement: '▁' }],
    [
      'steps',
      {
        type: 'Sequence',
        decoders: [
          { type: 'Replace', pattern: { String: '▁' }, content: ' ' },
          { type: 'ByteFallback' },
          { type: 'Fuse' },
          { type: 'Strip', content: ' ', start: 1, stop: 0 },
        ],
      },
    ],
  ])('of a SentencePiece vocabulary, written as %s', (kind, decoder) => {
    const vocab = [['▁the', -1] as const, ['é', -2] as const, ['<0xF0>', 0] as const];
    const read = readTokenBytes({ model: { type: 'Unigram', vocab }, decoder, added_tokens: [] });
    expect(read?.bytes.map((bytes) => [...(bytes ?? [])])).toEqual([
      [...Buffer.from(' the')],
      [0xc3, 0xa9],
      kind === 'steps' ? [0xf0] : [...Buffer.from('<0xF0>')],
    ]);
  });

  it('are unknown where words are joined with spaces', () => {
    expect(readTokenBytes({ model: { vocab: { a: 0 } }, decoder: { type: 'WordPiece' } })).toBeUndefined();
    expect(readTokenBytes({ model: { vocab: { a: 0 } }, decoder: null })).toBeUndefined();
    expect(readTokenBytes({})).toBeUndefined();
  });
});
