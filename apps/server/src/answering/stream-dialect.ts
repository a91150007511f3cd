import type { LlmError } from '@modelhaven/core';
import type { AnswerEvent } from '@modelhaven/manager';

/** How the events of one answer become the event stream of one dialect. */
export interface StreamDialect<Frame> {
  /** The dialect's own events. What the source throws is thrown on. */
  frames(events: AsyncIterable<AnswerEvent>): AsyncIterable<Frame>;
  /** A frame as text, ready to be written; empty where there is nothing to say. */
  format(frame: Frame): string;
  /** What follows the last frame of a whole answer. */
  readonly end: string;
  /** What ends an answer that broke. It must not look like a whole one. */
  fail(error: LlmError): string;
  /** Media type of the stream, where it is not `text/event-stream`. */
  readonly contentType?: string;
  /** What keeps a silent connection open. */
  readonly keepAlive: string;
}
