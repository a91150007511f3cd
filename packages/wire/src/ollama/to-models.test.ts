import { describe, expect, it } from 'vitest';
import { ollamaPsSchema, ollamaShowSchema, ollamaTagsSchema } from './response-schemas.ts';
import { toOllamaPs, toOllamaShow, toOllamaTags } from './to-models.ts';

const digest = 'a'.repeat(64);
const known = {
  id: 'ollama/qwen3:8b',
  provider: 'ollama',
  capabilities: ['chat', 'completion', 'tools', 'reasoning', 'vision', 'seed'],
  local: true,
  family: 'qwen3',
  parameterCount: 8_190_735_360,
  quantization: 'Q4_K_M',
  contextLength: 40_960,
  sizeBytes: 5_225_388_164,
  license: 'apache-2.0',
  details: { digest, format: 'gguf', modifiedAt: '2026-07-03T18:11:41.226407194+02:00' },
} as const;

describe('models in the words of Ollama', () => {
  it('with all that is known', () => {
    const [tag] = ollamaTagsSchema.parse(toOllamaTags([known])).models;
    expect(tag).toEqual({
      name: 'ollama/qwen3:8b',
      model: 'ollama/qwen3:8b',
      modified_at: '2026-07-03T16:11:41.226Z',
      size: 5_225_388_164,
      digest,
      details: {
        parent_model: '',
        format: 'gguf',
        family: 'qwen3',
        families: ['qwen3'],
        parameter_size: '8.2B',
        quantization_level: 'Q4_K_M',
        context_length: 40_960,
      },
      capabilities: ['completion', 'tools', 'thinking', 'vision'],
    });
    expect(ollamaShowSchema.parse(toOllamaShow(known)).model_info).toEqual({
      'general.architecture': 'qwen3',
      'general.license': 'apache-2.0',
      'general.parameter_count': 8_190_735_360,
      'qwen3.context_length': 40_960,
    });
  });

  it('with nothing known, and with dates that are none', () => {
    const models = [
      { id: 'auto' },
      { id: 'p/a', createdAt: 1e300, details: { digest: 'short' } },
      { id: 'p/b', createdAt: Number.NaN, parameterCount: 135_000_000 },
      { id: 'p/c', details: { modifiedAt: 'yesterday' } },
    ];
    const { models: tags } = ollamaTagsSchema.parse(toOllamaTags(models));
    expect(tags.map(({ modified_at: at }) => at)).toEqual(models.map(() => '1970-01-01T00:00:00.000Z'));
    for (const tag of tags) expect(tag.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(tags[2]?.details.parameter_size).toBe('135.00M');
  });

  it('in memory: for how long, and where', () => {
    const running = [
      { loaded: { id: 'qwen3:8b', memoryBytes: 1, gpuMemoryBytes: 2, expiresAt: 0 }, model: known },
      { loaded: { id: 'x' }, model: { id: 'p/x' } },
    ];
    const { models } = ollamaPsSchema.parse(toOllamaPs(running));
    expect(models[0]).toMatchObject({ size: 3, size_vram: 2, expires_at: '1970-01-01T00:00:00.000Z' });
    expect(models[1]).toMatchObject({ size: 0, expires_at: '2318-01-01T00:00:00.000Z' });
  });

  it('tell which send texts out of the house', () => {
    const [local, remote] = ollamaTagsSchema.parse(toOllamaTags([known, { ...known, local: false }])).models;
    expect(local).not.toHaveProperty('remote_host');
    expect(remote).toMatchObject({ remote_host: 'ollama', remote_model: 'ollama/qwen3:8b' });
  });
});
