import { expect, it } from 'vitest';
import { bytesOfTensor, fileTypeName } from './ggml-types.ts';

it.each([
  [0, [10], 40],
  [1, [10, 2], 40],
  [8, [32], 34],
  [8, [128, 1536], 208_896],
  [12, [4096, 4096], 9_437_184],
  [14, [256], 210],
])('type %i of shape %j has %i bytes', (type, shape, bytes) => {
  expect(bytesOfTensor(type, shape)).toBe(bytes);
});

it('does not guess', () => {
  expect(bytesOfTensor(99, [32])).toBeUndefined();
  expect(bytesOfTensor(8, [33])).toBeUndefined();
  expect(fileTypeName(15)).toBe('Q4_K_M');
  expect(fileTypeName(999)).toBeUndefined();
});
