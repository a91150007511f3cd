import { LlmError } from '@modelhaven/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { acceptOpenAiRequest } from './accept-request.ts';
import { chatCompletionRequestSchema } from './request-schemas.ts';

const hi = { role: 'user', content: 'hi' };
const accept = (fields: object) => acceptOpenAiRequest({ model: 'm', messages: [hi], ...fields });

function refusal(body: unknown): LlmError {
  try {
    acceptOpenAiRequest(body);
  } catch (error) {
    if (LlmError.is(error)) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

const within = (message: object) => ({ model: 'm', messages: [hi, hi, message] });
const part = (content: object) => within({ role: 'user', content: [content] });
const call = (more: object) => within({ role: 'assistant', tool_calls: [{ id: 'a', type: 'function', ...more }] });

test.each<[string, unknown, string | undefined, RegExp]>([
  ['no object', 'text', undefined, /Expected object/],
  ['null', null, undefined, /Expected object/],
  ['no model', { messages: [hi] }, 'model', /expected string/i],
  ['no messages', { model: 'm' }, 'messages', /expected array/i],
  ['an empty list', { model: 'm', messages: [] }, 'messages', /Too small/],
  ['a message that is none', { model: 'm', messages: [hi, 7] }, 'messages[1]', /expected object/i],
  ['an unknown role', within({ role: 'robot', content: 'x' }), 'messages[2].role', /./],
  ['a user without content', within({ role: 'user' }), 'messages[2].content', /Expected string or array/],
  ['content of a wrong type', within({ role: 'user', content: 7 }), 'messages[2].content', /Expected string or array/],
  ['an unknown part', part({ type: 'video_url' }), 'messages[2].content[0].type', /./],
  ['a text that is none', part({ type: 'text', text: 7 }), 'messages[2].content[0].text', /Expected string/],
  [
    'an image address of a wrong type',
    part({ type: 'image_url', image_url: { url: 7 } }),
    'messages[2].content[0].image_url.url',
    /Expected string/,
  ],
  [
    'an image without address',
    part({ type: 'image_url', image_url: {} }),
    'messages[2].content[0].image_url.url',
    /Expected string/,
  ],
  [
    'an image at a file',
    part({ type: 'image_url', image_url: { url: 'file:///etc/passwd' } }),
    'messages[2].content[0].image_url.url',
    /https: or data:/,
  ],
  [
    'an image that is no base64',
    part({ type: 'image_url', image_url: { url: 'data:image/png;base64,***' } }),
    'messages[2].content[0].image_url.url',
    /base64/,
  ],
  [
    'an image without media type',
    part({ type: 'image_url', image_url: { url: 'data:;base64,aGk=' } }),
    'messages[2].content[0].image_url.url',
    /media type/,
  ],
  [
    'sound that is no base64',
    part({ type: 'input_audio', input_audio: { data: 'a b', format: 'wav' } }),
    'messages[2].content[0].input_audio.data',
    /base64/,
  ],
  [
    'a file without content',
    part({ type: 'file', file: {} }),
    'messages[2].content[0].file.file_data',
    /data: address/,
  ],
  [
    'a call without name',
    call({ function: { arguments: '{}' } }),
    'messages[2].tool_calls[0].function.name',
    /Expected string/,
  ],
  [
    'arguments of a wrong type',
    call({ function: { name: 'f', arguments: 7 } }),
    'messages[2].tool_calls[0].function.arguments',
    /Expected string or record/,
  ],
  ['a tool result without id', within({ role: 'tool', content: 'x' }), 'messages[2].tool_call_id', /Expected string/],
  [
    'a tool without name',
    { model: 'm', messages: [hi], tools: [{ type: 'function', function: {} }] },
    'tools[0].function.name',
    /Expected string/,
  ],
  ['a temperature in words', { model: 'm', messages: [hi], temperature: 'hot' }, 'temperature', /Expected number/],
  ['a temperature too high', { model: 'm', messages: [hi], temperature: 3 }, 'temperature', /<=2/],
  ['no tokens at all', { model: 'm', messages: [hi], max_tokens: 0 }, 'max_tokens', /1 or more/],
  ['half a token', { model: 'm', messages: [hi], max_completion_tokens: 1.5 }, 'max_completion_tokens', /int/],
  ['a stop of a wrong type', { model: 'm', messages: [hi], stop: 7 }, 'stop', /Expected string or array/],
  ['a stop in the list', { model: 'm', messages: [hi], stop: ['a', 7] }, 'stop[1]', /Expected string/],
  [
    'a choice that is none',
    { model: 'm', messages: [hi], tool_choice: 'maybe' },
    'tool_choice',
    /"none", "auto", "required" or object/,
  ],
  [
    'a format that is none',
    { model: 'm', messages: [hi], response_format: { type: 'xml' } },
    'response_format.type',
    /./,
  ],
  [
    'a format without schema',
    { model: 'm', messages: [hi], response_format: { type: 'json_schema', json_schema: {} } },
    'response_format.json_schema.schema',
    /Expected record/,
  ],
  ['a bias on words', { model: 'm', messages: [hi], logit_bias: { no: 1 } }, 'logit_bias.no', /./],
])('refuses %s', (_what, body, field, message) => {
  const error = refusal(body);
  expect([error.code, error.details.field]).toEqual(['INVALID_REQUEST', field]);
  expect(error.details.issues?.[0]?.path).toBe(field ?? '');
  expect(error.message).toMatch(message);
});

test('names every problem at once and repeats no value', () => {
  const error = refusal({
    model: 7,
    messages: [{ role: 'user', content: [{ type: 'text', text: { secret: 'diary' } }] }],
    seed: 'diary',
  });
  expect(error.details.issues?.map((issue) => issue.path)).toEqual(['model', 'messages[0].content[0].text', 'seed']);
  expect(error.message).toBe('model: Expected string, received number. (and 2 more)');
  expect(JSON.stringify(error.details)).not.toContain('diary');
});

test.each<[string, unknown, string]>([
  ['several answers', { model: 'm', messages: [hi], n: 2 }, 'n'],
  ['functions', { model: 'm', messages: [hi], functions: [{ name: 'f' }] }, 'functions'],
  ['a function to call', { model: 'm', messages: [hi], function_call: 'auto' }, 'function_call'],
  ['spoken answers', { model: 'm', messages: [hi], modalities: ['text', 'audio'] }, 'modalities'],
  ['a function message', within({ role: 'function', name: 'f', content: 'x' }), 'messages[2].role'],
  [
    'a called function',
    within({ role: 'assistant', content: null, function_call: { name: 'f', arguments: '' } }),
    'messages[2].function_call',
  ],
  ['an uploaded file', part({ type: 'file', file: { file_id: 'file-1' } }), 'messages[2].content[0].file.file_id'],
  [
    'an image in other letters than base64',
    part({ type: 'image_url', image_url: { url: 'data:image/svg+xml,<svg/>' } }),
    'messages[2].content[0].image_url.url',
  ],
])('does not offer %s', (_what, body, field) => {
  const error = refusal(body);
  expect([error.code, error.details.field]).toEqual(['UNSUPPORTED', field]);
});

test('takes what clients send beside the standard', () => {
  const accepted = accept({
    stream: null,
    stop: null,
    tools: [],
    tool_choice: null,
    max_tokens: -1,
    top_k: -1,
    functions: [],
    modalities: ['text'],
    logit_bias: {},
    n: 1,
    metadata: { session: 's' },
    safety_identifier: 'user-1',
    store: true,
    chat_template_kwargs: {},
  });
  expect(accepted).toEqual({
    request: { model: 'm', messages: [hi], user: 'user-1' },
    stream: false,
    includeUsage: false,
    n: 1,
    metadata: { session: 's' },
    unknownFields: ['store', 'chat_template_kwargs'],
  });
});

test('prefers the newer of two names', () => {
  expect(accept({ max_tokens: 5, max_completion_tokens: 7 }).request.maxTokens).toBe(7);
  expect(accept({ reasoning_effort: 'xhigh' }).request.reasoning).toEqual({ effort: 'max' });
  expect(accept({ reasoning: { enabled: false } }).request.reasoning).toEqual({ effort: 'none' });
  expect(accept({ stop: 'END' }).request.stopSequences).toEqual(['END']);
  expect(accept({ logprobs: true, top_logprobs: 2 }).request.logprobs).toEqual({ top: 2 });
});

test('reads developer messages, empty assistants, calls with empty text, arguments as an object, images of tools', () => {
  const { request } = acceptOpenAiRequest({
    model: 'm',
    messages: [
      { role: 'developer', content: 'Be kind.' },
      { role: 'assistant', content: null },
      { role: 'assistant', content: '', tool_calls: [{ id: 'a', function: { name: 'f', arguments: { x: 1 } } }] },
      {
        role: 'tool',
        tool_call_id: 'a',
        content: [{ type: 'image_url', image_url: { url: 'data:IMAGE/PNG;charset=x;base64,aGk=' } }],
      },
    ],
  });
  expect(request.messages).toEqual([
    { role: 'system', content: 'Be kind.' },
    { role: 'assistant', content: '' },
    { role: 'assistant', content: [{ type: 'tool-call', id: 'a', name: 'f', arguments: '{"x":1}' }] },
    { role: 'tool', toolCallId: 'a', content: [{ type: 'image', base64: 'aGk=', mediaType: 'image/png' }] },
  ]);
});

test('any body whatever is accepted or refused with a code', () => {
  const anything = fc.oneof(
    fc.jsonValue(),
    fc.record({
      model: fc.jsonValue(),
      messages: fc.array(fc.jsonValue()),
      tools: fc.jsonValue(),
      stop: fc.jsonValue(),
    }),
  );
  fc.assert(
    fc.property(anything, (body) => {
      try {
        acceptOpenAiRequest(body);
      } catch (error) {
        expect(error).toMatchObject({ code: expect.stringMatching(/INVALID_REQUEST|UNSUPPORTED/) });
      }
    }),
  );
});

test('the schema can be shown as JSON schema', () => {
  const schema = z.toJSONSchema(chatCompletionRequestSchema, { io: 'input' });
  expect(schema.required).toEqual(['model', 'messages']);
});
