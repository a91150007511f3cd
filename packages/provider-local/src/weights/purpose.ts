import type { GgufHeader } from './gguf-header.ts';

/** What a model is made for. */
export type ModelPurpose = 'chat' | 'embed' | 'rank';

const ENCODERS =
  /^(bert|nomic-bert|nomic-bert-moe|jina-bert-v2|jina-bert-v3|neo-bert|modern-bert|eurobert|gemma-embedding|t5encoder)$/;

// LLAMA_POOLING_TYPE_RANK of llama.h.
const RANK_POOLING = 4;

/** What the header says that a model is made for. */
export function purposeOf(header: GgufHeader): ModelPurpose {
  const pooling = header.metadata.get(`${architectureOf(header)}.pooling_type`);
  if (pooling === RANK_POOLING) return 'rank';
  return typeof pooling === 'number' || ENCODERS.test(architectureOf(header)) ? 'embed' : 'chat';
}

/** True for models that look at all tokens of a text at once, so that no part of it can be computed before another. */
export function isEncoder(header: GgufHeader): boolean {
  const { metadata } = header;
  const architecture = architectureOf(header);
  return ENCODERS.test(architecture) || metadata.get(`${architecture}.attention.causal`) === false;
}

const architectureOf = ({ metadata }: GgufHeader): string => String(metadata.get('general.architecture') ?? '');
