import type { ModelInfo, ModelMeasurements } from '@modelhaven/core';
import { expect, test } from 'vitest';
import { resolveSettings } from '../settings.ts';
import { attemptDeadlines } from './deadlines.ts';

const { deadlines } = resolveSettings();
const remaining = { totalMs: 1_000_000, untilContentMs: 1_000_000 };
const model = (more: Partial<ModelInfo> = {}): ModelInfo => ({
  id: 'm',
  provider: 'p',
  capabilities: ['chat'],
  ...more,
});
const measured = (successes: number, p99: number) =>
  ({ successes, firstEventMs: { p50: p99 / 2, p95: p99, p99 } }) as ModelMeasurements;
const firstEventMs = (info: ModelInfo, seen?: ModelMeasurements, left = remaining) =>
  attemptDeadlines(deadlines, info, seen, left).firstEventMs;

test('depend on the nature of the model', () => {
  expect(firstEventMs(model())).toBe(30_000);
  expect(firstEventMs(model({ capabilities: ['chat', 'reasoning'] }))).toBe(120_000);
  expect(firstEventMs(model({ local: true }))).toBe(300_000);
});

test('are learned from what was seen, within bounds, once enough was seen', () => {
  expect(firstEventMs(model(), measured(19, 3_000))).toBe(30_000);
  expect(firstEventMs(model(), measured(20, 3_000))).toBe(12_000);
  expect(firstEventMs(model(), measured(20, 100))).toBe(5_000);
  expect(firstEventMs(model(), measured(20, 60_000))).toBe(30_000);
  expect(firstEventMs(model({ local: true }), measured(20, 100))).toBe(300_000);
});

test('never reach past the deadlines of the call', () => {
  expect(firstEventMs(model(), undefined, { totalMs: 9_000, untilContentMs: 4_000 })).toBe(4_000);
  expect(attemptDeadlines(deadlines, model(), undefined, { totalMs: -5, untilContentMs: -5 })).toMatchObject({
    firstEventMs: 1,
    totalMs: 1,
  });
});
