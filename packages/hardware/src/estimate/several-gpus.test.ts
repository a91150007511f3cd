import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { architectureOf, MODEL_CATALOGUE } from '../catalogue/catalogue.ts';
import type { CacheType } from './cache-type.ts';
import { computeBufferBytes, maskBytes } from './compute-buffer.ts';
import { estimateMemory } from './estimate-memory.ts';
import { cacheBytes } from './kv-cache.ts';
import { placeLayers } from './place-layers.ts';

const GIB = 1024 ** 3;
const models = MODEL_CATALOGUE.filter(({ kind }) => kind === 'chat');
const anyModel = fc.constantFrom(...models).map((model) => ({
  model,
  architecture: architectureOf(model, (model.quantizations ?? ['Q4_K_M'])[0] ?? 'Q4_K_M'),
}));
const types: readonly CacheType[] = ['f16', 'q8_0', 'q4_0'];
const context = fc.record({
  contextLength: fc.integer({ min: 256, max: 65_536 }),
  sequences: fc.integer({ min: 1, max: 4 }),
  keyType: fc.constantFrom(...types),
  valueType: fc.constantFrom(...types),
});

describe('a model spread over several GPUs', () => {
  it('is all there, each part once: cache, weights, output, projector', () => {
    fc.assert(
      fc.property(
        anyModel,
        context,
        fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 2 * GIB }),
        ({ architecture }, options, wanted, projectorBytes) => {
          let left = architecture.layers.length;
          const gpuLayers = wanted.map((count) => {
            const here = Math.min(count, left);
            left -= here;
            return here;
          });
          const { host, gpus, totalBytes } = estimateMemory(architecture, options, { gpuLayers }, projectorBytes);
          const sum = (part: 'cacheBytes' | 'weightsBytes' | 'totalBytes' | 'layers'): number =>
            gpus.reduce((all, gpu) => all + gpu[part], host[part]);
          expect(sum('layers')).toBe(architecture.layers.length);
          expect(sum('totalBytes')).toBeCloseTo(totalBytes, 0);
          // Not a byte of the cache more or less than all layers keep, however they are spread.
          expect(Math.abs(sum('cacheBytes') - cacheBytes(architecture, options))).toBeLessThan(1);
          const { weights } = architecture;
          const offloaded = architecture.layers.length - left;
          // The embedding table of a model without an own output tensor is there twice once a layer is offloaded.
          const weightsBytes =
            offloaded === 0 ? weights.totalBytes : sumOfLayers(architecture) + weights.inputBytes + weights.outputBytes;
          const expected = weightsBytes + projectorBytes;
          expect(Math.abs(sum('weightsBytes') / expected - 1)).toBeLessThan(1e-9);
          for (const gpu of gpus) {
            const scratchBytes =
              computeBufferBytes(architecture, options) + (left > 0 ? maskBytes(architecture, options) : 0);
            expect(gpu.computeBytes).toBe(gpu.layers > 0 ? scratchBytes : 0);
            expect(gpu.overheadBytes > 0).toBe(gpu.layers > 0);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('lies within what each of them has, whatever their sizes', () => {
    fc.assert(
      fc.property(
        anyModel,
        context,
        fc.array(fc.integer({ min: 0, max: 48 }), { minLength: 2, maxLength: 4 }),
        ({ architecture }, options, sizes) => {
          const budget = { hostBytes: 256 * GIB, gpuBytes: sizes.map((size) => size * GIB), unified: false };
          const found = placeLayers({ architecture, options, budget });
          found?.memory.gpus.forEach((gpu, index) => {
            if (gpu.layers > 0) expect(gpu.totalBytes).toBeLessThanOrEqual(budget.gpuBytes[index] ?? 0);
          });
          // One of them alone is taken where it is enough: every further one costs scratch memory and time.
          const alone = sizes.some(
            (size) =>
              placeLayers({ architecture, options, budget: { ...budget, gpuBytes: [size * GIB] } })?.mode === 'gpu',
          );
          if (alone) expect(found?.memory.gpus.filter(({ layers }) => layers > 0)).toHaveLength(1);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('needs less cache in coarser formats, and as much more as there are sequences', () => {
    fc.assert(
      fc.property(
        anyModel,
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 2, max: 8 }),
        ({ architecture }, steps, sequences) => {
          const contextLength = steps * 256;
          const plain = cacheBytes(architecture, { contextLength });
          expect(cacheBytes(architecture, { contextLength, keyType: 'q8_0', valueType: 'q8_0' })).toBeLessThanOrEqual(
            plain,
          );
          const several = cacheBytes(architecture, { contextLength, sequences });
          expect(several / plain).toBeCloseTo(sequences, 6);
        },
      ),
      { numRuns: 100 },
    );
  });
});

const sumOfLayers = ({ layers }: ReturnType<typeof architectureOf>): number =>
  layers.reduce((sum, { weightBytes }) => sum + weightBytes, 0);
