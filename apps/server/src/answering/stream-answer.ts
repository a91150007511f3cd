import { LlmError } from '@modelhaven/core';
import type { AnswerEvent } from '@modelhaven/manager';
import { describeError } from '../errors/describe-error.ts';
import { watchClient } from '../http/client-gone.ts';
import { openEventStream } from '../http/event-stream.ts';
import type { AnyReply, AnyRequest, RouteContext } from '../server-types.ts';
import { routeHeaders } from './answer-headers.ts';
import type { EventEncoder } from './event-encoder.ts';

/**
 * Streams an answer. Nothing is sent before its first event is there, so what fails until then is a proper HTTP error.
 * What fails later is an event of the dialect. A client that leaves ends the generation.
 */
export async function streamAnswer(
  context: Pick<RouteContext, 'keepAliveMs' | 'limits'>,
  request: AnyRequest,
  reply: AnyReply,
  open: (signal: AbortSignal) => AsyncIterable<AnswerEvent>,
  createEncoder: (first: AnswerEvent) => EventEncoder,
): Promise<void> {
  const client = watchClient(reply.raw);
  const events = open(client.signal)[Symbol.asyncIterator]();
  try {
    const first = await events.next();
    if (first.done) throw new LlmError('STREAM_INTERRUPTED', 'The answer ended before it began.');
    if (first.value.type === 'start') reply.headers(routeHeaders(first.value.route));
    const encoder = createEncoder(first.value);
    const stream = openEventStream(reply, {
      keepAlive: { text: encoder.keepAlive, everyMs: context.keepAliveMs },
      drainTimeoutMs: context.limits.drainTimeoutMs,
      signal: client.signal,
    });
    try {
      for (let next: IteratorResult<AnswerEvent> = first; !next.done; next = await events.next()) {
        await stream.write(encoder.encode(next.value));
      }
      stream.end(encoder.end());
    } catch (thrown) {
      const error = LlmError.from(thrown);
      if (error.code === 'ABORTED') request.log.info({ error: describeError(error) }, 'stream left');
      else request.log.error({ error: describeError(error) }, 'stream broke');
      client.stop(error);
      if (reply.raw.destroyed) return;
      stream.end(encoder.fail(error));
      // Whoever reads nothing does not read the end either.
      if (error.code === 'ABORTED') reply.raw.destroy();
    }
  } finally {
    client.release();
    // Not awaited: a source that is stuck in a read answers only once its signal has freed it.
    void Promise.resolve(events.return?.()).catch(() => {});
  }
}
