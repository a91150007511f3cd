import type { StreamEvent, Timers } from '@modelhaven/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FromChild } from './messages.ts';
import { createOutbox } from './outbox.ts';

const delta = (text: string): StreamEvent => ({ type: 'text-delta', text });

/** A clock that is moved by hand. */
function createClock() {
  let now = 0;
  let last = 0;
  const waiting = new Map<number, { readonly at: number; readonly callback: () => void }>();
  const timers: Timers = {
    set(callback, ms) {
      waiting.set(++last, { at: now + ms, callback });
      return last;
    },
    clear: (handle) => void waiting.delete(handle as number),
    now: () => now,
  };
  const pass = (ms: number) => {
    const end = now + ms;
    for (;;) {
      const [due] = [...waiting].filter(([, { at }]) => at <= end).sort((a, b) => a[1].at - b[1].at);
      if (!due) break;
      waiting.delete(due[0]);
      now = due[1].at;
      due[1].callback();
    }
    now = end;
  };
  return { timers, pass, waiting };
}

it('sends a first event at once and gathers those that follow closely', () => {
  const { timers, pass, waiting } = createClock();
  const sent: FromChild[] = [];
  const outbox = createOutbox((message) => sent.push(message), timers);
  outbox.event(1, delta('a'));
  expect(sent).toEqual([{ type: 'events', events: [[1, delta('a')]] }]);
  outbox.event(1, delta('b'));
  pass(3);
  outbox.event(2, delta('c'));
  expect(sent).toHaveLength(1);
  pass(1);
  expect(sent[1]).toEqual({
    type: 'events',
    events: [
      [1, delta('b')],
      [2, delta('c')],
    ],
  });
  pass(4);
  expect(waiting.size).toBe(0);
  outbox.event(1, delta('d'));
  expect(sent).toHaveLength(3);
});

it('loses nothing, keeps the order, and never holds an event for longer than it says', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('event' as const), call: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ kind: fc.constant('ended' as const), call: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 9 }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { timers, pass } = createClock();
      const said: string[] = [];
      const heard: string[] = [];
      const saidAt = new Map<string, number>();
      const outbox = createOutbox((message) => {
        if (message.type === 'ended') heard.push(`ended ${message.call}`);
        if (message.type !== 'events') return;
        for (const [call, event] of message.events) {
          const text = event.type === 'text-delta' ? event.text : '';
          heard.push(`${call} ${text}`);
          expect(timers.now() - (saidAt.get(text) ?? 0)).toBeLessThanOrEqual(4);
        }
      }, timers);
      for (const [i, one] of steps.entries()) {
        if (one.kind === 'pass') pass(one.ms);
        else if (one.kind === 'ended') {
          said.push(`ended ${one.call}`);
          outbox.send({ type: 'ended', call: one.call });
        } else {
          said.push(`${one.call} ${i}`);
          saidAt.set(String(i), timers.now());
          outbox.event(one.call, delta(String(i)));
        }
      }
      pass(4);
      expect(heard).toEqual(said);
    }),
  );
});
