import { LlmError } from '@modelhaven/core';
import { describe, expect, test } from 'vitest';
import { acceptAnthropicCountRequest, acceptAnthropicRequest } from './accept-request.ts';

const least = { model: 'auto', max_tokens: 10, messages: [{ role: 'user', content: 'Hi' }] };

function refusal(body: unknown): LlmError {
  try {
    acceptAnthropicRequest(body);
  } catch (error) {
    if (LlmError.is(error)) return error;
  }
  throw new Error('was accepted');
}

describe('what is understood', () => {
  test('the least request', () => {
    expect(acceptAnthropicRequest(least)).toEqual({
      request: { model: 'auto', maxTokens: 10, messages: [{ role: 'user', content: 'Hi' }] },
      stream: false,
      unknownFields: [],
    });
  });

  test('every field of one request', () => {
    const { request, stream } = acceptAnthropicRequest({
      ...least,
      system: [{ type: 'text', text: 'Be kind.', cache_control: { type: 'ephemeral', ttl: '1h' } }],
      stream: true,
      temperature: 0.5,
      top_p: 0.9,
      top_k: 40,
      stop_sequences: ['END'],
      metadata: { user_id: 'u1' },
      thinking: { type: 'enabled', budget_tokens: 2000 },
      output_config: { effort: 'xhigh', format: { type: 'json_schema', schema: { type: 'object' } } },
      tools: [
        {
          name: 'f',
          description: 'd',
          input_schema: { type: 'object' },
          strict: true,
          cache_control: { type: 'ephemeral' },
        },
      ],
      tool_choice: { type: 'tool', name: 'f', disable_parallel_tool_use: true },
    });
    expect(stream).toBe(true);
    expect(request).toEqual({
      model: 'auto',
      maxTokens: 10,
      messages: [
        { role: 'system', content: [{ type: 'text', text: 'Be kind.', cacheBreakpoint: true }] },
        { role: 'user', content: 'Hi' },
      ],
      temperature: 0.5,
      topP: 0.9,
      topK: 40,
      stopSequences: ['END'],
      user: 'u1',
      reasoning: { maxTokens: 2000, effort: 'high' },
      responseFormat: { type: 'json-schema', schema: { type: 'object' }, strict: true },
      tools: [{ name: 'f', description: 'd', parameters: { type: 'object' }, strict: true, cacheBreakpoint: true }],
      toolChoice: { tool: 'f' },
      parallelToolCalls: false,
    });
  });

  test('a conversation with tools, media, thinking and blocks that only Anthropic can read', () => {
    const { request, unknownFields } = acceptAnthropicRequest({
      ...least,
      betas: ['x'],
      messages: [
        {
          role: 'user',
          content: [
            { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'aW1n' } },
            { type: 'image', source: { type: 'url', url: 'https://example.com/a.png' } },
            { type: 'document', title: 'notes', source: { type: 'text', media_type: 'text/plain', data: 'Ü' } },
          ],
        },
        {
          role: 'assistant',
          content: [
            { type: 'thinking', thinking: 'hm', signature: 'sig' },
            { type: 'redacted_thinking', data: 'enc' },
            { type: 'server_tool_use', id: 's', name: 'web_search', input: {} },
            { type: 'tool_use', id: 't1', name: 'f', input: { a: 1 } },
          ],
        },
        {
          role: 'user',
          content: [
            {
              type: 'tool_result',
              tool_use_id: 't1',
              is_error: true,
              cache_control: { type: 'ephemeral' },
              content: [
                { type: 'text', text: 'bad' },
                { type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: 'cGRm' } },
              ],
            },
            { type: 'text', text: 'Go on' },
          ],
        },
        { role: 'system', content: 'Later rule' },
      ],
    });
    expect(unknownFields).toEqual(['betas', 'messages[1].content[2]']);
    expect(request.messages).toEqual([
      {
        role: 'user',
        content: [
          { type: 'image', base64: 'aW1n', mediaType: 'image/png' },
          { type: 'image', url: 'https://example.com/a.png' },
          { type: 'file', base64: 'w5w=', mediaType: 'text/plain', filename: 'notes' },
        ],
      },
      {
        role: 'assistant',
        content: [
          { type: 'reasoning', text: 'hm', signature: 'sig' },
          { type: 'reasoning', text: '', redacted: 'enc' },
          { type: 'tool-call', id: 't1', name: 'f', arguments: '{"a":1}' },
        ],
      },
      {
        role: 'tool',
        toolCallId: 't1',
        isError: true,
        content: [{ type: 'text', text: 'bad', cacheBreakpoint: true }],
      },
      {
        role: 'user',
        content: [
          { type: 'file', base64: 'cGRm', mediaType: 'application/pdf' },
          { type: 'text', text: 'Go on' },
        ],
      },
      { role: 'system', content: 'Later rule' },
    ]);
  });

  test.each([
    [{ type: 'auto' }, { toolChoice: 'auto' }],
    [{ type: 'any' }, { toolChoice: 'required' }],
    [{ type: 'none' }, { toolChoice: 'none' }],
  ])('the tool choice %o', (tool_choice, expected) => {
    const tools = [{ name: 'f', input_schema: { type: 'object' } }];
    expect(acceptAnthropicRequest({ ...least, tools, tool_choice }).request).toMatchObject(expected);
  });

  test.each([
    [{ thinking: { type: 'disabled' } }, { effort: 'none' }],
    [{ thinking: { type: 'adaptive' } }, {}],
    [{ thinking: { type: 'adaptive' }, output_config: { effort: 'max' } }, { effort: 'max' }],
    [{ output_config: { effort: 'low' } }, { effort: 'low' }],
  ])('the thinking of %o', (fields, reasoning) => {
    expect(acceptAnthropicRequest({ ...least, ...fields }).request.reasoning).toEqual(reasoning);
  });

  test('a mark for the cache on the whole request goes to the last message', () => {
    const { request } = acceptAnthropicRequest({ ...least, cache_control: { type: 'ephemeral' } });
    expect(request.messages).toEqual([
      { role: 'user', content: [{ type: 'text', text: 'Hi', cacheBreakpoint: true }] },
    ]);
  });

  test('a request to count tokens needs no max_tokens', () => {
    const { model, messages } = least;
    expect(acceptAnthropicCountRequest({ model, messages })).toEqual({
      request: { model, messages },
      unknownFields: [],
    });
  });
});

describe('what is refused, with its place', () => {
  test.each([
    [{ model: 'auto', messages: least.messages }, 'max_tokens'],
    [{ ...least, max_tokens: '10' }, 'max_tokens'],
    [{ ...least, messages: [] }, 'messages'],
    [{ ...least, messages: [{ role: 'tool', content: 'x' }] }, 'messages[0].role'],
    [{ ...least, messages: [{ role: 'user', content: 5 }] }, 'messages[0].content'],
    [{ ...least, messages: [{ role: 'user', content: [{ type: 'text', text: 5 }] }] }, 'messages[0].content[0].text'],
    [{ ...least, messages: [{ role: 'user', content: [{ type: 'video' }] }] }, 'messages[0].content[0].type'],
    [
      {
        ...least,
        messages: [
          {
            role: 'user',
            content: [{ type: 'image', source: { type: 'base64', media_type: 'image/bmp', data: 'x' } }],
          },
        ],
      },
      'messages[0].content[0].source.media_type',
    ],
    [
      {
        ...least,
        messages: [
          {
            role: 'user',
            content: [{ type: 'tool_result', tool_use_id: 'a', content: [{ type: 'text' }] }],
          },
        ],
      },
      'messages[0].content[0].content[0].text',
    ],
    [{ ...least, messages: [{ role: 'user', content: [] }] }, 'messages'],
    [
      {
        ...least,
        messages: [{ role: 'user', content: [{ type: 'image', source: { type: 'url', url: 'file:///etc/passwd' } }] }],
      },
      'messages[0].content[0].source.url',
    ],
    [
      {
        ...least,
        messages: [
          {
            role: 'user',
            content: [
              { type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: 'no base64!' } },
            ],
          },
        ],
      },
      'messages[0].content[0].source.data',
    ],
    [{ ...least, temperature: 1.5 }, 'temperature'],
    [{ ...least, tools: [{ name: 'a b', input_schema: { type: 'object' } }] }, 'tools[0].name'],
    [{ ...least, tool_choice: { type: 'some' } }, 'tool_choice.type'],
  ])('%o', (body, field) => {
    const error = refusal(body);
    expect([error.code, error.details.field]).toEqual(['INVALID_REQUEST', field]);
    expect(error.message).toContain(field);
    expect(error.details.issues?.[0]?.path ?? field).toBe(field);
  });

  test('a type that does not exist, with those that do', () => {
    const error = refusal({ ...least, messages: [{ role: 'user', content: [{ type: 'video' }] }] });
    expect(error.message).toMatch(/^messages\[0\]\.content\[0\]\.type: must be one of text, image, document, /);
  });

  test('several problems at once, without any value', () => {
    const error = refusal({ model: 7, max_tokens: 'secret-value', messages: 'secret-value' });
    expect(error.details.issues?.map(({ path }) => path).sort()).toEqual(['max_tokens', 'messages', 'model']);
    expect(JSON.stringify([error.message, error.details])).not.toContain('secret-value');
  });

  test.each([undefined, null, 'text', 5, []])('the body %o', (body) => {
    expect(refusal(body).code).toBe('INVALID_REQUEST');
  });

  test("tools that run on Anthropic's servers", () => {
    const error = refusal({ ...least, tools: [{ type: 'web_search_20250305', name: 'web_search' }] });
    expect([error.code, error.details.field]).toEqual(['UNSUPPORTED', 'tools[0].type']);
  });
});
