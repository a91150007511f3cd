import assert from 'node:assert/strict';
import { type Bench, type ConformanceCase, checkError, eventsOf, outcomeOf } from '../bench.ts';
import { type Delivery, replyBytes } from '../reply.ts';
import { textOf } from './stream.ts';

/** A stream that breaks is never passed off as a complete answer. */
export const brokenStreamCases: readonly ConformanceCase[] = [
  { name: 'broken/cut', run: (bench) => neverPassedOff(bench, (at) => ({ cutAfter: at })) },
  { name: 'broken/reset', run: (bench) => neverPassedOff(bench, (at) => ({ resetAfter: at })) },
  { name: 'broken/ends-early', run: (bench) => neverPassedOff(bench, (at) => ({ endAfter: at })) },
  {
    name: 'broken/error-inside',
    async run(bench) {
      const reply = bench.subject.replies?.errorInsideStream;
      assert.ok(reply, 'This case needs "replies.errorInsideStream": give it, or declare the case unsupported.');
      bench.serveInstead('chatStream', reply);
      const { events, error } = await outcomeOf(bench.provider.stream(bench.request));
      assert.ok(error !== undefined, 'an error in the middle of a stream is thrown');
      const { code } = checkError(error, 'any', 'an error in the middle of a stream');
      assert.ok(code !== 'INTERNAL' && code !== 'ABORTED', `an error in the middle of a stream is not ${code}`);
      assert.ok(textOf(events).length > 0, 'the text before the error was handed on');
      assert.ok(!events.some((event) => event.type === 'finish'), 'no finish comes with an error');
    },
  },
];

/**
 * Breaks the stream off at places all over it. In the first half it must throw; later, where everything that counts
 * may have come, it may also end, but then with the whole text.
 */
async function neverPassedOff(bench: Bench, fault: (at: number) => Delivery): Promise<void> {
  const { length } = replyBytes(bench.serve('chatStream'));
  const whole = textOf(await eventsOf(bench.provider.stream(bench.request)));
  const step = Math.max(1, Math.floor(length / 50));
  for (let at = 0; at < length; at += step) {
    bench.serve('chatStream', fault(at));
    const { events, error } = await outcomeOf(bench.provider.stream(bench.request));
    const finished = events.some((event) => event.type === 'finish');
    const where = `broken after ${at} of ${length} bytes`;
    if (error === undefined) {
      assert.ok(at > length / 2 && finished && textOf(events) === whole, `${where}: passed off as a complete answer`);
    } else {
      const codes =
        at === 0 ? (['STREAM_INTERRUPTED', 'BAD_RESPONSE', 'UNAVAILABLE'] as const) : (['STREAM_INTERRUPTED'] as const);
      checkError(error, codes, where);
      assert.ok(!finished, `${where}: threw after finish`);
      assert.ok(whole.startsWith(textOf(events)), `${where}: gave text that is not part of the answer`);
    }
  }
}
