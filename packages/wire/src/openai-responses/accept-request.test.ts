import { describe, expect, it } from 'vitest';
import { acceptResponsesRequest } from './accept-request.ts';

const accept = (body: object) => acceptResponsesRequest({ model: 'm', input: 'Hi', ...body });
const refused = (code: string, field: string) =>
  expect.objectContaining({ code, details: expect.objectContaining({ field }) });

describe('a request', () => {
  it('is kept and whole unless it says otherwise', () => {
    expect(accept({})).toMatchObject({
      store: true,
      stream: false,
      input: [{ role: 'user', content: 'Hi' }],
      ignored: [],
    });
    expect(
      accept({ store: false, stream: true, previous_response_id: 'resp_1', instructions: 'Be kind.' }),
    ).toMatchObject({
      store: false,
      stream: true,
      previousResponseId: 'resp_1',
      instructions: 'Be kind.',
    });
  });

  it('has every option in our names', () => {
    const schema = { type: 'object' };
    const { request, includeEncrypted, ignored, echo } = accept({
      max_output_tokens: 9,
      temperature: 0.5,
      top_p: 0.9,
      top_logprobs: 2,
      parallel_tool_calls: false,
      tools: [{ type: 'function', name: 'f', parameters: schema, strict: true }],
      tool_choice: { type: 'function', name: 'f' },
      text: { format: { type: 'json_schema', name: 'n', schema, strict: true }, verbosity: 'low' },
      reasoning: { effort: 'xhigh' },
      include: ['reasoning.encrypted_content'],
      safety_identifier: 'u',
      service_tier: 'flex',
      truncation: 'auto',
    });
    expect(request).toEqual({
      model: 'm',
      maxTokens: 9,
      temperature: 0.5,
      topP: 0.9,
      logprobs: { top: 2 },
      parallelToolCalls: false,
      tools: [{ name: 'f', parameters: schema, strict: true }],
      toolChoice: { tool: 'f' },
      responseFormat: { type: 'json-schema', name: 'n', schema, strict: true },
      reasoning: { effort: 'max' },
      user: 'u',
    });
    expect(includeEncrypted).toBe(true);
    expect(ignored).toEqual(['service_tier', 'truncation', 'text.verbosity']);
    expect(echo).toMatchObject({ temperature: 0.5, tool_choice: { type: 'function', name: 'f' }, store: true });
  });

  it('has items of one turn as one message', () => {
    const { input } = accept({
      input: [
        { role: 'developer', content: 'Be kind.' },
        {
          role: 'user',
          content: [
            { type: 'input_text', text: 'See' },
            { type: 'input_image', image_url: 'data:image/png;base64,aQ==', detail: 'original' },
            { type: 'input_file', filename: 'a.pdf', file_data: 'data:application/pdf;base64,cA==' },
          ],
        },
        { type: 'reasoning', id: 'rs_1', summary: [{ type: 'summary_text', text: 'hm' }], encrypted_content: 'proof' },
        { type: 'reasoning', id: 'rs_2', summary: [], encrypted_content: 'redacted#data' },
        { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'I look.', annotations: [] }] },
        { type: 'function_call', call_id: 'c1', name: 'f', arguments: '{}' },
        { type: 'function_call_output', call_id: 'c1', output: 'ok' },
        { type: 'function_call_output', call_id: 'c2', output: [{ type: 'input_text', text: 'fine' }] },
        { role: 'user', content: 'Go on.' },
      ],
    });
    expect(input).toEqual([
      { role: 'system', content: 'Be kind.' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'See' },
          { type: 'image', base64: 'aQ==', mediaType: 'image/png', detail: 'high' },
          { type: 'file', base64: 'cA==', mediaType: 'application/pdf', filename: 'a.pdf' },
        ],
      },
      {
        role: 'assistant',
        content: [
          { type: 'reasoning', text: 'hm', signature: 'proof' },
          { type: 'reasoning', text: '', redacted: 'data' },
          { type: 'text', text: 'I look.' },
          { type: 'tool-call', id: 'c1', name: 'f', arguments: '{}' },
        ],
      },
      { role: 'tool', toolCallId: 'c1', content: 'ok' },
      { role: 'tool', toolCallId: 'c2', content: [{ type: 'text', text: 'fine' }] },
      { role: 'user', content: 'Go on.' },
    ]);
  });

  it.each([
    [{ input: [] }, 'INVALID_REQUEST', 'input'],
    [{ input: [{ role: 'robot', content: '' }] }, 'INVALID_REQUEST', 'input[0].role'],
    [{ input: [{ type: 'function_call', call_id: 'a' }] }, 'INVALID_REQUEST', 'input[0].name'],
    [{ input: [{ type: 'computer_call' }] }, 'UNSUPPORTED', 'input[0].type'],
    [
      { input: [{ role: 'user', content: [{ type: 'input_image', image_url: 'file:///etc' }] }] },
      'INVALID_REQUEST',
      'input[0].content[0].image_url',
    ],
    [
      { input: [{ role: 'system', content: [{ type: 'refusal', refusal: 'No.' }] }] },
      'INVALID_REQUEST',
      'input[0].content[0].type',
    ],
    [{ tools: [{ type: 'function' }] }, 'INVALID_REQUEST', 'tools[0].name'],
    [{ tool_choice: { type: 'mcp' } }, 'UNSUPPORTED', 'tool_choice.type'],
    [{ conversation: 'conv_1' }, 'UNSUPPORTED', 'conversation'],
    [{ prompt: { id: 'p' } }, 'UNSUPPORTED', 'prompt'],
    [{ temperature: 3 }, 'INVALID_REQUEST', 'temperature'],
  ])('%j is refused', (body, code, field) => {
    expect(() => accept(body)).toThrow(refused(code, field));
  });
});
