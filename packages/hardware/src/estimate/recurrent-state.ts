import type { ArchitectureMetadata } from './metadata.ts';

/** What a layer keeps per sequence whatever the context. */
export interface RecurrentState {
  readonly bytes: number;
  /** False where the layer has attention too, or no state. */
  readonly replacesAttention: boolean;
}

const NONE: RecurrentState = { bytes: 0, replacesAttention: false };
const FLOAT_BYTES = 4;

/**
 * State of a recurrent layer, in 32-bit floats: convolution `(kernel - 1) x (inner + 2 x groups x state)` and state
 * `state x inner`, as `n_embd_r` and `n_embd_s` of llama.cpp's src/llama-hparams.cpp have them.
 */
export function recurrentStateBytes(
  metadata: ArchitectureMetadata,
  layer: number,
  embeddingLength: number,
  kvHeads: number,
): RecurrentState {
  const { architecture } = metadata;
  const headLength = metadata.number('wkv.head_size');
  if (headLength) {
    const shifts = architecture === 'rwkv7' || architecture === 'rwkv6' ? 2 : 1;
    return { bytes: embeddingLength * (shifts + headLength) * FLOAT_BYTES, replacesAttention: true };
  }
  const shortKernel = metadata.number('shortconv.l_cache');
  if (shortKernel) {
    return kvHeads > 0 ? NONE : { bytes: (shortKernel - 1) * embeddingLength * FLOAT_BYTES, replacesAttention: true };
  }
  const inner = metadata.number('ssm.inner_size');
  const state = metadata.number('ssm.state_size');
  if (!inner || !state) return NONE;
  const kernel = metadata.number('ssm.conv_kernel') ?? 1;
  const groups = metadata.number('ssm.group_count') ?? 0;
  const bytes = (Math.max(0, kernel - 1) * (inner + 2 * groups * state) + state * inner) * FLOAT_BYTES;
  if (architecture === 'falcon-h1') return { bytes, replacesAttention: false };
  if (architecture.startsWith('mamba')) return { bytes, replacesAttention: true };
  const every = metadata.number('full_attention_interval') ?? (/^qwen3(next|5)/.test(architecture) ? 4 : undefined);
  if (every) return (layer + 1) % every === 0 ? NONE : { bytes, replacesAttention: true };
  if (kvHeads > 0) return NONE;
  // Nemotron-H alternates three kinds of layers; those with a feed-forward part have neither cache nor state.
  const isFeedForward =
    architecture.startsWith('nemotron_h') && (metadata.perLayer('feed_forward_length', layer) ?? 0) > 0;
  return { bytes: isFeedForward ? 0 : bytes, replacesAttention: true };
}
