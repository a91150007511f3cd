import { LlmError, type Recorder, type Usage } from '@modelhaven/core';
import { type CallContext, ownerOf } from '../call-context.ts';
import type { AnswerRoute } from '../types.ts';
import type { RequestAttempt, RequestEntry } from './request-entry.ts';
import type { RequestLogWriter } from './request-log.ts';
import { costOfAttempts, createShown, toKeptAttempt } from './to-kept.ts';

/** What is asked of a model that answers without words. */
export interface KeptQuestion {
  readonly operation: 'embeddings' | 'rerank';
  /** As it was named: an address or an alias. */
  readonly asked: string;
  /** What was sent, in its order. */
  readonly texts: readonly { readonly role: 'input' | 'query' | 'document'; readonly text: string }[];
  /** Milliseconds of a clock that nobody sets. */
  readonly elapsed: () => number;
}

/**
 * Notes an embedding or a ranking while `work` does it, and hands `work` the call whose recorder hears of its attempts.
 * Texts are kept where content is; vectors and scores never are. Without a log it only works.
 */
export async function keepQuestion<Result extends { readonly usage: Usage; readonly route: AnswerRoute }>(
  log: RequestLogWriter | undefined,
  call: CallContext,
  question: KeptQuestion,
  work: (call: CallContext) => Promise<Result>,
): Promise<Result> {
  if (!log) return work(call);
  const attempts: RequestAttempt[] = [];
  const recorder: Recorder = {
    record(attempt) {
      attempts.push(toKeptAttempt(attempt));
      call.recorder?.record(attempt);
    },
  };
  const write = (outcome: RequestEntry['outcome'], result?: Result) => {
    try {
      log.write(toEntry(log, call, question, attempts, outcome, result));
    } catch (error) {
      call.logger.error({ error }, 'A request could not be written to its log.');
    }
  };
  try {
    const result = await work({ ...call, recorder });
    write('OK', result);
    return result;
  } catch (thrown) {
    write(LlmError.from(thrown).code);
    throw thrown;
  }
}

function toEntry(
  { content }: Pick<RequestLogWriter, 'content'>,
  call: CallContext,
  { operation, asked, texts, elapsed }: KeptQuestion,
  attempts: readonly RequestAttempt[],
  outcome: RequestEntry['outcome'],
  result: { readonly usage: Usage; readonly route: AnswerRoute } | undefined,
): RequestEntry {
  const shown = createShown(content);
  return {
    type: 'request',
    id: call.requestId,
    time: call.startedAt,
    operation,
    ...ownerOf(call),
    streamed: false,
    asked,
    ...(result ? { model: result.route.address } : {}),
    outcome,
    latencyMs: elapsed() - call.begunAt,
    ...(result ? { usage: result.usage } : {}),
    ...costOfAttempts(attempts),
    attempts,
    ...(content === 'none' ? {} : { messages: texts.map(({ role, text }) => ({ role, text: shown(text) })) }),
  };
}
