import type { TokenBuffer } from '../fold/token-buffer.ts';

/** Common words of each language in the text, by bit number. */
export function countCommon(tokens: TokenBuffer, commonMask: Uint16Array): readonly number[] {
  const counts = new Array<number>(16).fill(0);
  for (let token = 0; token < tokens.count && token < 400; token++) {
    let mask = commonMask[tokens.signature[token] ?? 0] ?? 0;
    while (mask !== 0) {
      const bit = 31 - Math.clz32(mask);
      counts[bit] = (counts[bit] ?? 0) + 1;
      mask ^= 1 << bit;
    }
  }
  return counts;
}
