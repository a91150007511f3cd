import type { TokenBuffer } from '../fold/token-buffer.ts';

/** Common words of each language in the text, by bit number. */
export function countCommon(tokens: TokenBuffer, commonMask: Uint16Array): readonly number[] {
  const counts = new Array<number>(16).fill(0);
  for (let token = 0; token < tokens.count && token < 400; token++) {
    const mask = commonMask[tokens.signature[token] ?? 0] ?? 0;
    for (let bit = 0; mask >> bit > 0; bit++) if ((mask >> bit) & 1) counts[bit] = (counts[bit] ?? 0) + 1;
  }
  return counts;
}
