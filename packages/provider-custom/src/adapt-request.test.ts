import type { GenerateRequest } from '@modelhaven/core';
import { describe, expect, test } from 'vitest';
import { adaptRequest } from './adapt-request.ts';
import { type CustomConfig, parseConfig } from './config.ts';
import { resolveEndpoint } from './endpoint.ts';
import { openAiTraits } from './openai-models.ts';

const endpointOf = (config: CustomConfig) => resolveEndpoint(parseConfig(config, 'p'));
const base: GenerateRequest = { model: 'gpt-5-mini', messages: [{ role: 'user', content: 'Hi' }] };

test('an ordinary request passes unchanged', () => {
  const request = { ...base, temperature: 1, seed: 1 };
  expect(adaptRequest(request, endpointOf({ baseUrl: 'https://x.example/v1' }))).toEqual({ request, warnings: [] });
});

describe('what a thinking model of OpenAI cannot take is left out and said', () => {
  const openai = endpointOf({ preset: 'openai' });
  test.each([
    ['gpt-5-mini', {}, false],
    ['gpt-5.1', {}, true],
    ['gpt-5.1', { reasoning: { effort: 'low' } }, false],
    ['gpt-6-luna', {}, false],
    ['gpt-6-luna', { reasoning: { effort: 'none' } }, true],
    ['o3', {}, false],
    ['gpt-4.1', {}, true],
    ['gpt-5-chat-latest', {}, true],
    ['some-alias', {}, true],
  ] as const)('%s with %o keeps temperature: %s', (model, fields, keeps) => {
    const { request, warnings } = adaptRequest({ ...base, model, temperature: 0.5, topP: 0.5, ...fields }, openai);
    expect([request.temperature, warnings.length]).toEqual(keeps ? [0.5, 0] : [undefined, 1]);
  });
});

test.each([
  ['o3', { low: 'low', medium: 'medium', high: 'high' }],
  ['gpt-5', { minimal: 'minimal', low: 'low', medium: 'medium', high: 'high' }],
  ['gpt-5.1', { none: 'none', low: 'low', medium: 'medium', high: 'high' }],
  ['gpt-5.4', { none: 'none', low: 'low', medium: 'medium', high: 'high', max: 'xhigh' }],
  ['gpt-6-luna', { none: 'none', low: 'low', medium: 'medium', high: 'high', max: 'max' }],
  ['gpt-6-astra', { low: 'low', medium: 'medium', high: 'high', max: 'max' }],
  ['gpt-6.1-sol', { low: 'low', medium: 'medium', high: 'high', max: 'max' }],
])('%s has its own efforts', (model, effortNames) => {
  expect(openAiTraits(model)?.quirks).toEqual({ effortNames });
});

describe('Mistral', () => {
  const mistral = endpointOf({ preset: 'mistral' });

  test('has its own name for the seed', () => {
    expect(adaptRequest({ ...base, seed: 7 }, mistral)).toEqual({
      request: base,
      extraBody: { random_seed: 7 },
      warnings: [],
    });
  });

  test('gets ids of nine letters or digits, the same for a call and its result', () => {
    const { request } = adaptRequest(
      {
        ...base,
        messages: [
          {
            role: 'assistant',
            content: [
              { type: 'tool-call', id: 'call_DdmO9pD3xa9XTPNJ32zg2hcA', name: 'f', arguments: '{}' },
              { type: 'tool-call', id: 'D681PevKs', name: 'g', arguments: '{}' },
            ],
          },
          { role: 'tool', toolCallId: 'call_DdmO9pD3xa9XTPNJ32zg2hcA', content: 'x' },
          { role: 'tool', toolCallId: 'D681PevKs', content: 'y' },
        ],
      },
      mistral,
    );
    const [assistant, first, second] = request.messages;
    const calls = assistant?.role === 'assistant' && typeof assistant.content !== 'string' ? assistant.content : [];
    const ids = calls.map((part) => (part.type === 'tool-call' ? part.id : ''));
    expect(ids[0]).toMatch(/^[a-zA-Z0-9]{9}$/);
    expect(ids[1]).toBe('D681PevKs');
    expect([first, second].map((message) => message?.role === 'tool' && message.toolCallId)).toEqual(ids);
  });
});

describe('extra.custom', () => {
  const endpoint = endpointOf({ preset: 'vllm' });

  test('goes into the body', () => {
    const request = { ...base, extra: { custom: { guided_regex: 'a+' }, openrouter: { x: 1 } } };
    expect(adaptRequest(request, endpoint).extraBody).toEqual({ guided_regex: 'a+' });
  });

  test.each(['model', 'messages', 'stream'])('does not say %s', (field) => {
    expect(() => adaptRequest({ ...base, extra: { custom: { [field]: 1 } } }, endpoint)).toThrow(field);
  });
});
