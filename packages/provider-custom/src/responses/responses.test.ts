import { readFileSync } from 'node:fs';
import {
  createCollector,
  type GenerateRequest,
  type GenerateResult,
  LlmError,
  type StreamEvent,
} from '@modelhaven/core';
import { parseSse } from '@modelhaven/wire';
import { OPENAI_QUIRKS } from '@modelhaven/wire/openai';
import { describe, expect, test } from 'vitest';
import { createResponsesDecoder } from './event-decoder.ts';
import { toResponsesRequest } from './to-request.ts';

const fixture = (name: string) => readFileSync(`${import.meta.dirname}/../__fixtures__/openai/${name}`);
const reading = { model: 'asked', warnings: [] };
const { effortNames } = OPENAI_QUIRKS;

function resultOf(events: readonly StreamEvent[]): GenerateResult {
  const collector = createCollector();
  for (const event of events) collector.add(event);
  return collector.result();
}

async function streamed(...chunks: readonly Uint8Array[]): Promise<StreamEvent[]> {
  const out: StreamEvent[] = [];
  const decoder = createResponsesDecoder(reading);
  async function* bytes() {
    yield* chunks;
  }
  for await (const event of parseSse(bytes())) decoder.push(event, out);
  decoder.end();
  return out;
}

function whole(body: unknown): GenerateResult {
  const out: StreamEvent[] = [];
  createResponsesDecoder(reading).whole(body, out);
  return resultOf(out);
}

const sse = (...events: readonly object[]) =>
  Buffer.from(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''));

describe('reading', () => {
  test.each(['responses', 'responses-tools'])('%s is the same whole and streamed, at any cut', async (name) => {
    const complete = whole(JSON.parse(fixture(`${name}.json`).toString()));
    const bytes = fixture(`${name}.sse`);
    const events = await streamed(bytes);
    expect(resultOf(events)).toEqual(complete);
    for (let at = 1; at < bytes.length; at += 7) {
      expect(await streamed(bytes.subarray(0, at), bytes.subarray(at))).toEqual(events);
    }
  });

  test('calls, thinking with its proof, usage', () => {
    expect(whole(JSON.parse(fixture('responses-tools.json').toString()))).toMatchObject({
      model: 'gpt-5-mini-2025-08-07',
      finishReason: 'tool-calls',
      toolCalls: [
        { id: 'call_DdmO9pD3xa9XTPNJ32zg2hcA', name: 'get_weather', arguments: '{"location":"Köln"}' },
        { id: 'call_Kx9pD3xa9XTPNJ32zg2hcB', name: 'get_time', arguments: '{}' },
      ],
      reasoning: [
        {
          text: '**Weather**\n\nTwo cities.\n\nAnd the time.',
          signature: 'rs_6876cf02e0bc8192b74af0fb64b715ff#gAAAAABod0Z9kl7B',
        },
      ],
      usage: { inputTokens: 68, cachedInputTokens: 0, outputTokens: 82, reasoningTokens: 64 },
    });
  });

  const message = (content: object[]) => ({ output: [{ type: 'message', content }], model: 'm' });

  test.each([
    [{ status: 'completed', ...message([{ type: 'output_text', text: 'a' }]) }, 'stop'],
    [{ status: 'completed', ...message([{ type: 'refusal', refusal: 'No.' }]) }, 'refusal'],
    [{ status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' }, ...message([]) }, 'length'],
    [{ status: 'incomplete', incomplete_details: { reason: 'content_filter' }, ...message([]) }, 'content-filter'],
    [{ status: 'cancelled', ...message([]) }, 'other'],
  ])('%o', (body, reason) => {
    expect(whole(body).finishReason).toBe(reason);
  });

  test('log probabilities', () => {
    const logprobs = [
      { token: 'a', logprob: -0.1, bytes: [97], top_logprobs: [{ token: 'b', logprob: -2, bytes: null }] },
    ];
    const body = { status: 'completed', ...message([{ type: 'output_text', text: 'a', logprobs }]) };
    expect(whole(body).logprobs).toEqual([
      { token: 'a', logprob: -0.1, bytes: [97], top: [{ token: 'b', logprob: -2 }] },
    ]);
  });

  test('a server that announces nothing gives nothing twice', async () => {
    const item = { type: 'message', content: [{ type: 'output_text', text: 'ab' }] };
    const call = { type: 'function_call', call_id: 'c', name: 'f', arguments: '{"x":1}' };
    const events = await streamed(
      sse(
        { type: 'response.output_text.delta', output_index: 0, delta: 'a' },
        { type: 'response.output_text.delta', output_index: 0, delta: 'b' },
        { type: 'response.output_item.done', output_index: 0, item },
        { type: 'response.function_call_arguments.delta', output_index: 1, delta: '{"x"' },
        { type: 'response.output_item.done', output_index: 1, item: call },
        { type: 'response.completed', response: { status: 'completed', output: [item, call] } },
      ),
    );
    expect(resultOf(events)).toMatchObject({
      model: 'asked',
      text: 'ab',
      toolCalls: [{ id: 'c', name: 'f', arguments: '{"x":1}' }],
    });
  });

  test.each([
    [{ type: 'error', code: 'rate_limit_exceeded', message: 'slow down', param: null }, 'RATE_LIMITED'],
    [{ type: 'error', error: { code: 'invalid_prompt', message: 'x' } }, 'REFUSED_BY_PROVIDER'],
    [{ type: 'response.failed', response: { error: { code: 'server_error' } } }, 'PROVIDER_FAILED'],
    [{ type: 'response.created', response: 5 }, 'BAD_RESPONSE'],
    [{ type: 'response.created', response: {} }, 'STREAM_INTERRUPTED'],
  ])('%o', async (event, code) => {
    const error = await streamed(sse(event)).catch((thrown: unknown) => thrown);
    expect(LlmError.is(error) && error.code).toBe(code);
  });
});

describe('writing', () => {
  const request: GenerateRequest = { model: 'm', messages: [{ role: 'user', content: 'Hi' }] };
  const bodyOf = (fields: Partial<GenerateRequest>, extraBody?: Record<string, unknown>) =>
    toResponsesRequest({ ...request, ...fields }, { stream: false, effortNames, ...(extraBody ? { extraBody } : {}) });

  test('the least request stores nothing', () => {
    expect(bodyOf({}).body).toEqual({
      store: false,
      model: 'm',
      input: [{ role: 'user', content: 'Hi' }],
      include: ['reasoning.encrypted_content'],
      stream: false,
    });
  });

  test('a conversation with tools, media and thinking of its own', () => {
    const { body } = bodyOf({
      messages: [
        { role: 'system', content: 'Be kind.' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'See' },
            { type: 'image', base64: 'aQ==', mediaType: 'image/png' },
            { type: 'file', base64: 'cA==', mediaType: 'application/pdf', filename: 'a.pdf' },
            { type: 'file', url: 'https://example.com/a.pdf', mediaType: 'application/pdf' },
          ],
        },
        {
          role: 'assistant',
          content: [
            { type: 'reasoning', text: 'hm', signature: 'rs_1#enc' },
            { type: 'reasoning', text: 'theirs', signature: 'EqQBCgIYAhIM' },
            { type: 'text', text: 'a' },
            { type: 'text', text: 'b' },
            { type: 'tool-call', id: 'c1', name: 'f', arguments: '{}' },
          ],
        },
        { role: 'tool', toolCallId: 'c1', content: 'ok' },
      ],
    });
    expect(body['input']).toEqual([
      { role: 'developer', content: 'Be kind.' },
      {
        role: 'user',
        content: [
          { type: 'input_text', text: 'See' },
          { type: 'input_image', image_url: 'data:image/png;base64,aQ==', detail: 'auto' },
          { type: 'input_file', filename: 'a.pdf', file_data: 'data:application/pdf;base64,cA==' },
          { type: 'input_file', file_url: 'https://example.com/a.pdf' },
        ],
      },
      { type: 'reasoning', id: 'rs_1', summary: [{ type: 'summary_text', text: 'hm' }], encrypted_content: 'enc' },
      { role: 'assistant', content: 'ab' },
      { type: 'function_call', call_id: 'c1', name: 'f', arguments: '{}' },
      { type: 'function_call_output', call_id: 'c1', output: 'ok' },
    ]);
  });

  test('every option', () => {
    const { body, warnings } = bodyOf(
      {
        maxTokens: 9,
        topP: 0.5,
        user: 'u',
        logprobs: { top: 2 },
        reasoning: { effort: 'minimal' },
        tools: [{ name: 'f' }],
        toolChoice: { tool: 'f' },
        parallelToolCalls: false,
        responseFormat: { type: 'json-schema', name: 'n', schema: { type: 'object' }, strict: true },
      },
      { reasoning: { summary: 'auto' }, prompt_cache_key: 'k' },
    );
    expect(warnings).toEqual([]);
    expect(body).toMatchObject({
      max_output_tokens: 9,
      top_p: 0.5,
      safety_identifier: 'u',
      top_logprobs: 2,
      include: ['reasoning.encrypted_content', 'message.output_text.logprobs'],
      reasoning: { summary: 'auto', effort: 'minimal' },
      tools: [{ type: 'function', name: 'f', parameters: { type: 'object', properties: {} }, strict: false }],
      tool_choice: { type: 'function', name: 'f' },
      parallel_tool_calls: false,
      text: { format: { type: 'json_schema', name: 'n', schema: { type: 'object' }, strict: true } },
      prompt_cache_key: 'k',
    });
  });

  test('what the API does not have is said', () => {
    const { warnings } = bodyOf({ seed: 1, stopSequences: ['a'], topK: 1, frequencyPenalty: 1, logitBias: {} });
    expect(warnings).toHaveLength(5);
    expect(bodyOf({ stopSequences: [] }).warnings).toEqual([]);
  });

  test('sound is not left out silently', () => {
    const messages = [
      { role: 'user' as const, content: [{ type: 'file' as const, base64: 'a', mediaType: 'audio/wav' }] },
    ];
    expect(() => bodyOf({ messages })).toThrow(/sound/);
  });
});
