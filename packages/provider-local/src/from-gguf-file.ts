import type { Capability, ModelInfo } from '@modelhaven/core';
import { DEMO_FACTS } from './demo.ts';
import { fileTypeName } from './weights/ggml-types.ts';
import type { GgufHeader } from './weights/gguf-header.ts';
import { purposeOf } from './weights/purpose.ts';
import type { GgufFile } from './weights/scan.ts';
import { templateThinks } from './weights/template-thinks.ts';

/** A GGUF file as the model that it is. */
export function fromGgufFile(file: GgufFile, provider: string): ModelInfo {
  const { header } = file;
  const architecture = text(header, 'general.architecture');
  const contextLength = architecture === undefined ? undefined : number(header, `${architecture}.context_length`);
  const fileType = number(header, 'general.file_type');
  const quantization = fileType === undefined ? undefined : fileTypeName(fileType);
  const name = text(header, 'general.name');
  const license = text(header, 'general.license');
  const parameterCount = header.tensors.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
  return {
    id: file.id,
    provider,
    ...(name ? { name } : {}),
    capabilities: capabilitiesOf(file),
    ...(contextLength ? { contextLength } : {}),
    free: true,
    local: true,
    // The header of a split model lists the tensors of its first part only.
    ...(parameterCount > 0 && !header.metadata.has('split.count') ? { parameterCount } : {}),
    ...(quantization ? { quantization } : {}),
    sizeBytes: file.sizeBytes,
    ...(architecture ? { family: architecture } : {}),
    ...(license ? { license } : {}),
    ...(file.embedded ? DEMO_FACTS : {}),
  };
}

function capabilitiesOf({ embedded, header }: GgufFile): readonly Capability[] {
  const purpose = purposeOf(header);
  if (purpose !== 'chat') return [purpose === 'rank' ? 'rerank' : 'embeddings'];
  const template = text(header, 'tokenizer.chat_template') ?? '';
  // What has no format for calls of its own gets a plain one, and a grammar, but only for one call at a time.
  const all: Capability[] = ['chat', 'json-mode', 'json-schema', 'tools', 'logprobs', 'seed', 'prefill'];
  if (template.includes('tool_calls')) all.push('parallel-tools');
  if (templateThinks(template)) all.push('reasoning');
  // The vectors of the demo model are weak, yet they let everything that embeds be tried without a download.
  if (embedded) all.push('embeddings');
  return all;
}

function text({ metadata }: GgufHeader, key: string): string | undefined {
  const value = metadata.get(key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function number({ metadata }: GgufHeader, key: string): number | undefined {
  const value = metadata.get(key);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
