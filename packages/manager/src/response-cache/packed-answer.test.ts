import { collect, type StreamEvent } from '@modelhaven/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnswerTape, packAnswer, unpackAnswer } from './packed-answer.ts';

const text = fc.string({ unit: 'binary', maxLength: 8 });
const logprob = fc.record({ token: text, logprob: fc.constantFrom(-1, -0.5) });
/** One run of an answer: pieces of text, of thinking, or a tool call. */
const run = (index: number): fc.Arbitrary<readonly StreamEvent[]> =>
  fc.oneof(
    fc.array(fc.record({ type: fc.constant('text-delta' as const), text }), { maxLength: 4 }),
    fc
      .tuple(text, fc.array(logprob, { minLength: 1, maxLength: 2 }))
      .map(([piece, logprobs]) => [{ type: 'text-delta' as const, text: piece, logprobs }]),
    fc
      .tuple(fc.array(text, { minLength: 1, maxLength: 3 }), fc.option(text, { nil: undefined }))
      .map(([pieces, signature]) => [
        ...pieces.map((piece) => ({ type: 'reasoning-delta' as const, text: piece })),
        ...(signature === undefined ? [] : [{ type: 'reasoning-delta' as const, text: '', signature }]),
      ]),
    fc.array(fc.record({ type: fc.constant('refusal-delta' as const), text }), { maxLength: 2 }),
    fc
      .tuple(text, text, fc.array(text, { maxLength: 3 }))
      .map(([id, name, pieces]) => [
        { type: 'tool-call-delta' as const, index, id, name, arguments: '' },
        ...pieces.map((piece) => ({ type: 'tool-call-delta' as const, index, arguments: piece })),
      ]),
  );
const answer = fc
  .tuple(run(0), run(1), run(2), run(3), fc.constantFrom('stop' as const, 'tool-calls' as const), fc.nat())
  .map(([a, b, c, d, reason, tokens]): readonly StreamEvent[] => [
    { type: 'start', model: 'm', warnings: ['w'] },
    ...[...a, ...b, ...c, ...d],
    { type: 'finish', reason, usage: { inputTokens: tokens, outputTokens: 1, costUsd: 0.5 }, rawReason: 'r' },
  ]);

async function* replayed(events: readonly StreamEvent[]) {
  yield* events;
}
const taped = (events: readonly StreamEvent[], maxBytes = 1_000_000) => {
  const tape = createAnswerTape(maxBytes);
  for (const event of events) tape.add(event);
  return tape.events();
};
const ROUTE = { provider: 'one', model: 'm', address: 'one/m' };

describe('an answer that was packed', () => {
  it('says what it said, in the same order, at no cost', async () => {
    await fc.assert(
      fc.asyncProperty(answer, async (events) => {
        const kept = unpackAnswer(packAnswer({ ...ROUTE, costUsd: 0.5, events: taped(events) ?? [] }));
        expect(kept).toMatchObject({ ...ROUTE, costUsd: 0.5 });
        const before = await collect(replayed(events));
        const after = await collect(replayed(kept?.events ?? []));
        expect(after).toEqual({ ...before, usage: { ...before.usage, costUsd: 0 } });
        const order = (each: readonly StreamEvent[]) =>
          each.map(({ type }) => type).filter((type, index, all) => type !== all[index - 1]);
        expect(order(kept?.events ?? [])).toEqual(order(events));
      }),
    );
  });

  it('is nothing where it was larger than allowed, or is of another version', () => {
    const events: StreamEvent[] = [
      { type: 'start', model: 'm', warnings: [] },
      ...Array.from({ length: 200 }, (): StreamEvent => ({ type: 'text-delta', text: 'more' })),
    ];
    expect(taped(events, 500)).toBeUndefined();
    const packed = packAnswer({ ...ROUTE, events: [] });
    for (const other of ['', '{}', packed, packed.replace('"version":1', '"version":2')]) {
      expect(unpackAnswer(other)).toBeUndefined();
    }
  });
});
