import { collect, type StreamEvent } from '@modelhaven/core';
import { afterAll, describe, expect, it } from 'vitest';
import { createLocal } from './index.ts';

const provider = createLocal('local');
afterAll(() => provider.close());

const ask = (content: string) => ({ model: 'demo', messages: [{ role: 'user' as const, content }], temperature: 0 });

describe('the embedded demo model', () => {
  it('answers token by token and counts exactly', async () => {
    const events: StreamEvent[] = [];
    for await (const event of provider.stream(ask('What is 7 + 8?'))) events.push(event);
    const deltas = events.filter((event) => event.type === 'text-delta');
    expect(deltas.length).toBeGreaterThan(3);
    expect(deltas.map((event) => event.text).join('')).toBe('7 plus 8 is 15.');
    // One token per piece here, and the end token.
    expect(events.at(-1)).toMatchObject({
      type: 'finish',
      reason: 'stop',
      usage: { inputTokens: 16, outputTokens: deltas.length + 1 },
    });
  });

  it('says that it is a demo', async () => {
    const { warnings, text } = await collect(provider.stream(ask('Who are you?')));
    expect(warnings).toEqual([expect.stringContaining('demo model')]);
    expect(text).toMatch(/demo|tiny/i);
  });

  it('embeds', async () => {
    const result = await provider.embeddings?.embed({ model: 'demo', input: ['a cat', 'a dog'] });
    expect(result?.vectors.map((vector) => vector.length)).toEqual([128, 128]);
  });
});
