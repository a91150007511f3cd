import type { GenerateRequest, Message } from '@modelhaven/core';
import { expect, test } from 'vitest';
import { COMPATIBLE_QUIRKS, type OpenAiQuirks } from './quirks.ts';
import { toOpenAiRequest } from './to-request.ts';

const base: GenerateRequest = { model: 'm', messages: [{ role: 'user', content: 'hi' }] };
const make = (request: Partial<GenerateRequest>, quirks: Partial<OpenAiQuirks> = {}, stream = false) =>
  toOpenAiRequest({ ...base, ...request }, { stream, quirks });
const messagesOf = (messages: readonly Message[], quirks: Partial<OpenAiQuirks> = {}) =>
  make({ messages }, quirks).body['messages'];
const tool = { name: 'f', parameters: { type: 'object' }, strict: true };

test.each<[string, Partial<OpenAiQuirks>, Partial<GenerateRequest>, object]>([
  ['max_completion_tokens', {}, { maxTokens: 5 }, { max_completion_tokens: 5 }],
  ['max_tokens', { maxTokensField: 'max_tokens' }, { maxTokens: 5 }, { max_tokens: 5 }],
  ['both', { maxTokensField: 'both' }, { maxTokens: 5 }, { max_tokens: 5, max_completion_tokens: 5 }],
  ['repeat_penalty', { repetitionPenalty: 'repeat_penalty' }, { repetitionPenalty: 1.1 }, { repeat_penalty: 1.1 }],
  ['effort', {}, { reasoning: { effort: 'max' } }, { reasoning_effort: 'xhigh' }],
  [
    'an object',
    { reasoningStyle: 'reasoning' },
    { reasoning: { effort: 'low', maxTokens: 9 } },
    { reasoning: { effort: 'low', max_tokens: 9 } },
  ],
  [
    'thinking off',
    { reasoningStyle: 'chat_template_kwargs' },
    { reasoning: { effort: 'none' } },
    { chat_template_kwargs: { enable_thinking: false } },
  ],
  [
    'thinking on',
    { reasoningStyle: 'chat_template_kwargs' },
    { reasoning: { effort: 'low' } },
    { chat_template_kwargs: { enable_thinking: true } },
  ],
  ['safety_identifier', { user: 'safety_identifier' }, { user: 'u' }, { safety_identifier: 'u' }],
  ['no user, and no word about it', { user: false }, { user: 'u' }, {}],
  [
    'a named tool',
    { strictTools: false },
    { tools: [tool], toolChoice: { tool: 'f' } },
    {
      tools: [{ type: 'function', function: { name: 'f', parameters: { type: 'object' } } }],
      tool_choice: { type: 'function', function: { name: 'f' } },
    },
  ],
  ['no choice without tools', {}, { toolChoice: 'none', parallelToolCalls: true }, {}],
])('says it as the endpoint does: %s', (_what, quirks, request, expected) => {
  const { body, warnings } = make(request, quirks);
  expect(warnings).toEqual([]);
  expect(body).toEqual({ model: 'm', messages: [{ role: 'user', content: 'hi' }], stream: false, ...expected });
});

test.each<[Partial<OpenAiQuirks>, Partial<GenerateRequest>, RegExp, object]>([
  [{}, { topK: 4 }, /top_k/, {}],
  [{}, { minP: 0.1 }, /min_p/, {}],
  [{}, { repetitionPenalty: 1.2 }, /repetition_penalty/, {}],
  [{ penalties: false }, { presencePenalty: 1 }, /presence_penalty/, {}],
  [{ seed: false }, { seed: 4 }, /seed/, {}],
  [{ logprobs: false }, { logprobs: { top: 3 } }, /logprobs/, {}],
  [{ logitBias: false }, { logitBias: { 5: 1 } }, /logit_bias/, {}],
  [{ maxStopSequences: 1 }, { stopSequences: ['a', 'b'] }, /at most 1 stop/, { stop: ['a'] }],
  [{ responseFormat: 'none' }, { responseFormat: { type: 'json' } }, /JSON/, {}],
  [
    { responseFormat: 'json_object' },
    { responseFormat: { type: 'json-schema', schema: {} } },
    /schema/,
    { response_format: { type: 'json_object' } },
  ],
  [{ tools: false }, { tools: [tool] }, /tools/, {}],
  [{ reasoningStyle: 'none' }, { reasoning: { effort: 'low' } }, /think/, {}],
  [{}, { reasoning: { maxTokens: 100 } }, /limit on thinking/, {}],
  [
    { effortNames: { low: 'low' } },
    { reasoning: { effort: 'high' } },
    /"low" was asked for instead/,
    { reasoning_effort: 'low' },
  ],
  [{ effortNames: { high: 'high' } }, { reasoning: { effort: 'low' } }, /no reasoning effort "low"/, {}],
  [{ effortNames: { none: 'none', high: 'high' } }, { reasoning: { effort: 'low' } }, /no reasoning effort "low"/, {}],
])('with %j, %j is a warning', (quirks, request, warning, expected) => {
  const { body, warnings } = make(request, quirks);
  expect(warnings).toEqual([expect.stringMatching(warning)]);
  expect(body).toEqual({ model: 'm', messages: [{ role: 'user', content: 'hi' }], stream: false, ...expected });
});

test('a tool that cannot be forced is left to the model, and that is said', () => {
  const { body, warnings } = make(
    { tools: [tool], toolChoice: 'required', parallelToolCalls: false },
    { toolChoiceRequired: false, parallelToolCalls: false },
  );
  expect(body['tool_choice']).toBe('auto');
  expect(body).not.toHaveProperty('parallel_tool_calls');
  expect(warnings).toHaveLength(2);
});

test('streams ask for usage where the endpoint can', () => {
  expect(make({}, {}, true).body).toMatchObject({ stream: true, stream_options: { include_usage: true } });
  expect(make({}, { streamOptions: false }, true).body).not.toHaveProperty('stream_options');
});

test('extra fields are added and replace nothing', () => {
  const { body } = toOpenAiRequest(base, {
    stream: false,
    quirks: { extraBody: { a: 1, b: 1, model: 'x' } },
    extraBody: { b: 2, messages: [], stream: true },
  });
  expect(body).toEqual({ a: 1, b: 2, model: 'm', messages: [{ role: 'user', content: 'hi' }], stream: false });
});

test('content that is only text becomes one string where lists are not understood', () => {
  const messages: Message[] = [
    {
      role: 'system',
      content: [
        { type: 'text', text: 'one' },
        { type: 'text', text: 'two' },
      ],
    },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'look' },
        { type: 'image', url: 'https://x.example/a.png' },
      ],
    },
    {
      role: 'assistant',
      content: [
        { type: 'text', text: 'I ' },
        { type: 'text', text: 'see' },
      ],
    },
  ];
  expect(messagesOf(messages, COMPATIBLE_QUIRKS)).toEqual([
    { role: 'system', content: 'one\ntwo' },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'look' },
        { type: 'image_url', image_url: { url: 'https://x.example/a.png' } },
      ],
    },
    { role: 'assistant', content: 'I see' },
  ]);
});

test('images of tool results follow the results, each named', () => {
  const image = { type: 'image', base64: 'aGk=', mediaType: 'image/png' } as const;
  const messages: Message[] = [
    { role: 'tool', toolCallId: 'a', content: [{ type: 'text', text: 'seen' }, image] },
    { role: 'tool', toolCallId: 'b', content: 'done' },
    { role: 'user', content: 'go on' },
  ];
  expect(messagesOf(messages)).toEqual([
    { role: 'tool', tool_call_id: 'a', content: [{ type: 'text', text: 'seen' }] },
    { role: 'tool', tool_call_id: 'b', content: 'done' },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'Images of the tool result a:' },
        { type: 'image_url', image_url: { url: 'data:image/png;base64,aGk=' } },
      ],
    },
    { role: 'user', content: 'go on' },
  ]);
});

test('thinking goes back as the endpoint takes it, or is left out with a word', () => {
  const messages: Message[] = [
    {
      role: 'assistant',
      content: [
        { type: 'reasoning', text: 'hm', signature: 's' },
        { type: 'text', text: 'yes' },
      ],
    },
  ];
  const plain = { role: 'assistant', content: 'yes' };
  expect(messagesOf(messages)).toEqual([plain]);
  expect(make({ messages }).warnings).toEqual([expect.stringContaining('thinking was left out')]);
  expect(messagesOf(messages, { reasoningHistory: 'reasoning_content' })).toEqual([
    { ...plain, reasoning_content: 'hm' },
  ]);
  expect(messagesOf(messages, { reasoningHistory: 'reasoning' })).toEqual([{ ...plain, reasoning: 'hm' }]);
  expect(messagesOf(messages, { reasoningHistory: 'reasoning_details' })).toEqual([
    { ...plain, reasoning_details: [{ type: 'reasoning.text', text: 'hm', signature: 's', index: 0 }] },
  ]);
});

test('a failed tool call is marked by a warning', () => {
  expect(make({ messages: [{ role: 'tool', toolCallId: 'a', content: 'x', isError: true }] }).warnings).toHaveLength(1);
});

test('a file that cannot be sent is refused, not dropped', () => {
  const messages: Message[] = [
    {
      role: 'user',
      content: [
        { type: 'text', text: 'read' },
        { type: 'file', url: 'https://x.example/a.pdf', mediaType: 'application/pdf' },
      ],
    },
  ];
  expect(() => make({ messages })).toThrow(
    expect.objectContaining({ code: 'UNSUPPORTED', details: { field: 'messages[0].content[1]' } }),
  );
  expect(messagesOf(messages, { fileUrls: true })).toEqual([
    {
      role: 'user',
      content: [
        { type: 'text', text: 'read' },
        { type: 'file', file: { file_data: 'https://x.example/a.pdf' } },
      ],
    },
  ]);
});
