import { describe, expect, it } from 'vitest';
import { formatCost, formatMilliseconds, formatPrice, formatTokens, tokensPerSecond } from './numbers.ts';

describe('numbers for people', () => {
  it('keep unknown apart from nothing', () => {
    expect(formatCost(undefined)).toBe('cost unknown');
    expect(formatCost(0)).toBe('free');
    expect(formatPrice(undefined, undefined)).toBe('?');
    expect(formatPrice({ inputPrice: 1 }, undefined)).toBe('?');
    expect(formatPrice({ inputPrice: 0, outputPrice: 0 }, true)).toBe('free');
    expect(formatTokens(undefined)).toBe('?');
  });

  it('show small amounts', () => {
    expect(formatCost(0.00213)).toBe('$0.0021');
    expect(formatCost(1.5)).toBe('$1.50');
    expect(formatPrice({ inputPrice: 0.15, outputPrice: 0.6 }, false)).toBe('$0.15 / $0.6');
    expect(formatPrice({ inputPrice: 0.002, outputPrice: 10 }, false)).toBe('$0.002 / $10');
    expect(formatPrice({ inputPrice: 1, outputPrice: 1, requestPrice: 5 }, false)).toBe('$1 / $1 + $0.005/request');
  });

  it('round times and contexts', () => {
    expect(formatMilliseconds(319.6)).toBe('320 ms');
    expect(formatMilliseconds(1540)).toBe('1.5 s');
    expect(formatTokens(512)).toBe('512');
    expect(formatTokens(131_072)).toBe('131k');
    expect(formatTokens(1_048_576)).toBe('1M');
  });

  it('say a speed only where there is one', () => {
    expect(tokensPerSecond({ outputTokens: 100 }, 1500, 500)).toBe(100);
    expect(tokensPerSecond({ outputTokens: 1 }, 1500, 500)).toBeUndefined();
    expect(tokensPerSecond({}, 1500, 500)).toBeUndefined();
    expect(tokensPerSecond({ outputTokens: 10 }, 500, 500)).toBeUndefined();
  });
});
