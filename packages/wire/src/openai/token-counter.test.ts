import { setImmediate } from 'node:timers/promises';
import type { GenerateRequest, Message } from '@modelhaven/core';
import fc from 'fast-check';
import { countTokens as countCl100k } from 'gpt-tokenizer/encoding/cl100k_base';
import { countTokens as countO200k } from 'gpt-tokenizer/encoding/o200k_base';
import { modelToEncodingMap } from 'gpt-tokenizer/mapping';
import { describe, expect, it } from 'vitest';
import { sliceText } from './slice-text.ts';
import { countTextTokens } from './text-tokens.ts';
import { openAiTokenCounter } from './token-counter.ts';
import { openAiTokenizerOf } from './tokenizer-of.ts';

const AS_TEXT = { disallowedSpecial: new Set<string>() };

// The conversation of the OpenAI cookbook, "How to count tokens with tiktoken" (commit c81359c), which prints what
// OpenAI's API counted for it: 129 with gpt-3.5-turbo and gpt-4, 124 with gpt-4o and gpt-4o-mini. Its examples are
// messages of the system with names; every role is one token, so that here users and assistants stand for them.
const COOKBOOK: readonly Message[] = [
  {
    role: 'system',
    content: 'You are a helpful, pattern-following assistant that translates corporate jargon into plain English.',
  },
  { role: 'user', name: 'example_user', content: 'New synergies will help drive top-line growth.' },
  {
    role: 'assistant',
    name: 'example_assistant',
    content: 'Things working well together will increase revenue.',
  },
  {
    role: 'user',
    name: 'example_user',
    content: "Let's circle back when we have more bandwidth to touch base on opportunities for increased leverage.",
  },
  {
    role: 'assistant',
    name: 'example_assistant',
    content: "Let's talk later when we're less busy about how to do better.",
  },
  {
    role: 'user',
    content: "This late pivot means we don't have time to boil the ocean for the client deliverable.",
  },
];

const count = (model: string, request: Omit<GenerateRequest, 'model'>) =>
  openAiTokenCounter(model)?.count({ ...request, model });

describe('tokens of a request to a model of OpenAI', () => {
  it.each([
    ['gpt-3.5-turbo', 129],
    ['gpt-4-0613', 129],
    ['gpt-4', 129],
    ['gpt-4o', 124],
    ['openai/gpt-4o-mini', 124],
  ])('are for %s what its API counted: %i', async (model, tokens) => {
    expect(await count(model, { messages: COOKBOOK })).toEqual({ tokens, upper: tokens });
  });

  it('have a margin where the API counted, and the cookbook does not say how', async () => {
    // With tools of this cookbook the API counted 101 for gpt-4o, and 105 for gpt-4.
    const properties = {
      location: { type: 'string', description: 'The city and state, e.g. San Francisco, CA' },
      unit: {
        type: 'string',
        description: 'The unit of temperature to return',
        enum: ['celsius', 'fahrenheit'],
      },
    };
    const request = {
      messages: [
        {
          role: 'system' as const,
          content: 'You are a helpful assistant that can answer to questions about the weather.',
        },
        { role: 'user' as const, content: "What's the weather like in San Francisco?" },
      ],
      tools: [
        {
          name: 'get_current_weather',
          description: 'Get the current weather in a given location',
          parameters: { type: 'object', properties, required: ['location'] },
        },
      ],
    };
    for (const [model, billed] of [['gpt-4o', 101] as const, ['gpt-4', 105] as const]) {
      const { tokens = 0, upper = 0 } = (await count(model, request)) ?? {};
      expect(upper).toBeGreaterThan(tokens);
      expect(upper).toBeGreaterThanOrEqual(billed);
      expect(upper).toBeLessThan(billed * 2);
    }
    const newer = await count('gpt-5-mini', { messages: COOKBOOK });
    expect(newer?.upper).toBeGreaterThan(newer?.tokens ?? 0);
  });

  it('are not counted where there is more than text', async () => {
    const image = { type: 'image', url: 'https://example.org/a.png' } as const;
    expect(await count('gpt-4o', { messages: [{ role: 'user', content: [image] }] })).toBeUndefined();
    expect(await count('gpt-4o', { messages: [{ role: 'user', content: 'a'.repeat(300) }] })).toBeUndefined();
    expect(await count('gpt-4o', { messages: [{ role: 'user', content: 'a b '.repeat(600_000) }] })).toBeUndefined();
  });

  it('count what looks like a mark of the model as text', async () => {
    const marked = await count('gpt-4o', { messages: [{ role: 'user', content: '<|endoftext|><|im_start|>' }] });
    expect(marked?.tokens).toBeGreaterThan(10);
  });
});

describe('the tokenizer of a model', () => {
  it('is by name the one that gpt-tokenizer knows for it', () => {
    const known = Object.entries(modelToEncodingMap).filter(([model]) => openAiTokenizerOf(model));
    expect(known.length).toBeGreaterThan(10);
    for (const [model, encoding] of known)
      expect([model, openAiTokenizerOf(model)?.encoding]).toEqual([model, encoding]);
  });

  it.each([
    'llama-3.3-70b',
    'gpt-4o-audio-preview',
    'gpt-4o-mini-search-preview',
    'gpt-oss-120b',
    'openai/gpt-4o:online',
    'gpt-4o-distilled-llama',
    'o1x',
    'gpt-4all',
    'gpt-3.5-turbo-instruct',
  ])('is not known for %s', (model) => expect(openAiTokenizerOf(model)).toBeUndefined());

  it.each(['gpt-4o:extended', 'ft:gpt-4o-mini-2024-07-18:acme::x1', 'openai/gpt-5.1', 'o3-mini', 'chatgpt-4o-latest'])(
    'is known for %s',
    (model) => expect(openAiTokenizerOf(model)?.encoding).toBe('o200k_base'),
  );
});

describe('a long text', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      ' ',
      '\n',
      '\n\n',
      '\n  ',
      '/\n/',
      "'s ",
      '123',
      '1,2;3',
      '你好，世界。',
      ' word',
      'Wort ',
      '} \n}',
      '\r\n',
    ),
    fc.lorem({ maxCount: 3 }),
  );
  const texts = fc
    .array(piece, { minLength: 1, maxLength: 40 })
    .map((pieces) => pieces.join('').repeat(200).slice(0, 40_000));

  it('has in slices as many tokens as in one piece', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const slices = [...sliceText(text)];
        if (slices.includes(false)) return;
        expect(slices.join('')).toBe(text);
        for (const countTokens of [countCl100k, countO200k]) {
          const sum = slices.reduce((total, slice) => total + countTokens(slice || '', AS_TEXT), 0);
          expect(sum).toBe(countTokens(text, AS_TEXT));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is counted while others have their turn, and once only', async () => {
    const text = 'The quick brown fox, aged 7, jumps over the lazy dog. '.repeat(20_000);
    let turns = 0;
    let isOver = false;
    const watching = (async () => {
      for (; !isOver; turns++) await setImmediate();
    })();
    const tokens = await countTextTokens(text, 'o200k_base');
    isOver = true;
    await watching;
    expect(tokens).toBe(countO200k(text));
    expect(turns).toBeGreaterThan(50);
    const before = performance.now();
    expect(await countTextTokens(text, 'o200k_base')).toBe(tokens);
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  it('is let go of when its caller leaves', async () => {
    const text = 'One two three four five six seven eight. '.repeat(10_000);
    const controller = new AbortController();
    const counting = countTextTokens(text, 'cl100k_base', controller.signal);
    void setImmediate().then(() => controller.abort());
    await expect(counting).rejects.toMatchObject({ code: 'ABORTED' });
  });
});
