import { describe, expect, it } from 'vitest';
import { chooseVariant } from './choose-variant.ts';
import type { KnownModel } from './model-files.ts';
import { fromVariants, groupVariants, type VariantGroup, withoutQuantization } from './variants.ts';

const model = (id: string, sizeBytes = 1, format = 'gguf'): KnownModel =>
  ({
    file: { id, sizeBytes, format, path: id },
    info: { id, provider: 'local', capabilities: ['chat'], quantization: 'X', sizeBytes },
  }) as unknown as KnownModel;

describe('withoutQuantization', () => {
  it.each([
    ['qwen/qwen3-8b-q4_k_m', 'qwen/qwen3-8b'],
    ['Llama-3.2-1B-Instruct-Q8_0', 'Llama-3.2-1B-Instruct'],
    ['gemma.i1-IQ3_XXS', 'gemma'],
    ['gemma-UD-Q4_K_XL', 'gemma'],
    ['phi_bf16', 'phi'],
    ['gpt-oss-20b-mxfp4', 'gpt-oss-20b'],
    ['bitnet-TQ1_0', 'bitnet'],
    ['x-F16', 'x'],
  ])('finds %s to be %s', (id, base) => {
    expect(withoutQuantization(model(id).file)).toBe(base);
  });

  it.each(['qwen3-8b', 'q4_k_m', 'models/-q8_0', 'phi-2', 'llama-3.2-1b', 'f16x'])('leaves %s alone', (id) => {
    expect(withoutQuantization(model(id).file)).toBeUndefined();
  });

  it('takes the variant from an ONNX folder', () => {
    expect(withoutQuantization(model('smol:q8', 1, 'onnx').file)).toBe('smol');
  });
});

describe('groupVariants', () => {
  it('groups quantisations, the largest first', () => {
    const groups = groupVariants([model('a-q4_k_m', 4), model('a-q8_0', 8), model('b-q8_0'), model('c')]);
    expect(groups.map(({ id, variants }) => [id, ...variants.map(({ file }) => file.id)])).toEqual([
      ['a', 'a-q8_0', 'a-q4_k_m'],
    ]);
    expect(fromVariants(groups[0] as VariantGroup)).toEqual({
      id: 'a',
      provider: 'local',
      capabilities: ['chat'],
      details: { variants: ['a-q8_0', 'a-q4_k_m'] },
    });
  });

  it('gives no group the name of a file, and keeps formats apart', () => {
    expect(groupVariants([model('a'), model('a-q4_0'), model('a-q8_0')])).toEqual([]);
    expect(groupVariants([model('a-q4_0'), model('a:q8', 1, 'onnx')])).toEqual([]);
  });
});

describe('chooseVariant', () => {
  const group: VariantGroup = { id: 'a', variants: [model('a-q8_0', 8), model('a-q4_0', 4), model('a-q2_k', 2)] };
  const choose = (fits: readonly string[], loaded: readonly string[] = []) =>
    chooseVariant({
      group,
      isLoaded: (id) => loaded.includes(id),
      plan: async (id) => ({ fits: fits.includes(id), rank: 0, memoryBytes: 1, gpuMemoryBytes: 0, reason: '' }),
    });

  it('takes the largest that fits, and says so where it is not the largest', async () => {
    expect(await choose(['a-q8_0', 'a-q4_0'])).toMatchObject({ file: { id: 'a-q8_0' }, warnings: [] });
    expect(await choose(['a-q4_0', 'a-q2_k'])).toMatchObject({
      file: { id: 'a-q4_0' },
      warnings: [expect.stringContaining('do not fit')],
    });
  });

  it('stays with the one that is in memory', async () => {
    expect((await choose(['a-q8_0'], ['a-q4_0'])).file.id).toBe('a-q4_0');
  });

  it('leaves it to the smallest to say what is missing', async () => {
    expect((await choose([])).file.id).toBe('a-q2_k');
  });

  it('takes the largest where nothing is known', async () => {
    const chosen = await chooseVariant({ group, isLoaded: () => false, plan: async () => undefined });
    expect(chosen.file.id).toBe('a-q8_0');
  });
});
