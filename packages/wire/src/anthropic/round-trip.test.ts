import {
  collect,
  type FinishReason,
  type GenerateRequest,
  type GenerateResult,
  type Message,
  replay,
} from '@modelhaven/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSse } from '../sse/parse.ts';
import { acceptAnthropicRequest } from './accept-request.ts';
import { fromAnthropicEvents } from './from-events.ts';
import { fromAnthropicResponse } from './from-response.ts';
import { messagesResponseSchema } from './response-schemas.ts';
import { createAnthropicSseWriter } from './sse-writer.ts';
import { toAnthropicEvents } from './to-events.ts';
import { toAnthropicRequest } from './to-request.ts';
import { toAnthropicResponse } from './to-response.ts';

const said = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => text.trim() !== '');
const token = fc.stringMatching(/^[a-zA-Z0-9_-]{1,12}$/);
const count = fc.nat(100_000);
const input = fc
  .dictionary(
    token.filter((key) => key !== '__proto__' && key !== 'raw_arguments'),
    fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
  )
  .map((value) => JSON.stringify(value));
const callsOf = fc.uniqueArray(fc.record({ id: token, name: token, arguments: input }), {
  selector: ({ id }) => id,
  maxLength: 3,
});
const reasoningPart = fc.oneof(
  fc.record({ type: fc.constant('reasoning' as const), text: said, signature: token }),
  fc.record({ type: fc.constant('reasoning' as const), text: fc.constant(''), redacted: said }),
);
const usage = fc
  .record({
    fresh: count,
    cachedInputTokens: count,
    cacheWriteTokens: count,
    outputTokens: count,
    reasoningTokens: count,
  })
  .map(({ fresh, ...rest }) => ({ inputTokens: fresh + rest.cachedInputTokens + rest.cacheWriteTokens, ...rest }));

const endings: readonly (readonly [FinishReason, string])[] = [
  ['stop', 'end_turn'],
  ['length', 'max_tokens'],
  ['length', 'model_context_window_exceeded'],
  ['tool-calls', 'tool_use'],
  ['other', 'pause_turn'],
];

const result: fc.Arbitrary<GenerateResult> = fc
  .record({
    text: fc.oneof(fc.constant(''), said),
    reasoning: fc.array(reasoningPart, { maxLength: 3 }),
    toolCalls: callsOf,
    ending: fc.constantFrom(...endings),
    usage,
  })
  .map(({ ending: [finishReason, rawFinishReason], reasoning, ...rest }) => ({
    id: 'msg_1',
    model: 'm',
    ...rest,
    ...(reasoning.length === 0 ? {} : { reasoning }),
    finishReason,
    rawFinishReason,
    warnings: [],
  }));

const naming = { id: 'msg_1', model: 'm' };

describe('an answer there and back is the same answer', () => {
  test('whole', () => {
    fc.assert(
      fc.property(result, (answer) => {
        const body = JSON.parse(JSON.stringify(toAnthropicResponse(answer, naming)));
        expect(messagesResponseSchema.parse(body)).toEqual(body);
        expect(fromAnthropicResponse(body)).toEqual(answer);
      }),
    );
  });

  test('streamed, whatever the cut', async () => {
    await fc.assert(
      fc.asyncProperty(result, fc.integer({ min: 1, max: 64 }), async (answer, size) => {
        let text = '';
        for await (const { event, data } of toAnthropicEvents(replay(answer), naming)) {
          text += `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
        }
        const writer = createAnthropicSseWriter(naming);
        let written = '';
        for await (const event of replay(answer)) written += writer.write(event);
        expect(written).toBe(text);
        const bytes = Buffer.from(text);
        async function* chunks() {
          for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
        }
        expect(await collect(fromAnthropicEvents(parseSse(chunks())))).toEqual(answer);
      }),
    );
  });
});

const textPart = fc.record(
  { type: fc.constant('text' as const), text: said, cacheBreakpoint: fc.constant(true) },
  { requiredKeys: ['type', 'text'] },
);
const imagePart = fc.oneof(
  fc.record({ type: fc.constant('image' as const), url: fc.webUrl() }),
  fc.record({
    type: fc.constant('image' as const),
    base64: fc.base64String({ minLength: 4 }),
    mediaType: fc.constantFrom('image/png', 'image/webp'),
  }),
);
const filePart = fc.record({
  type: fc.constant('file' as const),
  base64: fc.base64String({ minLength: 4 }),
  mediaType: fc.constant('application/pdf'),
  filename: token,
});

/** A turn of the user, the model's answer with calls, and their results; as the dialect writes them, part by part. */
const exchange = fc
  .record({
    asked: fc.array(fc.oneof(textPart, imagePart, filePart), { minLength: 1, maxLength: 3 }),
    thought: fc.array(reasoningPart, { maxLength: 2 }),
    said: textPart,
    calls: callsOf,
    results: fc.array(fc.record({ text: said, isError: fc.boolean() }), { minLength: 3, maxLength: 3 }),
  })
  .map(({ asked, thought, said: answer, calls, results }): readonly Message[] => [
    { role: 'user', content: asked },
    {
      role: 'assistant',
      content: [...thought, answer, ...calls.map((call) => ({ type: 'tool-call' as const, ...call }))],
    },
    ...calls.map(
      ({ id }, index): Message => ({
        role: 'tool',
        toolCallId: id,
        content: results[index]?.text ?? '',
        ...(results[index]?.isError ? { isError: true } : {}),
      }),
    ),
  ]);

const request: fc.Arbitrary<GenerateRequest> = fc
  .record(
    {
      exchange,
      system: fc.array(textPart, { minLength: 1, maxLength: 2 }),
      maxTokens: fc.integer({ min: 1, max: 10_000 }),
      temperature: fc.double({ min: 0, max: 1, noNaN: true, noDefaultInfinity: true }).map((value) => value || 0),
      topK: fc.integer({ min: 1, max: 100 }),
      stopSequences: fc.array(said, { minLength: 1, maxLength: 3 }),
      user: token,
      tools: fc.array(
        fc.record(
          {
            name: token,
            parameters: fc.constant({ type: 'object', properties: {} }),
            description: said,
            strict: fc.constant(true),
          },
          { requiredKeys: ['name', 'parameters'] },
        ),
        { minLength: 1, maxLength: 2 },
      ),
      parallelToolCalls: fc.constant(false as const),
      responseFormat: fc.constant({
        type: 'json-schema' as const,
        schema: { type: 'object', properties: {}, additionalProperties: false },
        strict: true,
      }),
    },
    { requiredKeys: ['exchange', 'maxTokens', 'tools'] },
  )
  .map(({ exchange: turns, system, parallelToolCalls, ...rest }) => ({
    model: 'm',
    messages: [...(system ? [{ role: 'system' as const, content: system }] : []), ...turns],
    ...rest,
    toolChoice: 'auto' as const,
    ...(parallelToolCalls === undefined ? {} : { parallelToolCalls }),
  }));

test('a request there and back is the same request', () => {
  fc.assert(
    fc.property(request, (asked) => {
      const { body, warnings } = toAnthropicRequest(asked, { stream: true });
      // More than four breakpoints cannot travel.
      fc.pre(warnings.length === 0);
      expect(acceptAnthropicRequest(JSON.parse(JSON.stringify(body)))).toEqual({
        request: asked,
        stream: true,
        unknownFields: [],
      });
    }),
  );
});
