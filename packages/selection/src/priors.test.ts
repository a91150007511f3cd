import type { ModelInfo } from '@modelhaven/core';
import { TASK_TYPES } from '@modelhaven/core';
import { describe, expect, it } from 'vitest';
import { canonicalName, createQualityPriors } from './priors.ts';
import { FIGURE_SOURCES, QUALITY_TABLE, QUALITY_TABLE_VERSION } from './quality-table.ts';

const prior = createQualityPriors();
const model = (id: string, more: Partial<ModelInfo> = {}): ModelInfo => ({
  id,
  provider: 'p',
  capabilities: ['chat'],
  ...more,
});

describe('quality table', () => {
  it('has a version, sources with dates, and one row per model', () => {
    expect(QUALITY_TABLE_VERSION).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    for (const { url, date } of Object.values(FIGURE_SOURCES)) {
      expect(url).toMatch(/^https:/);
      expect(date).toMatch(/20\d{2}-\d{2}/);
    }
    const names = QUALITY_TABLE.map(([name]) => canonicalName(name));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('has plausible figures only', () => {
    for (const [name, writing, empathy, reasoning] of QUALITY_TABLE) {
      expect(
        [writing, empathy, reasoning].some((figure) => figure !== undefined),
        name,
      ).toBe(true);
      for (const elo of [writing, empathy]) if (elo !== undefined) expect(elo).toBeGreaterThanOrEqual(200);
      if (reasoning !== undefined) expect(reasoning).toBeLessThanOrEqual(100);
    }
  });
});

describe('canonicalName', () => {
  it.each([
    ['meta-llama/llama-3.1-8b-instruct:free', 'Llama-3.1-8B-Instruct-Q4_K_M'],
    ['google/gemma-3-27b-it', 'gemma3:27b'],
    ['anthropic/claude-sonnet-4.5', 'claude-sonnet-4-5-20250929'],
    ['openai/gpt-5-mini', 'gpt-5-mini-2025-08-07'],
    ['qwen/qwen3-8b', 'qwen3:8b'],
    ['google/gemini-3-pro-preview', 'gemini-3-pro'],
    ['openai/gpt-oss-20b', 'gpt-oss:20b'],
  ])('takes %s and %s for one', (a, b) => {
    expect(canonicalName(a)).toBe(canonicalName(b));
  });

  it.each([
    ['gpt-5', 'gpt-5-mini'],
    ['qwen3-8b', 'qwen3-80b'],
    ['llama-3.1-8b', 'llama-3.2-8b'],
    ['deepseek-r1', 'deepseek-r1-distill-qwen-7b'],
  ])('keeps %s and %s apart', (a, b) => {
    expect(canonicalName(a)).not.toBe(canonicalName(b));
  });
});

describe('createQualityPriors', () => {
  it('knows models by task, and says where from', () => {
    const story = prior(model('deepseek/deepseek-r1'), 'narrative_generation');
    const comfort = prior(model('deepseek/deepseek-r1'), 'therapeutic_response');
    expect(story?.mean).toBeCloseTo(7.2, 1);
    expect(comfort?.mean).toBeLessThan(story?.mean ?? 0);
    expect(story?.source).toContain('EQ-Bench Creative Writing');
  });

  it('is less sure where only a part of the task was measured', () => {
    const whole = prior(model('gpt-5.2'), 'consequence_analysis');
    const part = prior(model('gpt-4.1'), 'consequence_analysis');
    expect(part?.deviation).toBeGreaterThan(whole?.deviation ?? 9);
  });

  it('takes off a little for coarse weights', () => {
    const fine = prior(model('qwen3:8b'), undefined);
    const coarse = prior(model('qwen3:8b', { quantization: 'Q4_K_M' }), undefined);
    expect(coarse?.mean).toBeLessThan(fine?.mean ?? 0);
    expect(prior(model('qwen3:8b', { quantization: 'Q8_0' }), undefined)?.mean).toBe(fine?.mean);
  });

  it('puts overrides first and admits what it does not know', () => {
    const own = createQualityPriors({ 'p/mine': 8.5 });
    expect(own(model('mine'), undefined)).toEqual({ mean: 8.5, deviation: 0.5, source: 'as configured' });
    expect(prior(model('mine'), undefined)).toBeUndefined();
  });

  it.each([...TASK_TYPES, undefined])('stays within 0 to 10 for %s', (taskType) => {
    for (const [name] of QUALITY_TABLE) {
      const estimate = prior(model(name), taskType);
      if (!estimate) continue;
      expect(estimate.mean).toBeGreaterThanOrEqual(0);
      expect(estimate.mean).toBeLessThanOrEqual(10);
      expect(estimate.deviation).toBeGreaterThan(0);
    }
  });
});
