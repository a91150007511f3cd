import { batchesOf, fromBatches, LlmError } from '@modelhaven/core';
import type { AnswerEvent, AnswerRoute } from '@modelhaven/manager';
import { describeError } from '../errors/describe-error.ts';
import { watchClient } from '../http/client-gone.ts';
import { openEventStream } from '../http/event-stream.ts';
import type { AnyReply, AnyRequest, RouteContext } from '../server-types.ts';
import { routeHeaders } from './answer-headers.ts';
import type { StreamDialect } from './stream-dialect.ts';
import { withFirst } from './with-first.ts';

/**
 * Streams an answer. Nothing is sent before its first event is there, so what fails until then is a proper HTTP error.
 * What fails later is an event of the dialect. A client that leaves ends the generation.
 */
export async function streamAnswer<Frame>(
  context: Pick<RouteContext, 'keepAliveMs' | 'limits'>,
  request: AnyRequest,
  reply: AnyReply,
  open: (signal: AbortSignal) => AsyncIterable<AnswerEvent>,
  dialectFor: (route: AnswerRoute) => StreamDialect<Frame>,
): Promise<void> {
  const client = watchClient(reply.raw);
  // What came at once is written at once.
  const batches = batchesOf(open(client.signal))[Symbol.asyncIterator]();
  try {
    const first = await batches.next();
    const start = first.done ? undefined : first.value[0];
    if (start?.type !== 'start') throw new LlmError('STREAM_INTERRUPTED', 'The answer ended before it began.');
    const { route } = start;
    reply.headers(routeHeaders(route));
    const dialect = dialectFor(route);
    const events = fromBatches(withFirst(first, batches));
    const frames = batchesOf(dialect.frames(events))[Symbol.asyncIterator]();
    const stream = openEventStream(reply, {
      keepAlive: { text: dialect.keepAlive, everyMs: context.keepAliveMs },
      drainTimeoutMs: context.limits.drainTimeoutMs,
      signal: client.signal,
      ...(dialect.contentType === undefined ? {} : { contentType: dialect.contentType }),
    });
    try {
      for (let next = await frames.next(); !next.done; next = await frames.next()) {
        let text = '';
        for (const frame of next.value) text += dialect.format(frame);
        await stream.write(text);
      }
      stream.end(dialect.end);
    } catch (thrown) {
      const error = LlmError.from(thrown);
      client.stop(error);
      if (error.code === 'ABORTED') request.log.info({ error: describeError(error) }, 'stream left');
      else request.log.error({ error: describeError(error) }, 'stream broke');
      if (reply.raw.destroyed) return;
      stream.end(dialect.fail(error));
      // Whoever reads nothing does not read the end either.
      if (error.code === 'ABORTED') reply.raw.destroy();
    }
  } finally {
    client.release();
    // Not awaited: a source that is stuck in a read answers only once its signal has freed it.
    void Promise.resolve(batches.return?.()).catch(() => {});
  }
}
