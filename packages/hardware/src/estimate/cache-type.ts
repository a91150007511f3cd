/** Number formats that llama.cpp can keep the cache in. */
export type CacheType = 'f32' | 'f16' | 'bf16' | 'q8_0' | 'q5_1' | 'q5_0' | 'q4_1' | 'q4_0' | 'iq4_nl';

const BYTES_PER_ELEMENT: Readonly<Record<CacheType, number>> = {
  f32: 4,
  f16: 2,
  bf16: 2,
  q8_0: 34 / 32,
  q5_1: 24 / 32,
  q5_0: 22 / 32,
  q4_1: 20 / 32,
  q4_0: 18 / 32,
  iq4_nl: 18 / 32,
};

/** Bytes of one element, scale factors of its block included. */
export const bytesPerElement = (type: CacheType): number => BYTES_PER_ELEMENT[type];
