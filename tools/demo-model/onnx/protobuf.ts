/** Wire types of protobuf (https://protobuf.dev/programming-guides/encoding/). */
const VARINT = 0;
const LENGTH = 2;
const FIXED32 = 5;

/** A whole number, negative ones as 64-bit two's complement. */
export function varint(value: number | bigint): Buffer {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  do {
    const low = Number(rest & 127n);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 128 : low);
  } while (rest > 0n);
  return Buffer.from(bytes);
}

function key(field: number, wireType: number): Buffer {
  return varint((field << 3) | wireType);
}

/** A field with a whole number. */
export function integerField(field: number, value: number): Buffer {
  return Buffer.concat([key(field, VARINT), varint(value)]);
}

/** A field with bytes or a message. */
export function bytesField(field: number, bytes: Uint8Array): Buffer {
  return Buffer.concat([key(field, LENGTH), varint(bytes.length), bytes]);
}

/** A field with a text. */
export function textField(field: number, text: string): Buffer {
  return bytesField(field, Buffer.from(text, 'utf8'));
}

/** A field with a float32. */
export function floatField(field: number, value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return Buffer.concat([key(field, FIXED32), bytes]);
}

/** A repeated field of whole numbers, packed. */
export function packedField(field: number, values: readonly number[]): Buffer {
  return bytesField(field, Buffer.concat(values.map(varint)));
}
