import { expect, it } from 'vitest';
import type { LoadPlan } from '../residency/admission.ts';
import { layersFor } from './layers-for.ts';

const usual = { gpuLayers: 'auto', gpuMemoryFraction: 0.8 } as const;
const planOf = (mode: 'gpu' | 'split' | 'cpu', gpuLayers: number, rank: number): LoadPlan => ({
  fits: true,
  rank,
  reason: '',
  memoryBytes: 1,
  gpuMemoryBytes: 1,
  fit: { fits: true, mode, memoryBytes: 1, gpuMemoryBytes: 1, gpuLayers, layers: 32, estimated: { engineBytes: 2 } },
});

it('asks for what fits the share of the GPU, where nobody asked for a number', () => {
  expect(layersFor(undefined, usual, planOf('gpu', 32, 0))).toEqual({ wanted: 'auto' });
  expect(layersFor('auto', usual, planOf('split', 20, 1))).toEqual({ wanted: 21, heldBack: { layers: 20, of: 32 } });
  expect(layersFor(undefined, usual, planOf('cpu', 0, 2))).toEqual({ wanted: 0, heldBack: { layers: 0, of: 32 } });
});

it('leaves it to the engine where no GPU is known, or nothing at all', () => {
  expect(layersFor(undefined, usual, planOf('cpu', 0, 0))).toEqual({ wanted: 'auto' });
  expect(layersFor(undefined, usual, undefined)).toEqual({ wanted: 'auto' });
});

it('takes a number for an order, and no share for no layer', () => {
  expect(layersFor(12, usual, planOf('split', 20, 1))).toEqual({ wanted: 12 });
  expect(layersFor(undefined, { ...usual, gpuLayers: 7 }, undefined)).toEqual({ wanted: 7 });
  expect(layersFor(undefined, { ...usual, gpuMemoryFraction: 0 }, undefined)).toEqual({ wanted: 0 });
  expect(layersFor('auto', { ...usual, gpuMemoryFraction: 0 }, planOf('gpu', 32, 0))).toEqual({ wanted: 0 });
  expect(layersFor(5, { ...usual, gpuMemoryFraction: 0 }, undefined)).toEqual({ wanted: 5 });
});
