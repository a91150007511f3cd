/** The bytes end inside the header. */
export class MoreBytesNeeded extends Error {
  readonly atLeast: number;
  constructor(atLeast: number) {
    super('more bytes needed');
    this.atLeast = atLeast;
  }
}

/** The bytes are no header that can be read; the message says why. */
export class UnreadableHeader extends Error {}

const MOST_TEXT_BYTES = 16 * 1024 * 1024;
const utf8 = new TextDecoder();

/** Walks through little-endian bytes, and never past their end. */
export class ByteCursor {
  #position = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Steps over so many bytes and says where they began. */
  skip(size: number): number {
    const start = this.#position;
    if (start + size > this.#bytes.length) throw new MoreBytesNeeded(start + size);
    this.#position = start + size;
    return start;
  }

  /** The next bytes as a view. */
  view(size: number): DataView {
    const start = this.skip(size);
    return new DataView(this.#bytes.buffer, this.#bytes.byteOffset + start, size);
  }

  u32(): number {
    return this.view(4).getUint32(0, true);
  }

  /** A 64-bit count that is believed up to `most`. */
  count(most: number): number {
    const value = Number(this.view(8).getBigUint64(0, true));
    if (value > most) throw new UnreadableHeader('The header claims an impossible number of things.');
    return value;
  }

  text(): string {
    const size = this.count(MOST_TEXT_BYTES);
    const start = this.skip(size);
    return utf8.decode(this.#bytes.subarray(start, start + size));
  }

  skipText(): void {
    this.skip(this.count(MOST_TEXT_BYTES));
  }
}
