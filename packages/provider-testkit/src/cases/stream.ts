import assert from 'node:assert/strict';
import type { StreamEvent } from '@modelhaven/core';
import { type Bench, type ConformanceCase, checkError, eventsOf, outcomeOf } from '../bench.ts';
import { type Delivery, replyBytes } from '../reply.ts';

/** The grammar of events, and that it does not depend on how the bytes arrive. */
export const streamCases: readonly ConformanceCase[] = [
  {
    name: 'stream/grammar',
    async run(bench) {
      const events = await answer(bench);
      checkGrammar(events);
      assert.ok(textOf(events).length > 0, 'the answer has text');
    },
  },
  {
    name: 'stream/lazy',
    async run(bench) {
      if (bench.subject.replies?.chatStream) bench.serve('chatStream');
      bench.provider.stream(bench.request);
      await new Promise((resolve) => setTimeout(resolve, 50));
      assert.equal(bench.server.requests.length, 0, 'nothing is sent before the first next()');
      // Without a server that says nothing; that the stream then works shows that it was only waiting.
      checkGrammar(await answer(bench));
    },
  },
  {
    name: 'stream/concurrent',
    async run(bench) {
      if (bench.subject.replies?.chatStream) bench.serve('chatStream', { splitEvery: 7 });
      const first = await eventsOf(bench.provider.stream(bench.request));
      const all = await Promise.all(Array.from({ length: 4 }, () => eventsOf(bench.provider.stream(bench.request))));
      for (const events of all) assert.equal(textOf(events), textOf(first), 'streams side by side do not mix');
    },
  },
  {
    name: 'stream/tools',
    async run(bench) {
      if (bench.subject.replies) bench.serve('toolStream');
      const events = await eventsOf(bench.provider.stream(bench.toolRequest));
      checkGrammar(events);
      const calls = new Map<number, string>();
      for (const event of events) {
        if (event.type !== 'tool-call-delta') continue;
        if (!calls.has(event.index)) {
          assert.equal(event.index, calls.size, 'calls are counted from 0');
          assert.ok(event.id && event.name, `call ${event.index} begins with its id and name`);
        }
        calls.set(event.index, (calls.get(event.index) ?? '') + event.arguments);
      }
      assert.ok(calls.size > 0, 'the model calls a tool');
      for (const [index, text] of calls)
        assert.doesNotThrow(() => JSON.parse(text), `arguments of call ${index} are JSON`);
      const last = events.at(-1);
      assert.equal(last?.type === 'finish' && last.reason, 'tool-calls', 'the reason is tool-calls');
    },
  },
  { name: 'stream/cut-everywhere', run: (bench) => sameHoweverCut(bench, 'chatStream') },
  { name: 'stream/tools-cut-everywhere', run: (bench) => sameHoweverCut(bench, 'toolStream') },
  {
    name: 'stream/garbled',
    async run(bench) {
      const { length } = replyBytes(bench.exchange('chatStream').reply);
      for (let at = 0; at < length; at += Math.max(1, Math.floor(length / 40))) {
        bench.serve('chatStream', { garbleAt: [at] });
        const { events, error } = await outcomeOf(bench.provider.stream(bench.request));
        if (error === undefined) checkGrammar(events);
        else checkError(error, 'any', `byte ${at} garbled`);
      }
    },
  },
];

async function answer(bench: Bench): Promise<StreamEvent[]> {
  if (bench.subject.replies) bench.serve('chatStream');
  return eventsOf(bench.provider.stream(bench.request));
}

/** Throws unless the events are `start`, deltas, one `finish`. */
export function checkGrammar(events: readonly StreamEvent[]): void {
  const types = events.map((event) => event.type);
  assert.equal(types[0], 'start', 'the first event is start');
  assert.equal(types.at(-1), 'finish', 'the last event is finish');
  assert.equal(types.filter((type) => type === 'start').length, 1, 'there is one start');
  assert.equal(types.filter((type) => type === 'finish').length, 1, 'there is one finish');
  const [start] = events;
  assert.ok(start?.type === 'start' && start.model.length > 0, 'start names the model');
}

/** The text of the answer. */
export function textOf(events: readonly StreamEvent[]): string {
  return events.map((event) => (event.type === 'text-delta' ? event.text : '')).join('');
}

async function sameHoweverCut(bench: Bench, name: 'chatStream' | 'toolStream'): Promise<void> {
  const request = name === 'chatStream' ? bench.request : bench.toolRequest;
  const eventsWith = async (delivery: Delivery) => {
    bench.serve(name, delivery);
    return eventsOf(bench.provider.stream(request));
  };
  const expected = await eventsWith({});
  checkGrammar(expected);
  assert.deepEqual(await eventsWith({ splitEvery: 1 }), expected, 'byte by byte gives the same events');
  const { length } = replyBytes(bench.exchange(name).reply);
  for (let at = 1; at < length; at++) {
    assert.deepEqual(await eventsWith({ splitAt: [at] }), expected, `cut at byte ${at} gives the same events`);
  }
}
