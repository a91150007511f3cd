import { LlmError } from '@modelhaven/core';
import type { Question } from './worker-messages.ts';

/** Questions to another process that have no answer yet. */
export interface Questions {
  /** Rejects with `UNAVAILABLE` where nobody answers in time. */
  ask(what: Question, body: unknown, timeoutMs: number): Promise<unknown>;
  /** Takes an answer; one that nobody waits for is left alone. */
  answered(id: number, body: unknown, error: string | undefined): void;
  /** Nobody is there any more to answer. */
  fail(): void;
}

interface Open {
  readonly resolve: (body: unknown) => void;
  readonly reject: (error: LlmError) => void;
  readonly timer: NodeJS.Timeout;
}

/** Questions that are sent by `send`. */
export function createQuestions(send: (id: number, what: Question, body: unknown) => void): Questions {
  const open = new Map<number, Open>();
  let last = 0;
  const take = (id: number): Open | undefined => {
    const question = open.get(id);
    open.delete(id);
    clearTimeout(question?.timer);
    return question;
  };
  return {
    ask(what, body, timeoutMs) {
      const id = ++last;
      return new Promise((resolve, reject) => {
        const late = () => take(id)?.reject(new LlmError('UNAVAILABLE', 'Another worker did not answer in time.'));
        open.set(id, { resolve, reject, timer: setTimeout(late, timeoutMs) });
        send(id, what, body);
      });
    },
    answered(id, body, error) {
      const question = take(id);
      if (error === undefined) question?.resolve(body);
      else question?.reject(new LlmError('UNAVAILABLE', error));
    },
    fail() {
      for (const id of open.keys()) take(id)?.reject(new LlmError('UNAVAILABLE', 'Another worker is gone.'));
    },
  };
}
