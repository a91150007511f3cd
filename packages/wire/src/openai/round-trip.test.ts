import { collect, type GenerateRequest, type GenerateResult, replay, type StreamEvent } from '@modelhaven/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSse } from '../sse/parse.ts';
import { acceptOpenAiRequest } from './accept-request.ts';
import { fromOpenAiChunks } from './from-chunks.ts';
import { fromOpenAiResponse } from './from-response.ts';
import { OPENAI_QUIRKS } from './quirks.ts';
import { createOpenAiSseWriter } from './sse-writer.ts';
import { toOpenAiRequest } from './to-request.ts';
import { toOpenAiResponse } from './to-response.ts';

const word = fc.stringMatching(/^[a-z][a-z0-9_]{0,11}$/);
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
const base64 = fc.uint8Array({ minLength: 1, maxLength: 12 }).map((bytes) => Buffer.from(bytes).toString('base64'));
const maybe = <Value>(key: string, value: fc.Arbitrary<Value>) =>
  fc.option(value, { nil: undefined }).map((some) => (some === undefined ? {} : { [key]: some }));
const together = (...parts: fc.Arbitrary<object>[]) =>
  fc.tuple(...parts).map((list) => Object.assign({}, ...list) as object);

const textPart = together(
  fc.constant({ type: 'text' }),
  text.map((t) => ({ text: t })),
  maybe('cacheBreakpoint', fc.constant(true)),
);
const imagePart = together(
  fc.constant({ type: 'image' }),
  fc.oneof(
    fc.webUrl({ validSchemes: ['https'] }).map((url) => ({ url })),
    base64.map((data) => ({ base64: data, mediaType: 'image/png' })),
  ),
  maybe('detail', fc.constantFrom('auto', 'low', 'high')),
);
const filePart = together(
  fc.constant({ type: 'file' }),
  fc.oneof(
    base64.map((data) => ({ base64: data, mediaType: 'audio/wav' })),
    fc
      .tuple(base64, word)
      .map(([data, name]) => ({ base64: data, mediaType: 'application/pdf', filename: `${name}.pdf` })),
  ),
);
const callPart = fc.record({ type: fc.constant('tool-call'), id: word, name: word, arguments: fc.json() });
const reasoningPart = fc.oneof(
  fc.record({ type: fc.constant('reasoning'), text, signature: word }),
  fc.record({ type: fc.constant('reasoning'), text: fc.constant(''), redacted: word }),
);
const assistantContent = fc.oneof(
  text,
  fc
    .tuple(
      fc.array(reasoningPart, { maxLength: 2 }),
      fc.array(textPart, { maxLength: 2 }),
      fc.option(
        text.map((t) => ({ type: 'refusal', text: t })),
        { nil: undefined },
      ),
      fc.array(callPart, { maxLength: 2 }),
    )
    .map(([reasoning, texts, refusal, calls]) => [...reasoning, ...texts, ...(refusal ? [refusal] : []), ...calls])
    // A lone plain text is a string on the wire, and nothing at all is an empty one.
    .filter((parts) => parts.some((part) => (part as { type: string }).type !== 'text') || parts.length > 1),
);
const message = fc.oneof(
  fc.record({
    role: fc.constant('system'),
    content: fc.oneof(text, fc.array(textPart, { minLength: 1, maxLength: 2 })),
  }),
  together(
    fc.constant({ role: 'user' }),
    fc
      .oneof(text, fc.array(fc.oneof(textPart, imagePart, filePart), { minLength: 1, maxLength: 3 }))
      .map((content) => ({ content })),
    maybe('name', word),
  ),
  fc.record({ role: fc.constant('assistant'), content: assistantContent }),
  fc.record({ role: fc.constant('tool'), toolCallId: word, content: text }),
);
const schema = fc.constantFrom({}, { type: 'object', properties: { city: { type: 'string' } } });
const tool = together(
  word.map((name) => ({ name })),
  maybe('description', text),
  maybe('parameters', schema),
  maybe('strict', fc.boolean()),
);
const responseFormat = fc.oneof(
  fc.constant({ type: 'text' }),
  fc.constant({ type: 'json' }),
  together(
    fc.constant({ type: 'json-schema' }),
    schema.map((s) => ({ schema: s })),
    word.map((name) => ({ name })),
    maybe('strict', fc.boolean()),
  ),
);
const tools = fc.oneof(
  fc.constant({}),
  together(
    fc.array(tool, { minLength: 1, maxLength: 2 }).map((list) => ({ tools: list })),
    maybe('toolChoice', fc.oneof(fc.constantFrom('auto', 'none', 'required'), fc.record({ tool: word }))),
    maybe('parallelToolCalls', fc.boolean()),
  ),
);
const unit = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => (value === 0 ? 0 : value));
const request = together(
  fc.record({ model: word, messages: fc.array(message, { minLength: 1, maxLength: 4 }) }),
  tools,
  maybe('responseFormat', responseFormat),
  maybe(
    'reasoning',
    fc.record({
      effort: fc.constantFrom('none', 'minimal', 'low', 'medium', 'high', 'max'),
      maxTokens: fc.integer({ min: 1 }),
    }),
  ),
  maybe('maxTokens', fc.integer({ min: 1 })),
  maybe('temperature', unit),
  maybe('topP', unit),
  maybe('topK', fc.integer({ min: 1 })),
  maybe('minP', unit),
  maybe('frequencyPenalty', unit),
  maybe('presencePenalty', unit),
  maybe('repetitionPenalty', fc.double({ min: 0.5, max: 2, noNaN: true })),
  maybe('stopSequences', fc.array(text, { minLength: 1, maxLength: 4 })),
  maybe('seed', fc.integer()),
  maybe('logprobs', fc.record({ top: fc.integer({ min: 0, max: 20 }) })),
  maybe(
    'logitBias',
    fc.dictionary(fc.nat().map(String), fc.integer({ min: -100, max: 100 }), { minKeys: 1, maxKeys: 2 }),
  ),
  maybe('user', word),
) as unknown as fc.Arbitrary<GenerateRequest>;

const EVERYTHING = {
  ...OPENAI_QUIRKS,
  topK: true,
  minP: true,
  repetitionPenalty: 'repetition_penalty',
  reasoningStyle: 'reasoning',
  reasoningHistory: 'reasoning_details',
  cacheControl: true,
} as const;

test('a request survives the way through the OpenAI body', () => {
  fc.assert(
    fc.property(request, fc.boolean(), (original, stream) => {
      const { body, warnings } = toOpenAiRequest(original, { stream, quirks: EVERYTHING });
      const accepted = acceptOpenAiRequest(JSON.parse(JSON.stringify(body)));
      expect(warnings).toEqual([]);
      expect(accepted).toEqual({ request: original, stream, includeUsage: stream, n: 1, unknownFields: [] });
    }),
  );
});

const logprob = together(
  fc.record({
    token: text,
    logprob: fc.double({ min: -20, max: 0, noNaN: true }).map((value) => (value === 0 ? 0 : value)),
  }),
  maybe('bytes', fc.array(fc.nat(255), { minLength: 1, maxLength: 3 })),
);
const usage = together(
  ...(['inputTokens', 'outputTokens'] as const).map((key) => fc.nat(1e6).map((value) => ({ [key]: value }))),
  ...['cachedInputTokens', 'cacheWriteTokens', 'reasoningTokens'].map((key) => maybe(key, fc.nat(1e6))),
  maybe('costUsd', unit),
);
const toolCalls = fc.uniqueArray(fc.record({ id: word, name: word, arguments: fc.json() }), {
  maxLength: 3,
  selector: (call) => call.id,
});
const ending = fc
  .tuple(
    fc.constantFrom('stop', 'length', 'content-filter', 'refusal', 'tool-calls'),
    toolCalls,
    fc.option(text, { nil: undefined }),
  )
  .map(([finishReason, calls, refusal]) => {
    const reason =
      finishReason === 'stop' || finishReason === 'tool-calls'
        ? calls.length > 0
          ? 'tool-calls'
          : 'stop'
        : finishReason;
    return {
      finishReason: reason === 'stop' && refusal !== undefined ? 'refusal' : reason,
      toolCalls: calls,
      ...(refusal === undefined ? {} : { refusal }),
    };
  });
const result = together(
  fc.record({
    model: word,
    id: word,
    text: fc.oneof(fc.constant(''), text),
    usage,
    warnings: fc.array(text, { maxLength: 2 }),
  }),
  ending,
  maybe('reasoning', fc.array(reasoningPart, { minLength: 1, maxLength: 3 })),
  maybe('stopSequence', text),
  maybe(
    'logprobs',
    fc.array(together(logprob, maybe('top', fc.array(logprob, { minLength: 1, maxLength: 2 }))), {
      minLength: 1,
      maxLength: 2,
    }),
  ),
).map((value) => {
  const { logprobs, ...rest } = value as GenerateResult;
  return (rest.text === '' || logprobs === undefined ? rest : { ...rest, logprobs }) as GenerateResult;
});

/** The provider's own word for the reason is of the wire, not of the answer. */
function withoutRaw({ rawFinishReason, ...rest }: GenerateResult) {
  return rest;
}

test('an answer survives the way through the OpenAI body', () => {
  fc.assert(
    fc.property(result, (original) => {
      const identity = { id: original.id ?? '', createdAt: 1, model: original.model };
      const body: unknown = JSON.parse(JSON.stringify(toOpenAiResponse(original, identity)));
      expect(withoutRaw(fromOpenAiResponse(body))).toEqual(withoutRaw(original));
    }),
  );
});

/** Bytes cut where the numbers say, wrapped around. */
async function* cutAt(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let step = 0; at < bytes.byteLength; step += 1) {
    const size = sizes[step % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function written(events: AsyncIterable<StreamEvent>, original: GenerateResult): Promise<Uint8Array> {
  const writer = createOpenAiSseWriter({
    id: original.id ?? '',
    createdAt: 1,
    model: original.model,
    includeUsage: true,
  });
  let stream = '';
  for await (const event of events) stream += writer.write(event);
  return Buffer.from(stream + writer.end());
}

test('a streamed answer survives the way through the bytes, however they are cut', async () => {
  await fc.assert(
    fc.asyncProperty(result, fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }), async (original, sizes) => {
      const bytes = await written(replay(original), original);
      const back = await collect(fromOpenAiChunks(parseSse(cutAt(bytes, sizes))));
      expect(withoutRaw(back)).toEqual(withoutRaw(original));
    }),
  );
});
