import { fromBatches, type StreamEvent } from '@modelhaven/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSafety } from '../safety.ts';
import { screenEvents } from './screen-events.ts';

const safety = createSafety();
const START: StreamEvent = { type: 'start', model: 'm', warnings: [] };
const FINISH: StreamEvent = { type: 'finish', reason: 'stop', usage: {} };
const PHRASES = [
  'All is well. ',
  'you should kill yourself',
  'the best way to hang yourself is ',
  'e\u0301',
  '\r\n',
  '👩‍👩‍👧',
];

/** Lets the pieces pass, so many in a batch. */
async function screened(pieces: readonly string[], sizes: readonly number[]) {
  const events: StreamEvent[] = [START, ...pieces.map((text): StreamEvent => ({ type: 'text-delta', text })), FINISH];
  let text = '';
  let last: StreamEvent | undefined;
  async function* batches() {
    for (let at = 0, turn = 0; at < events.length; turn++) {
      const size = sizes[turn % sizes.length] ?? 1;
      yield events.slice(at, at + size);
      at += size;
    }
  }
  const create = () => safety.screener({ channel: 'ooc' });
  for await (const event of screenEvents(fromBatches(batches()), { create, onBlocked: () => 'withheld' })) {
    if (event.type === 'text-delta') text += event.text;
    last = event;
  }
  return { text, last };
}

it('lets the same text pass, and never more, however events are batched', async () => {
  const piece = fc.oneof(fc.constantFrom(...PHRASES, ' ', '.'), fc.string({ maxLength: 4 }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 12 }),
      fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 4 }),
      async (pieces, sizes) => {
        expect(await screened(pieces, sizes)).toEqual(await screened(pieces, [1]));
        expect(await screened([...pieces.join('')], sizes)).toEqual(await screened(pieces, [100]));
      },
    ),
    { numRuns: 150 },
  );
  const blocked = await screened(['Well. you should kill ', 'yourself now'], [9]);
  expect(blocked).toMatchObject({ last: { reason: 'content-filter' } });
  expect(blocked.text).not.toContain('kill');
});

it('passes everything on once where it observes, whatever is found', async () => {
  const events: readonly StreamEvent[] = [
    { type: 'start', model: 'm', warnings: [] },
    { type: 'text-delta', text: 'You should kill your' },
    { type: 'text-delta', text: 'self, my friend' },
    { type: 'finish', reason: 'stop', usage: {} },
  ];
  async function* one() {
    yield* events;
  }
  const told: unknown[] = [];
  const out: StreamEvent[] = [];
  const create = () => safety.screener({ channel: 'ooc' });
  const onBlocked = (span: unknown) => {
    told.push(span);
    return 'withheld';
  };
  for await (const event of screenEvents(one(), { create, onBlocked, observe: true })) out.push(event);
  expect(out).toEqual(events);
  expect(told).toHaveLength(1);
});
