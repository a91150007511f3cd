/** A small GGUF file of the wanted size: a sensible header and noise for weights. */
export function makeGguf(sizeBytes: number, seed = 1, architecture = 'llama'): Buffer {
  const chunks: Buffer[] = [];
  const u32 = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    return bytes;
  };
  const u64 = (value: number) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64LE(BigInt(value));
    return bytes;
  };
  const text = (value: string) => Buffer.concat([u64(Buffer.byteLength(value)), Buffer.from(value)]);
  chunks.push(Buffer.from('GGUF'), u32(3), u64(1), u64(2));
  chunks.push(text('general.architecture'), u32(8), text(architecture));
  chunks.push(text(`${architecture}.context_length`), u32(4), u32(512));
  const name = text('token_embd.weight');
  const before = Buffer.concat(chunks).length + name.length + 4 + 8 + 4 + 8;
  const dataOffset = Math.ceil(before / 32) * 32;
  const elements = Math.max(1, Math.floor((sizeBytes - dataOffset) / 4));
  chunks.push(name, u32(1), u64(elements), u32(0), u64(0));
  const file = Buffer.alloc(Math.max(sizeBytes, dataOffset + 4));
  Buffer.concat(chunks).copy(file);
  // xorshift: noise that compresses badly and is the same in every run.
  let state = seed * 2_654_435_761 || 1;
  for (let i = dataOffset; i < file.length; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    file[i] = state & 255;
  }
  return file;
}
