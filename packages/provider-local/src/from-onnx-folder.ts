import type { Capability, ModelInfo } from '@modelhaven/core';
import type { OnnxFolder } from './weights/onnx-folder.ts';

// Encoders whose hidden states pool into one vector, by `model_type`.
const TEXT_ENCODERS =
  /^(albert|bert|camembert|deberta|deberta-v2|distilbert|electra|eurobert|ibert|jina_bert_v2|modernbert|mpnet|nomic_bert|roberta|roformer|squeezebert|xlm-roberta)$/;

/** An ONNX folder as the model that it is. */
export function fromOnnxFolder(folder: OnnxFolder, provider: string): ModelInfo {
  const { config } = folder;
  const contextLength = onnxContextLength(folder);
  return {
    id: folder.id,
    provider,
    capabilities: capabilitiesOf(folder),
    ...(contextLength === undefined ? {} : { contextLength }),
    free: true,
    local: true,
    quantization: folder.dtype,
    sizeBytes: folder.sizeBytes,
    family: config.model_type,
  };
}

/** Tokens that the model was trained for; undefined where its config does not say. */
export function onnxContextLength({ config }: OnnxFolder): number | undefined {
  return config.max_position_embeddings ?? config.n_positions;
}

// What has no format for calls of its own gets a plain one; the answer is held to it, and to JSON, token by token.
const CHAT: readonly Capability[] = [
  'chat',
  'json-mode',
  'json-schema',
  'tools',
  'parallel-tools',
  'logprobs',
  'seed',
  'prefill',
];

// What has no chat template cannot hold a conversation, and what is no plain encoder has no vectors to offer.
function capabilitiesOf({ config, hasChatTemplate, thinks }: OnnxFolder): readonly Capability[] {
  const [architecture = ''] = config.architectures ?? [];
  if (/ForCausalLM$|LMHeadModel$/.test(architecture)) {
    return hasChatTemplate ? [...CHAT, ...(thinks ? (['reasoning'] as const) : [])] : [];
  }
  return TEXT_ENCODERS.test(config.model_type) && /Model$|ForMaskedLM$/.test(architecture) ? ['embeddings'] : [];
}
