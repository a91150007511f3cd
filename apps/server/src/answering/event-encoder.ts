import type { LlmError } from '@modelhaven/core';
import type { AnswerEvent } from '@modelhaven/manager';

/** Turns the events of one answer into the text of one dialect's event stream. Holds the state of that answer. */
export interface EventEncoder {
  /** Text for an event, ready to be written; empty where the dialect has nothing to say about it. */
  encode(event: AnswerEvent): string;
  /** What follows the last event of a whole answer. */
  end(): string;
  /** What ends an answer that broke. It must not look like a whole one. */
  fail(error: LlmError): string;
  /** What keeps a silent connection open. */
  readonly keepAlive: string;
}
