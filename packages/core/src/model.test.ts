import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatModelAddress, parseModelAddress } from './index.ts';

describe('model addresses', () => {
  it('split at the first slash', () => {
    expect(parseModelAddress('openrouter/meta-llama/llama-3.1-8b-instruct:free')).toEqual({
      provider: 'openrouter',
      model: 'meta-llama/llama-3.1-8b-instruct:free',
    });
  });

  it.each(['', 'auto', '/model', 'provider/', '/'])('%j is none', (text) => {
    expect(parseModelAddress(text)).toBeUndefined();
  });

  it('survive a round trip', () => {
    const provider = fc.string({ minLength: 1 }).filter((text) => !text.includes('/'));
    fc.assert(
      fc.property(provider, fc.string({ minLength: 1 }), (id, model) => {
        const address = { provider: id, model };
        expect(parseModelAddress(formatModelAddress(address))).toEqual(address);
      }),
    );
  });
});
