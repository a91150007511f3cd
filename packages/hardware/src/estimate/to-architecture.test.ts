import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GgufValue } from '../gguf/read-gguf-header.ts';
import { headerOf, MODEL_SHAPES, type ModelShape } from '../testing/model-headers.ts';
import { cacheBytes } from './kv-cache.ts';
import { toArchitecture } from './to-architecture.ts';

const base: ModelShape = MODEL_SHAPES['llama-3.2-1b'];
const withExtra = (architecture: string, extra: Readonly<Record<string, GgufValue>>, layers = 8) =>
  toArchitecture(headerOf({ ...base, architecture, layers, extra }));
const widths = (model: ReturnType<typeof toArchitecture>) => model.layers.map(({ keyWidth }) => keyWidth);
const windows = (model: ReturnType<typeof toArchitecture>) => model.layers.map(({ slidingWindow }) => slidingWindow);

describe('toArchitecture', () => {
  it('takes lists of one value for each layer', () => {
    const model = withExtra('llama', { 'attention.head_count_kv': [8, 4, 0, 8], 'attention.head_count': 32 }, 4);
    expect(widths(model)).toEqual([512, 256, 0, 512]);
  });

  it('knows which layers have a window', () => {
    const window = { 'attention.sliding_window': 512 };
    const [_, w] = [undefined, 512];
    expect(windows(withExtra('gemma3', window))).toEqual([w, w, w, w, w, _, w, w]);
    expect(windows(withExtra('gpt-oss', window))).toEqual([w, _, w, _, w, _, w, _]);
    expect(windows(withExtra('smallthinker', window))).toEqual([_, w, w, w, _, w, w, w]);
    expect(windows(withExtra('llama', window))).toEqual(Array(8).fill(_));
    const listed = { ...window, 'attention.sliding_window_pattern': [true, false, true, false] };
    expect(windows(withExtra('gemma4', listed, 4))).toEqual([w, _, w, _]);
  });

  it('counts no cache for layers that use an earlier one', () => {
    expect(widths(withExtra('gemma4', { 'attention.shared_kv_layers': 3 }))).toEqual([
      512, 512, 512, 512, 512, 0, 0, 0,
    ]);
  });

  it('counts state instead of cache for recurrent layers, whatever the context', () => {
    const state = { 'ssm.inner_size': 4096, 'ssm.state_size': 128, 'ssm.conv_kernel': 4, 'ssm.group_count': 8 };
    const bytes = (3 * (4096 + 2 * 8 * 128) + 128 * 4096) * 4;
    const mamba = withExtra('mamba2', state);
    expect(cacheBytes(mamba, { contextLength: 512 })).toBe(8 * bytes);
    expect(cacheBytes(mamba, { contextLength: 65_536, sequences: 2 })).toBe(16 * bytes);
    expect(widths(withExtra('qwen3next', state))).toEqual([0, 0, 0, 512, 0, 0, 0, 512]);
    expect(widths(withExtra('falcon-h1', state))).toEqual(Array(8).fill(512));
    expect(withExtra('lfm2', { 'shortconv.l_cache': 3 }).layers[0]).toMatchObject({
      recurrentStateBytes: 0,
      keyWidth: 512,
    });
  });

  it('adds the parts of a split model together', () => {
    const whole = headerOf(base);
    const [first, second] = [whole.tensors.slice(0, 40), whole.tensors.slice(40)];
    const split = toArchitecture({ ...whole, tensors: first }, { metadata: new Map(), tensors: second });
    expect(split.weights).toEqual(toArchitecture(whole).weights);
  });

  it('counts only the experts that work as active', () => {
    const { weights, activeParameters, hasExperts } = toArchitecture(headerOf(MODEL_SHAPES['qwen3-30b-a3b']));
    expect(hasExperts).toBe(true);
    expect((activeParameters ?? 0) / 1e9).toBeCloseTo(3.3, 0);
    expect(weights.activeBytes).toBeLessThan(weights.totalBytes / 8);
  });

  it('refuses a header that describes no language model', () => {
    expect(() => toArchitecture({ metadata: new Map([['general.architecture', 'clip']]), tensors: [] })).toThrow(
      expect.objectContaining({ code: 'INVALID_REQUEST' }),
    );
  });
});

describe('the cache', () => {
  const names = Object.keys(MODEL_SHAPES).map((name) => name as keyof typeof MODEL_SHAPES);
  it('never shrinks with the context or the sequences, and is smaller in smaller formats', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.integer({ min: 1, max: 262_144 }),
        fc.nat(65_536),
        fc.integer({ min: 1, max: 8 }),
        (name, contextLength, more, sequences) => {
          const model = toArchitecture(headerOf({ ...MODEL_SHAPES[name], layers: 8 }));
          const bytes = cacheBytes(model, { contextLength, sequences });
          expect(cacheBytes(model, { contextLength: contextLength + more, sequences })).toBeGreaterThanOrEqual(bytes);
          expect(cacheBytes(model, { contextLength, sequences: sequences + 1 })).toBeGreaterThan(bytes);
          const small = cacheBytes(model, { contextLength, sequences, keyType: 'q8_0', valueType: 'q4_0' });
          expect(small).toBeLessThan(bytes * 0.54);
        },
      ),
      { numRuns: 60 },
    );
  });
});
