import { expect, it } from 'vitest';
import { belowMinimum } from './below-minimum.ts';

const GIB = 1024 ** 3;
const machine = (totalGib: number, usableCores: number) => ({
  memory: { totalBytes: totalGib * GIB, availableBytes: GIB, unified: false },
  cpu: { usableCores, features: [] },
});

it('names the key, what it wants, what was found, and what to do', () => {
  expect(belowMinimum('a/b', machine(2, 8), { memoryBytes: 4 * GIB, cores: 4 })).toMatchObject({
    code: 'INSUFFICIENT_RESOURCES',
    message:
      '"a/b" is not loaded: hardware_detection.memory_threshold_gb wants 4, and this process has 2 GiB of memory. Lower memory_threshold_gb (0: no limit), or use a model of another provider.',
  });
  expect(belowMinimum('a/b', machine(8, 1), { memoryBytes: 4 * GIB, cores: 1.5 })?.message).toMatch(
    /hardware_detection\.cpu_core_threshold wants 1\.5, and this process may use 1 core\. Lower cpu_core_threshold/,
  );
});

it('lets pass what has enough, what is asked for nothing, and what lacks only what a system keeps for itself', () => {
  expect(belowMinimum('m', machine(4, 4), { memoryBytes: 4 * GIB, cores: 4 })).toBeUndefined();
  expect(belowMinimum('m', machine(3.85, 4), { memoryBytes: 4 * GIB })).toBeUndefined();
  expect(belowMinimum('m', machine(3.75, 4), { memoryBytes: 4 * GIB })?.code).toBe('INSUFFICIENT_RESOURCES');
  for (const minimum of [undefined, {}, { memoryBytes: 0, cores: 0 }])
    expect(belowMinimum('m', machine(0.1, 0.5), minimum)).toBeUndefined();
});
