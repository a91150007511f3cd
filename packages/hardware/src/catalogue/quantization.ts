/** Mixes of number formats that models are published in, best first. `MXFP4` is for models made in it. */
export const QUANTIZATIONS = ['Q8_0', 'Q6_K', 'Q5_K_M', 'Q4_K_M', 'Q3_K_M', 'Q2_K'] as const;

/** A number format that weights are published in: one of the mixes, whole 16-bit numbers, or the format that a model was made in. */
export type Quantization = (typeof QUANTIZATIONS)[number] | 'F16' | 'MXFP4';

/** What a tensor is for. */
export type TensorRole = 'embedding' | 'output' | 'value' | 'query' | 'attention-output' | 'down' | 'expert' | 'other';

/** Where a tensor stands in its model. */
export interface TensorPlace {
  readonly role: TensorRole;
  /** Number of its layer among `layers`; 0 where it is in none. */
  readonly layer: number;
  readonly layers: number;
  /** Query heads for each head of keys and values. */
  readonly headsPerKey: number;
  /** Elements of a row. */
  readonly rowLength: number;
  /** Experts of the model; 0 for none. */
  readonly experts: number;
  /** The weights of 70B models in Q4_K are kept finer where they are small. */
  readonly is70B: boolean;
}

// Type numbers of ggml.
const F16 = 1;
const Q4_0 = 2;
const Q5_0 = 6;
const Q5_1 = 7;
const Q8_0 = 8;
const Q2_K = 10;
const Q3_K = 11;
const Q4_K = 12;
const Q5_K = 13;
const Q6_K = 14;
const MXFP4 = 39;

const PLAIN: Readonly<Record<Quantization, number>> = {
  F16,
  Q8_0,
  Q6_K,
  Q5_K_M: Q5_K,
  Q4_K_M: Q4_K,
  Q3_K_M: Q3_K,
  Q2_K,
  MXFP4: Q8_0,
};

/** Formats with blocks of 32, for rows that blocks of 256 do not divide. */
const FOR_ODD_ROWS: Readonly<Record<number, number>> = {
  [Q2_K]: Q4_0,
  [Q3_K]: Q4_0,
  [Q4_K]: Q5_0,
  [Q5_K]: Q5_1,
  [Q6_K]: Q8_0,
};

/**
 * The ggml type that llama.cpp's quantiser gives a tensor: the rules of `llama_tensor_get_type_impl` and
 * `tensor_type_fallback` in its src/llama-quant.cpp (at 007dbbf3), for the mixes above and without an importance matrix.
 */
export function tensorType(quantization: Quantization, place: TensorPlace): number {
  if (quantization === 'F16' || quantization === 'Q8_0') return PLAIN[quantization];
  const wanted = wantedType(quantization, place);
  const blockLength = wanted === MXFP4 || wanted === Q8_0 ? 32 : 256;
  if (place.rowLength % blockLength === 0) return wanted;
  const smaller = FOR_ODD_ROWS[wanted] ?? F16;
  return place.rowLength % 32 === 0 ? smaller : F16;
}

function wantedType(quantization: Exclude<Quantization, 'F16' | 'Q8_0'>, place: TensorPlace): number {
  const { role, layer, layers } = place;
  const plain = PLAIN[quantization];
  if (quantization === 'MXFP4') return role === 'expert' ? MXFP4 : Q8_0;
  if (role === 'output') return place.rowLength % 256 === 0 ? Q6_K : Q8_0;
  if (role === 'value') return valueType(quantization, place);
  if (role === 'query') return place.experts === 8 ? Q8_0 : plain;
  if (role === 'attention-output') {
    if (place.experts === 8) return plain === Q2_K || plain === Q3_K || plain === Q4_K ? Q5_K : plain;
    return plain === Q2_K ? Q3_K : plain === Q3_K ? Q4_K : plain;
  }
  if (role === 'down') {
    if (quantization === 'Q2_K') return Q3_K;
    if (quantization === 'Q3_K_M') return layer < Math.floor(layers / 16) ? Q5_K : Q4_K;
    return getsMoreBits(layer, layers) ? Q6_K : plain;
  }
  return plain;
}

function valueType(
  quantization: Exclude<Quantization, 'F16' | 'Q8_0' | 'MXFP4'>,
  { layer, layers, headsPerKey, experts, is70B }: TensorPlace,
): number {
  if (experts === 8) return Q8_0;
  const plain = PLAIN[quantization];
  const chosen =
    quantization === 'Q2_K'
      ? headsPerKey >= 4
        ? Q4_K
        : Q3_K
      : quantization === 'Q3_K_M'
        ? layer < 2
          ? Q5_K
          : Q4_K
        : getsMoreBits(layer, layers)
          ? Q6_K
          : plain;
  return is70B && (chosen === Q3_K || chosen === Q4_K) ? Q5_K : chosen;
}

/** The first and last eighth of the layers, and every third between. */
function getsMoreBits(layer: number, layers: number): boolean {
  const eighth = Math.floor(layers / 8);
  return layer < eighth || layer >= Math.floor((7 * layers) / 8) || (layer - eighth) % 3 === 2;
}

/**
 * What a mix costs: the rise of perplexity of Llama 3 8B as llama.cpp's own table has it (tools/quantize/quantize.cpp),
 * and points of quality from 0 to 10, which are a judgement of ours along that rise.
 */
export const QUANTIZATION_LOSS: Readonly<
  Record<Quantization, { readonly perplexity?: number; readonly points: number }>
> = {
  F16: { points: 0 },
  Q8_0: { perplexity: 0.0026, points: 0 },
  Q6_K: { perplexity: 0.0217, points: 0.05 },
  Q5_K_M: { perplexity: 0.0569, points: 0.12 },
  Q4_K_M: { perplexity: 0.1754, points: 0.3 },
  Q3_K_M: { perplexity: 0.6569, points: 1 },
  Q2_K: { perplexity: 3.5199, points: 3 },
  // The format that such models were trained to be run in.
  MXFP4: { points: 0 },
};
