import type { GenerateRequest, Message } from '@modelhaven/core';
import { LlmError } from '@modelhaven/core';
import { describe, expect, test } from 'vitest';
import { toAnthropicCountRequest, toAnthropicRequest } from './to-request.ts';

const messages: readonly Message[] = [{ role: 'user', content: 'Hi' }];
const of = (request: Partial<GenerateRequest>, model = 'claude-haiku-4-5') =>
  toAnthropicRequest({ model, messages, ...request }, { stream: false });
const turnsOf = (conversation: readonly Message[], model?: string) =>
  (of({ messages: conversation }, model).body as { messages: unknown }).messages;

test('the least request, streamed and not', () => {
  const body = { model: 'm', max_tokens: 4096, messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }] };
  expect(toAnthropicRequest({ model: 'm', messages }, { stream: false })).toEqual({
    body,
    headers: { 'anthropic-version': '2023-06-01' },
    warnings: [],
  });
  expect(toAnthropicRequest({ model: 'm', messages }, { stream: true }).body).toEqual({ ...body, stream: true });
});

test.each([
  ['claude-3-haiku-20240307', 4_096],
  ['claude-3-7-sonnet-latest', 8_192],
  ['claude-opus-5-5', 16_384],
  ['qwen3', 4_096],
])('max_tokens of %s where the request names none', (model, expected) => {
  expect(of({}, model).body['max_tokens']).toBe(expected);
});

describe('messages', () => {
  test('neighbours of one role become one turn, results of tools first, blank text goes', () => {
    expect(
      turnsOf([
        { role: 'user', content: 'a' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'b' },
            { type: 'text', text: ' \n' },
          ],
        },
        {
          role: 'assistant',
          content: [
            { type: 'text', text: '' },
            { type: 'tool-call', id: 'x|1', name: 'f', arguments: '{"q":1}' },
            { type: 'tool-call', id: 'x_1', name: 'g', arguments: '' },
          ],
        },
        { role: 'user', content: 'meanwhile' },
        { role: 'tool', toolCallId: 'x_1', content: 'two' },
        {
          role: 'tool',
          toolCallId: 'x|1',
          isError: true,
          content: [{ type: 'text', text: 'one', cacheBreakpoint: true }],
        },
        { role: 'assistant', content: '  ' },
      ]),
    ).toEqual([
      {
        role: 'user',
        content: [
          { type: 'text', text: 'a' },
          { type: 'text', text: 'b' },
        ],
      },
      {
        role: 'assistant',
        content: [
          { type: 'tool_use', id: 'x_1', name: 'f', input: { q: 1 } },
          { type: 'tool_use', id: 'x_1_2', name: 'g', input: {} },
        ],
      },
      {
        role: 'user',
        content: [
          { type: 'tool_result', tool_use_id: 'x_1_2', content: 'two' },
          {
            type: 'tool_result',
            tool_use_id: 'x_1',
            content: [{ type: 'text', text: 'one' }],
            is_error: true,
            cache_control: { type: 'ephemeral' },
          },
          { type: 'text', text: 'meanwhile' },
        ],
      },
    ]);
  });

  test('arguments that are no object are kept', () => {
    const call = (text: string) => ({ type: 'tool-call' as const, id: 'a', name: 'f', arguments: text });
    expect(turnsOf([{ role: 'assistant', content: [call('{"a":'), call('[1]')] }])).toMatchObject([
      { content: [{ input: { raw_arguments: '{"a":' } }, { input: { raw_arguments: '[1]' } }] },
    ]);
  });

  test('media', () => {
    const content = [
      { type: 'image', base64: 'aQ==', mediaType: 'image/png', cacheBreakpoint: true },
      { type: 'image', url: 'https://example.com/i.png' },
      { type: 'file', base64: 'cA==', mediaType: 'application/pdf', filename: 'a.pdf' },
      { type: 'file', url: 'https://example.com/a.pdf', mediaType: 'application/pdf' },
      { type: 'file', base64: 'w5w=', mediaType: 'text/markdown' },
    ] as const;
    expect(turnsOf([{ role: 'user', content }])).toEqual([
      {
        role: 'user',
        content: [
          {
            type: 'image',
            source: { type: 'base64', media_type: 'image/png', data: 'aQ==' },
            cache_control: { type: 'ephemeral' },
          },
          { type: 'image', source: { type: 'url', url: 'https://example.com/i.png' } },
          {
            type: 'document',
            source: { type: 'base64', media_type: 'application/pdf', data: 'cA==' },
            title: 'a.pdf',
          },
          { type: 'document', source: { type: 'url', url: 'https://example.com/a.pdf' } },
          { type: 'document', source: { type: 'text', media_type: 'text/plain', data: 'Ü' } },
        ],
      },
    ]);
  });

  test.each([
    [{ type: 'file', base64: 'aQ==', mediaType: 'audio/wav' } as const],
    [{ type: 'image', base64: 'aQ==', mediaType: 'image/bmp' } as const],
    [{ type: 'image', base64: 'aQ==' } as const],
  ])('%o is not left out silently', (part) => {
    try {
      turnsOf([...messages, { role: 'user', content: [{ type: 'text', text: 'a' }, part] }]);
      expect.unreachable();
    } catch (error) {
      expect(LlmError.is(error) && [error.code, error.details.field]).toEqual([
        'UNSUPPORTED',
        'messages[1].content[1].mediaType',
      ]);
    }
  });

  test("thinking goes back with its signature; another provider's stays out", () => {
    expect(
      turnsOf([
        {
          role: 'assistant',
          content: [
            { type: 'reasoning', text: 'mine', signature: 's' },
            { type: 'reasoning', text: '', redacted: 'r' },
            { type: 'reasoning', text: 'theirs' },
            { type: 'reasoning', text: 'theirs too', signature: 'rs_1#gAAAA' },
            { type: 'refusal', text: 'No.' },
          ],
        },
      ]),
    ).toEqual([
      {
        role: 'assistant',
        content: [
          { type: 'thinking', thinking: 'mine', signature: 's' },
          { type: 'redacted_thinking', data: 'r' },
          { type: 'text', text: 'No.' },
        ],
      },
    ]);
  });

  const conversation: readonly Message[] = [
    { role: 'system', content: 'first' },
    { role: 'user', content: 'a' },
    { role: 'system', content: 'second' },
    { role: 'assistant', content: 'b' },
    { role: 'system', content: 'third' },
    { role: 'user', content: 'c' },
  ];

  test('later system messages stay where the model allows them, else join the first', () => {
    expect(of({ messages: conversation }, 'claude-haiku-4-5').body).toMatchObject({
      system: [{ text: 'first' }, { text: 'second' }, { text: 'third' }],
      messages: [{ role: 'user' }, { role: 'assistant' }, { role: 'user' }],
    });
    expect(of({ messages: conversation }, 'claude-opus-5-5').body).toMatchObject({
      system: [{ text: 'first' }, { text: 'third' }],
      messages: [
        { role: 'user' },
        { role: 'system', content: [{ text: 'second' }] },
        { role: 'assistant' },
        { role: 'user' },
      ],
    });
  });

  test('users on both sides of a system message that had to go are one turn', () => {
    const between: readonly Message[] = [
      { role: 'user', content: 'a' },
      { role: 'system', content: 's' },
      { role: 'user', content: 'b' },
    ];
    expect(of({ messages: between }, 'claude-opus-5-5').body).toMatchObject({
      system: [{ text: 's' }],
      messages: [{ role: 'user', content: [{ text: 'a' }, { text: 'b' }] }],
    });
  });
});

describe('tools', () => {
  const tools = [
    { name: 'f', description: 'd', parameters: { type: 'object', properties: {} }, strict: true },
    { name: 'g' },
  ];

  test('definitions', () => {
    expect(of({ tools }).body['tools']).toEqual([
      { name: 'f', description: 'd', input_schema: { type: 'object', properties: {} }, strict: true },
      { name: 'g', input_schema: { type: 'object', properties: {} } },
    ]);
  });

  test.each([
    [{}, undefined],
    [{ toolChoice: 'auto' as const }, { type: 'auto' }],
    [{ toolChoice: 'none' as const, parallelToolCalls: false }, { type: 'none' }],
    [{ toolChoice: 'required' as const }, { type: 'any' }],
    [
      { toolChoice: { tool: 'f' }, parallelToolCalls: false },
      { type: 'tool', name: 'f', disable_parallel_tool_use: true },
    ],
    [{ parallelToolCalls: false }, { type: 'auto', disable_parallel_tool_use: true }],
    [{ parallelToolCalls: true }, undefined],
  ])('%o', (fields, expected) => {
    expect(of({ tools, ...fields }).body['tool_choice']).toEqual(expected);
  });

  test('no choice without tools, no force on a model that always thinks', () => {
    expect(of({ toolChoice: 'required' }).body['tool_choice']).toBeUndefined();
    const forced = of({ tools, toolChoice: 'required' }, 'claude-sonnet-5-5');
    expect(forced.body['tool_choice']).toEqual({ type: 'auto' });
    expect(forced.warnings).toHaveLength(1);
  });
});

describe('thinking', () => {
  test.each([
    ['claude-haiku-4-5', { maxTokens: 2000 }, { type: 'enabled', budget_tokens: 2000 }, undefined],
    ['claude-haiku-4-5', { effort: 'medium' }, { type: 'enabled', budget_tokens: 8192 }, undefined],
    ['claude-haiku-4-5', { effort: 'none' }, { type: 'disabled' }, undefined],
    ['claude-sonnet-4-6', { effort: 'minimal' }, { type: 'adaptive' }, { effort: 'low' }],
    ['claude-opus-4-7', {}, { type: 'adaptive', display: 'summarized' }, undefined],
    ['claude-opus-5', { effort: 'none' }, { type: 'disabled' }, undefined],
    ['claude-opus-5-5', { effort: 'max' }, { type: 'adaptive', display: 'summarized' }, { effort: 'max' }],
    ['claude-opus-5-5', { effort: 'none' }, undefined, { effort: 'low' }],
    ['claude-sonnet-5-5', { effort: 'none' }, { type: 'between_tools' }, undefined],
    ['claude-3-5-haiku-latest', { effort: 'high' }, undefined, undefined],
  ] as const)('%s with %o', (model, reasoning, thinking, output) => {
    const { body } = of({ reasoning }, model);
    expect([body['thinking'], body['output_config']]).toEqual([thinking, output]);
  });

  test('the budget stays below max_tokens, which grows with it where the request names none', () => {
    expect(of({ reasoning: { maxTokens: 5000 } }).body['max_tokens']).toBe(16_384 + 5000);
    expect(of({ reasoning: { maxTokens: 5000 }, maxTokens: 3000 }).body['thinking']).toMatchObject({
      budget_tokens: 2999,
    });
    const small = of({ reasoning: { effort: 'high' }, maxTokens: 500 });
    expect(small.body['thinking']).toBeUndefined();
    expect(small.warnings).toHaveLength(1);
  });

  test('a forced call and sampling do not go with it', () => {
    const forced = of({ reasoning: {}, tools: [{ name: 'f' }], toolChoice: 'required' });
    expect([forced.body['thinking'], forced.warnings.length]).toEqual([undefined, 1]);
    const sampled = of({ reasoning: {}, temperature: 0.2, topP: 0.97 });
    expect(sampled.body).not.toHaveProperty('temperature');
    expect(sampled.body['top_p']).toBe(0.97);
    expect(sampled.warnings).toHaveLength(1);
  });
});

describe('sampling', () => {
  test.each([
    ['claude-3-opus-20240229', { temperature: 1.7, top_p: undefined }, { temperature: 1 }, 1],
    ['claude-haiku-4-5', { temperature: 0.5, topP: 0.9, topK: 3 }, { temperature: 0.5, top_k: 3 }, 1],
    ['claude-3-5-sonnet-latest', { temperature: 0.5, topP: 0.9 }, { temperature: 0.5, top_p: 0.9 }, 0],
    ['claude-opus-5-5', { temperature: 0.5, topK: 1 }, {}, 1],
  ])('%s %o', (model, fields, expected, warnings) => {
    const { body, warnings: given } = of(fields, model);
    const { temperature, top_p, top_k } = body;
    expect(JSON.parse(JSON.stringify({ temperature, top_p, top_k }))).toEqual(expected);
    expect(given).toHaveLength(warnings);
  });

  test('what the API does not have is said', () => {
    const { warnings, body } = of({
      seed: 1,
      logprobs: { top: 1 },
      logitBias: {},
      frequencyPenalty: 1,
      presencePenalty: 1,
      repetitionPenalty: 1,
      minP: 0.1,
      responseFormat: { type: 'json' },
      stopSequences: ['\n', 'END'],
    });
    expect(warnings).toHaveLength(9);
    expect(Object.keys(body).sort()).toEqual(['max_tokens', 'messages', 'model', 'stop_sequences']);
    expect(body['stop_sequences']).toEqual(['END']);
  });
});

describe('structured output', () => {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: {
      n: { type: 'integer', minimum: 1, maximum: 9, description: 'A number' },
      list: { type: 'array', items: { type: 'object', properties: {} }, minItems: 2 },
      choice: { oneOf: [{ type: 'string', maxLength: 3 }, { type: 'null' }] },
    },
    required: ['n'],
  };

  test('the schema is sent in the form that the API takes', () => {
    expect(of({ responseFormat: { type: 'json-schema', schema } }).body['output_config']).toEqual({
      format: {
        type: 'json_schema',
        schema: {
          type: 'object',
          additionalProperties: false,
          properties: {
            n: { type: 'integer', description: 'A number\n\n{minimum: 1, maximum: 9}' },
            list: {
              type: 'array',
              items: { type: 'object', properties: {}, additionalProperties: false },
              description: '{minItems: 2}',
            },
            choice: { anyOf: [{ type: 'string', description: '{maxLength: 3}' }, { type: 'null' }] },
          },
          required: ['n'],
        },
      },
    });
  });

  test('an older model cannot, and that is said', () => {
    const { body, warnings } = of({ responseFormat: { type: 'json-schema', schema } }, 'claude-3-5-haiku-latest');
    expect([body['output_config'], warnings.length]).toEqual([undefined, 1]);
  });
});

test('of more than four cache breakpoints the last four are sent', () => {
  const part = (text: string) => ({ type: 'text' as const, text, cacheBreakpoint: true });
  const { body, warnings } = of({
    tools: [{ name: 'f', cacheBreakpoint: true }],
    messages: [
      { role: 'system', content: [part('s')] },
      { role: 'user', content: [part('a'), part('b'), part('c')] },
      { role: 'assistant', content: 'x' },
      { role: 'tool', toolCallId: 'x', content: [part('d')] },
    ],
  });
  const marked = JSON.stringify(body).split('cache_control').length - 1;
  expect([marked, warnings.length]).toEqual([4, 1]);
  expect(JSON.stringify([body['tools'], body['system']])).not.toContain('cache_control');
});

test('counting sends what is counted', () => {
  const request = { model: 'claude-haiku-4-5', messages, user: 'u', temperature: 1, tools: [{ name: 'f' }] };
  expect(Object.keys(toAnthropicCountRequest(request).body).sort()).toEqual(['messages', 'model', 'tools']);
});

test('quirks that are known better win', () => {
  const request = { model: 'claude-opus-5-5', messages, temperature: 0.3 };
  const quirks = { sampling: true, defaultMaxTokens: 77 };
  expect(toAnthropicRequest(request, { stream: false, quirks }).body).toMatchObject({
    temperature: 0.3,
    max_tokens: 77,
  });
});
