import type { ModelMeasurements } from '@modelhaven/core';
import { expect, it } from 'vitest';
import { calmMeasurements } from './calm-measurements.ts';

function setUp(requests: number) {
  let asked = 0;
  let at = 1_000;
  let count = requests;
  const source = {
    model: (): ModelMeasurements => {
      asked++;
      return {
        requests: count,
        successes: count,
        errors: {},
        inputTokens: 0,
        outputTokens: 0,
        cachedInputTokens: 0,
        reasoningTokens: 0,
        costUsd: 0,
      };
    },
  };
  return {
    calm: calmMeasurements(source, () => at),
    asked: () => asked,
    pass: (ms: number) => {
      at += ms;
    },
    grow: () => {
      count++;
    },
  };
}

it('asks anew every time while there are few attempts, of which each counts', () => {
  const { calm, asked, grow } = setUp(10);
  for (let time = 0; time < 5; time++) {
    grow();
    expect(calm.model('a/m')?.requests).toBe(11 + time);
  }
  expect(asked()).toBe(5);
});

it('gives the same figures of many attempts for a while, and for so many times', () => {
  const { calm, asked, pass } = setUp(640);
  const first = calm.model('a/m');
  for (let time = 0; time < 10; time++) expect(calm.model('a/m')).toBe(first);
  expect(asked()).toBe(1);
  calm.model('a/m');
  expect(asked()).toBe(2);
  pass(1_000);
  calm.model('a/m');
  expect(asked()).toBe(3);
  pass(-5_000);
  calm.model('a/m');
  expect(asked()).toBe(4);
});

it('asks for every other window each time', () => {
  const { calm, asked } = setUp(640);
  calm.model('a/m', 5);
  calm.model('a/m', 5);
  expect(asked()).toBe(2);
});
