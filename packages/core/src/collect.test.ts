import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect, createCollector, type GenerateResult, replay, type StreamEvent } from './index.ts';

async function* streamOf(...events: StreamEvent[]): AsyncGenerator<StreamEvent> {
  yield* events;
}

const start: StreamEvent = { type: 'start', model: 'm', warnings: [] };
const finish: StreamEvent = { type: 'finish', reason: 'stop', usage: { inputTokens: 1, outputTokens: 2 } };

describe('collect', () => {
  it('joins text, reasoning, refusal and usage', async () => {
    const result = await collect(
      streamOf(
        { type: 'start', model: 'm', id: 'a1', warnings: ['no seed'] },
        { type: 'reasoning-delta', text: 'Let me ' },
        { type: 'reasoning-delta', text: 'think.' },
        { type: 'reasoning-delta', text: '', signature: 'sig' },
        { type: 'reasoning-delta', text: '', redacted: 'xyz' },
        { type: 'text-delta', text: 'Good ', logprobs: [{ token: 'Good', logprob: -0.1 }] },
        { type: 'text-delta', text: 'night.' },
        { type: 'refusal-delta', text: 'No.' },
        { type: 'finish', reason: 'stop', usage: { outputTokens: 2 }, rawReason: 'end_turn', warnings: ['cut'] },
      ),
    );
    expect(result).toEqual({
      model: 'm',
      id: 'a1',
      text: 'Good night.',
      reasoning: [
        { type: 'reasoning', text: 'Let me think.', signature: 'sig' },
        { type: 'reasoning', text: '', redacted: 'xyz' },
      ],
      refusal: 'No.',
      toolCalls: [],
      finishReason: 'stop',
      rawFinishReason: 'end_turn',
      usage: { outputTokens: 2 },
      logprobs: [{ token: 'Good', logprob: -0.1 }],
      warnings: ['no seed', 'cut'],
    });
  });

  it('keeps interleaved parallel tool calls apart', async () => {
    const result = await collect(
      streamOf(
        start,
        { type: 'tool-call-delta', index: 1, id: 'b', name: 'two', arguments: '{' },
        { type: 'tool-call-delta', index: 0, id: 'a', name: 'one', arguments: '' },
        { type: 'tool-call-delta', index: 1, arguments: '}' },
        { type: 'tool-call-delta', index: 0, arguments: '{"x":1}' },
        finish,
      ),
    );
    expect(result.toolCalls).toEqual([
      { id: 'a', name: 'one', arguments: '{"x":1}' },
      { id: 'b', name: 'two', arguments: '{}' },
    ]);
  });

  it.each([
    ['no finish', [start, { type: 'text-delta', text: 'cut' }], 'STREAM_INTERRUPTED'],
    ['nothing at all', [], 'STREAM_INTERRUPTED'],
    ['no start', [{ type: 'text-delta', text: 'x' }], 'BAD_RESPONSE'],
    ['two starts', [start, start], 'BAD_RESPONSE'],
    ['an event after the end', [start, finish, { type: 'text-delta', text: 'x' }], 'BAD_RESPONSE'],
    [
      'a tool call without an id',
      [start, { type: 'tool-call-delta', index: 0, name: 'n', arguments: '' }],
      'BAD_RESPONSE',
    ],
  ] as [string, StreamEvent[], string][])('refuses a stream with %s', async (_, events, code) => {
    await expect(collect(streamOf(...events))).rejects.toMatchObject({ code });
  });

  it('shows the text so far while it collects', () => {
    const collector = createCollector();
    collector.add(start);
    collector.add({ type: 'text-delta', text: 'Once' });
    expect(collector.text).toBe('Once');
    expect(() => collector.result()).toThrowError(expect.objectContaining({ code: 'STREAM_INTERRUPTED' }));
  });
});

describe('replay', () => {
  const usage = fc.record({ inputTokens: fc.nat(), outputTokens: fc.nat() }, { requiredKeys: [] });
  const reasoning = fc.oneof(
    fc.record({ type: fc.constant('reasoning' as const), text: fc.string({ minLength: 1 }), signature: fc.string() }),
    fc.record({ type: fc.constant('reasoning' as const), text: fc.constant(''), redacted: fc.string() }),
  );
  const result: fc.Arbitrary<GenerateResult> = fc.record(
    {
      model: fc.string(),
      id: fc.string(),
      text: fc.string(),
      reasoning: fc.array(reasoning, { minLength: 1 }),
      refusal: fc.string(),
      toolCalls: fc.array(fc.record({ id: fc.string(), name: fc.string(), arguments: fc.string() })),
      finishReason: fc.constantFrom('stop', 'length', 'tool-calls', 'content-filter', 'refusal', 'other'),
      rawFinishReason: fc.string(),
      stopSequence: fc.string(),
      usage,
      warnings: fc.array(fc.string()),
    },
    { requiredKeys: ['model', 'text', 'toolCalls', 'finishReason', 'usage', 'warnings'] },
  );

  it('is what collect undoes', async () => {
    await fc.assert(
      fc.asyncProperty(result, async (answer) => {
        expect(await collect(replay(answer))).toEqual(answer);
      }),
    );
  });
});
