/** Tokens of a vocabulary in the order of their ids, and the pairs that were merged, in the order of their merging. */
export interface Vocabulary {
  readonly vocab: readonly string[];
  /** "a b": the tokens `a` and `b` become `ab`. */
  readonly merges: readonly string[];
}

/** Special tokens; their place is their id. */
export const SPECIAL_TOKENS = ['<|endoftext|>', '<|im_start|>', '<|im_end|>'] as const;

// The pieces of GPT-2 (openai/gpt-2, src/encoder.py) without its rule for numbers, which are cut digit by digit.
const PIECES = /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;

/** Cuts a text into the pieces that no token crosses. llama.cpp calls this pre-tokenizer "smollm". */
export function cut(text: string): readonly string[] {
  const pieces: string[] = [];
  for (const part of text.split(/(\p{N})/u)) {
    if (part === '') continue;
    if (/^\p{N}$/u.test(part)) pieces.push(part);
    else pieces.push(...(part.match(PIECES) ?? []));
  }
  return pieces;
}

/** GPT-2's visible character for each byte: itself where it is printable, else one from U+0100 on. */
export const BYTE_CHARACTERS: readonly string[] = (() => {
  const printable = (byte: number) =>
    (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || (byte >= 174 && byte <= 255);
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(printable(byte) ? byte : next++));
})();

const CHARACTER_BYTES = new Map(BYTE_CHARACTERS.map((character, byte) => [character, byte]));
const encoder = new TextEncoder();
const decoder = new TextDecoder();

function toCharacters(text: string): string[] {
  return Array.from(encoder.encode(text), (byte) => BYTE_CHARACTERS[byte] as string);
}

/** Learns a byte-level BPE vocabulary of at most `size` tokens from texts; ties go to the pair that sorts first. */
export function trainTokenizer(texts: Iterable<string>, size: number): Vocabulary {
  const counts = new Map<string, number>();
  for (const text of texts) for (const piece of cut(text)) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  const words = [...counts].map(([piece, count]) => ({ symbols: toCharacters(piece), count }));
  const vocab: string[] = [...SPECIAL_TOKENS, ...BYTE_CHARACTERS];
  const merges: string[] = [];
  while (vocab.length < size) {
    const best = mostFrequentPair(words);
    if (best === undefined) break;
    const [left, right] = best.split(' ') as [string, string];
    merges.push(best);
    vocab.push(left + right);
    for (const word of words) word.symbols = mergePair(word.symbols, left, right);
  }
  return { vocab, merges };
}

function mostFrequentPair(words: readonly { readonly symbols: readonly string[]; readonly count: number }[]) {
  const pairs = new Map<string, number>();
  for (const { symbols, count } of words) {
    for (let i = 0; i + 1 < symbols.length; i++) {
      const pair = `${symbols[i]} ${symbols[i + 1]}`;
      pairs.set(pair, (pairs.get(pair) ?? 0) + count);
    }
  }
  let best: string | undefined;
  let most = 1;
  for (const [pair, count] of pairs) {
    if (count > most || (count === most && best !== undefined && pair < best)) {
      best = pair;
      most = count;
    }
  }
  return best;
}

function mergePair(symbols: string[], left: string, right: string): string[] {
  if (!symbols.some((symbol, i) => symbol === left && symbols[i + 1] === right)) return symbols;
  const merged: string[] = [];
  for (let i = 0; i < symbols.length; i++) {
    if (symbols[i] === left && symbols[i + 1] === right) {
      merged.push(left + right);
      i++;
    } else merged.push(symbols[i] as string);
  }
  return merged;
}

/** Turns plain text into token ids and back. Special tokens are never read out of text. */
export interface Tokenizer {
  encode(text: string): readonly number[];
  decode(ids: readonly number[]): string;
}

const MOST_REMEMBERED = 200_000;

/** The tokenizer of a vocabulary. */
export function createTokenizer({ vocab, merges }: Vocabulary): Tokenizer {
  const ids = new Map(vocab.map((token, id) => [token, id]));
  const ranks = new Map(merges.map((pair, rank) => [pair, rank]));
  const remembered = new Map<string, readonly number[]>();

  const encodePiece = (piece: string): readonly number[] => {
    const known = remembered.get(piece);
    if (known) return known;
    let symbols = toCharacters(piece);
    for (;;) {
      let best = Number.POSITIVE_INFINITY;
      let at = -1;
      for (let i = 0; i + 1 < symbols.length; i++) {
        const rank = ranks.get(`${symbols[i]} ${symbols[i + 1]}`);
        if (rank !== undefined && rank < best) {
          best = rank;
          at = i;
        }
      }
      if (at < 0) break;
      symbols = [...symbols.slice(0, at), `${symbols[at]}${symbols[at + 1]}`, ...symbols.slice(at + 2)];
    }
    const encoded = symbols.map((symbol) => ids.get(symbol) as number);
    if (remembered.size < MOST_REMEMBERED) remembered.set(piece, encoded);
    return encoded;
  };

  return {
    encode: (text) => cut(text).flatMap(encodePiece),
    decode(tokens) {
      const characters = tokens.map((id) => (id < SPECIAL_TOKENS.length ? '' : (vocab[id] ?? ''))).join('');
      return decoder.decode(Uint8Array.from(characters, (character) => CHARACTER_BYTES.get(character) ?? 0x3f));
    },
  };
}
