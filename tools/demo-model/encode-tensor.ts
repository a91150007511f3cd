/** Formats of tensors that are written, with their ggml type numbers. */
export const TENSOR_TYPES = { F32: 0, F16: 1, Q8_0: 8 } as const;

/** Name of a tensor format. */
export type TensorType = keyof typeof TENSOR_TYPES;

const BLOCK = 32;
const BLOCK_BYTES = 34;

/** Weights in one of the formats, little-endian. Q8_0: blocks of 32, a float16 scale and 32 signed bytes. */
export function encodeTensor(data: Float32Array, type: TensorType): Buffer {
  switch (type) {
    case 'F32':
      return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    case 'F16':
      return Buffer.from(Uint16Array.from(data, toFloat16).buffer);
    case 'Q8_0':
      return encodeQ8(data);
  }
}

function encodeQ8(data: Float32Array): Buffer {
  const blocks = data.length / BLOCK;
  if (!Number.isInteger(blocks)) throw new Error('Q8_0 needs a multiple of 32 weights.');
  const bytes = Buffer.alloc(blocks * BLOCK_BYTES);
  for (let block = 0; block < blocks; block++) {
    const values = data.subarray(block * BLOCK, (block + 1) * BLOCK);
    const scale = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127;
    const at = block * BLOCK_BYTES;
    bytes.writeUInt16LE(toFloat16(scale), at);
    for (const [i, value] of values.entries())
      bytes.writeInt8(scale === 0 ? 0 : Math.round(value * (1 / scale)), at + 2 + i);
  }
  return bytes;
}

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/** A number as IEEE 754 half precision, rounded to nearest, ties to even. */
export function toFloat16(value: number): number {
  float[0] = value;
  const all = bits[0] as number;
  const sign = (all >>> 16) & 0x8000;
  const exponent = ((all >>> 23) & 255) - 127 + 15;
  const mantissa = all & 0x7fffff;
  if (exponent >= 31) return sign | 0x7c00 | (((all >>> 23) & 255) === 255 && mantissa ? 0x200 : 0);
  if (exponent >= 1) return sign | round((exponent << 23) | mantissa, 13);
  // Below the smallest normal number: the hidden bit becomes visible and moves to the right.
  return exponent < -10 ? sign : sign | round(mantissa | 0x800000, 14 - exponent);
}

function round(value: number, dropped: number): number {
  const kept = value >>> dropped;
  const rest = value & ((1 << dropped) - 1);
  const half = 1 << (dropped - 1);
  return rest > half || (rest === half && (kept & 1) === 1) ? kept + 1 : kept;
}
