import { type AttemptRecord, fromBatches, LlmError, type SafetyVerdict, type StreamEvent } from '@modelhaven/core';
import { expect, it } from 'vitest';
import { createHarness, finish, provider, START } from './__fixtures__/harness.ts';

const NOTHING: SafetyVerdict = {
  level: 0,
  action: 'none',
  categories: [],
  findings: [],
  confidence: 0,
  resources: [],
  degraded: false,
};

const text = (piece: string): StreamEvent => ({ type: 'text-delta', text: piece });

/** A provider that gives out what came in one read together. */
function batched(batches: readonly (readonly StreamEvent[])[], failure?: Error) {
  return {
    ...provider('a', [[]]),
    stream: () =>
      fromBatches(
        (async function* () {
          yield* batches;
          if (failure) throw failure;
        })(),
      ),
  };
}

async function read(
  of: ReturnType<typeof batched>,
  leaveAfter = Number.POSITIVE_INFINITY,
): Promise<{ events: readonly StreamEvent[]; error: unknown; records: readonly AttemptRecord[] }> {
  const { manager, records } = createHarness([of], { settings: { recovery: 'error' } });
  const events: StreamEvent[] = [];
  let error: unknown;
  try {
    for await (const event of manager.stream({ model: 'a/m', prompt: 'Hi' })) {
      events.push(event);
      if (events.length === leaveAfter) break;
    }
  } catch (thrown) {
    error = thrown;
  }
  return { events, error, records };
}

it('reads a whole answer that came in one read, its text as one piece', async () => {
  const { events, records } = await read(
    batched([[START, text('All '), text('is well.'), finish({ outputTokens: 3 })]]),
  );
  expect(events).toMatchObject([{ type: 'start' }, text('All is well.'), { type: 'finish' }]);
  expect(records).toMatchObject([{ outcome: 'OK', usage: { outputTokens: 3 } }]);
});

it('counts a reader as gone who leaves before the end, though all of it was there', async () => {
  const { records } = await read(batched([[START, text('All is well.'), finish({ outputTokens: 3 })]]), 2);
  expect(records).toMatchObject([{ outcome: 'ABORTED', usage: { estimated: true } }]);
});

it('gives out what came before a mistake in the same read', async () => {
  const { events, error } = await read(batched([[START, text('All '), START, text('lost')]]));
  expect(events).toMatchObject([{ type: 'start' }, text('All ')]);
  expect(error).toMatchObject({ code: 'STREAM_INTERRUPTED' });
});

it('gives out what came before the source failed', async () => {
  const { events, error } = await read(batched([[START, text('All ')]], new LlmError('UNAVAILABLE', 'Gone.')));
  expect(events).toMatchObject([{ type: 'start' }, text('All ')]);
  expect(error).toMatchObject({ code: 'STREAM_INTERRUPTED' });
});

it('lets a connection come to its end behind a guard that has seen the last event', async () => {
  let wasAborted: boolean | undefined;
  const slow = {
    ...provider('a', [[]]),
    async *stream(_: unknown, options: { readonly signal?: AbortSignal } = {}): AsyncGenerator<StreamEvent> {
      yield START;
      yield text('All is well.');
      yield finish({ outputTokens: 3 });
      await new Promise((resolve) => setTimeout(resolve, 5));
      wasAborted = options.signal?.aborted;
    },
  };
  const { manager, records } = createHarness([slow], {
    guard: {
      input: async (request) => ({ type: 'continue', request, verdict: NOTHING }),
      async *output(events) {
        for await (const event of events) {
          yield event;
          if (event.type === 'finish') return;
        }
      },
    },
  });
  expect(await manager.generateText('Hi')).toMatchObject({ text: 'All is well.' });
  expect(records).toMatchObject([{ outcome: 'OK' }]);
  await expect.poll(() => wasAborted).toBe(false);
});
