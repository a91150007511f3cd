/** The part of a `tokenizer.json` that says what the texts of tokens are. Read loosely: it is a stranger's. */
export interface TokenizerFile {
  readonly model?: unknown;
  readonly decoder?: unknown;
  readonly added_tokens?: unknown;
}

/** What a token adds to the text, in bytes. */
export interface TokenBytes {
  /** By number; undefined where there is no such token. */
  readonly bytes: readonly (Uint8Array | undefined)[];
  /** Numbers of tokens that are special to the tokenizer, whose text is no part of an answer. */
  readonly special: ReadonlySet<number>;
}

type Decode = (token: string) => Uint8Array;

const encoder = new TextEncoder();

/**
 * The bytes of every token of a byte-level or SentencePiece vocabulary; undefined for other kinds, whose tokens have no
 * bytes of their own (WordPiece joins words with spaces that belong to neither).
 */
export function readTokenBytes(file: TokenizerFile): TokenBytes | undefined {
  const decode = decoderOf(file.decoder);
  const words = vocabularyOf(file.model);
  if (!decode || !words) return undefined;
  const bytes: (Uint8Array | undefined)[] = [];
  const special = new Set<number>();
  for (const [token, id] of words) bytes[id] = decode(token);
  for (const added of Array.isArray(file.added_tokens) ? file.added_tokens : []) {
    if (!isNode(added) || typeof added['content'] !== 'string' || !isTokenId(added['id'])) continue;
    // Added tokens are read as they are written.
    bytes[added['id']] = encoder.encode(added['content']);
    if (added['special'] === true) special.add(added['id']);
  }
  // Holes become undefined, so that the list can be walked.
  return { bytes: Array.from(bytes), special };
}

function vocabularyOf(model: unknown): Iterable<readonly [string, number]> | undefined {
  const vocab = isNode(model) ? model['vocab'] : undefined;
  if (Array.isArray(vocab)) {
    return vocab.flatMap((entry, id) => (Array.isArray(entry) && typeof entry[0] === 'string' ? [[entry[0], id]] : []));
  }
  if (!isNode(vocab)) return undefined;
  return Object.entries(vocab).filter((entry): entry is [string, number] => isTokenId(entry[1]));
}

/** How a token reads in the middle of a text, by the steps of the decoder. */
function decoderOf(decoder: unknown): Decode | undefined {
  const steps = isNode(decoder) && decoder['type'] === 'Sequence' ? decoder['decoders'] : [decoder];
  if (!Array.isArray(steps)) return undefined;
  const replacements: (readonly [string, string])[] = [];
  let isByteLevel = false;
  let hasByteTokens = false;
  for (const step of steps) {
    if (!isNode(step)) return undefined;
    switch (step['type']) {
      case 'ByteLevel':
        isByteLevel = true;
        break;
      case 'Metaspace':
        replacements.push([typeof step['replacement'] === 'string' ? step['replacement'] : '\u2581', ' ']);
        break;
      case 'Replace': {
        const pattern = isNode(step['pattern']) ? step['pattern']['String'] : undefined;
        if (typeof pattern !== 'string' || typeof step['content'] !== 'string') return undefined;
        replacements.push([pattern, step['content']]);
        break;
      }
      case 'ByteFallback':
        hasByteTokens = true;
        break;
      // Both only concern the whole text: they join its pieces, and take the space before the first word away.
      case 'Fuse':
      case 'Strip':
        break;
      default:
        return undefined;
    }
  }
  if (isByteLevel) return replacements.length === 0 && !hasByteTokens ? fromByteLevel : undefined;
  if (replacements.length === 0 && !hasByteTokens) return undefined;
  return (token) => {
    const byte = hasByteTokens ? /^<0x([0-9A-Fa-f]{2})>$/.exec(token)?.[1] : undefined;
    if (byte !== undefined) return Uint8Array.of(Number.parseInt(byte, 16));
    return encoder.encode(replacements.reduce((text, [from, to]) => text.replaceAll(from, to), token));
  };
}

/** GPT-2's visible character for each byte: itself where it is printable, else one from U+0100 on. */
const BYTES_OF_CHARACTERS: ReadonlyMap<string, number> = (() => {
  const isPrintable = (byte: number) =>
    (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || (byte >= 174 && byte <= 255);
  let next = 256;
  return new Map(
    Array.from({ length: 256 }, (_, byte) => [String.fromCharCode(isPrintable(byte) ? byte : next++), byte]),
  );
})();

function fromByteLevel(token: string): Uint8Array {
  const bytes = new Uint8Array(token.length);
  for (let i = 0; i < token.length; i++) {
    const byte = BYTES_OF_CHARACTERS.get(token[i] as string);
    // A token with any other character stands for itself, as in the library that writes these files.
    if (byte === undefined) return encoder.encode(token);
    bytes[i] = byte;
  }
  return bytes;
}

function isTokenId(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < 4_000_000;
}

function isNode(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
