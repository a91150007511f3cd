import { LlmError, type Message, type Plan, type Recorder } from '@modelhaven/core';
import { type CallContext, ownerOf } from '../call-context.ts';
import { tap } from '../tap.ts';
import type { AnswerEvent, AnswerReport } from '../types.ts';
import type { RequestAttempt, RequestEntry } from './request-entry.ts';
import type { RequestLogWriter } from './request-log.ts';
import { costOfAttempts, createShown, toKeptAttempt } from './to-kept.ts';
import { toKeptPlan } from './to-kept-plan.ts';

/** What is noted of a request while it is answered. */
export interface KeptRequest {
  /** Hears of the attempts of this call. */
  readonly recorder: Recorder;
  /** Hears of the plan, so that it is kept also where nobody answers by it. */
  planned(plan: Plan): void;
  /** The same events; when they are over, however that is, the entry is written. */
  watch(batches: AsyncIterable<readonly AnswerEvent[]>): AsyncIterable<readonly AnswerEvent[]>;
  /** For a call that failed before there were events. */
  fail(thrown: unknown): void;
}

/** Begins to note a request. */
export function keepRequest(
  log: RequestLogWriter,
  call: CallContext,
  {
    asked,
    messages,
    elapsed,
  }: { readonly asked: string; readonly messages: readonly Message[]; readonly elapsed: () => number },
): KeptRequest {
  const attempts: RequestAttempt[] = [];
  // Whoever else wants to hear of attempts; this one takes its place at the call.
  const { recorder: other } = call;
  let answer = '';
  let isRetracted = false;
  let firstEventMs: number | undefined;
  let report: AnswerReport | undefined;
  let plan: Plan | undefined;

  const write = (outcome: RequestEntry['outcome']) => {
    try {
      log.write(toEntry(outcome));
    } catch (error) {
      call.logger.error({ error }, 'A request could not be written to its log.');
    }
  };

  const toEntry = (outcome: RequestEntry['outcome']): RequestEntry => ({
    type: 'request',
    id: call.requestId,
    time: call.startedAt,
    ...(call.taskType === undefined ? {} : { taskType: call.taskType }),
    ...ownerOf(call),
    streamed: call.streamed,
    asked,
    ...(report ? { model: report.address } : {}),
    outcome,
    latencyMs: elapsed() - call.begunAt,
    ...(firstEventMs === undefined ? {} : { firstEventMs }),
    ...(report ? { usage: report.usage, safety: safetyOf(report) } : {}),
    ...costOf(),
    ...(report?.cache ? { cache: report.cache.status } : {}),
    attempts,
    ...planOf(),
    ...textsOf(),
  });

  const costOf = (): Pick<RequestEntry, 'costUsd'> => {
    if (report) return report.costUsd === undefined ? {} : { costUsd: report.costUsd };
    return costOfAttempts(attempts);
  };

  const planOf = (): Pick<RequestEntry, 'plan'> => {
    const last = report?.plan ?? plan;
    return last ? { plan: toKeptPlan(last) } : {};
  };

  const textsOf = (): Pick<RequestEntry, 'messages' | 'answer'> => {
    if (log.content === 'none') return {};
    const shown = createShown(log.content);
    const said = messages.map((message) => ({ role: message.role, text: shown(textOf(message)) }));
    // What was taken back was not meant to be seen.
    return { messages: said, ...(answer === '' || isRetracted ? {} : { answer: shown(answer) }) };
  };

  const take = (event: AnswerEvent) => {
    if (event.type !== 'start') firstEventMs ??= elapsed() - call.begunAt;
    if (event.type === 'text-delta' && log.content !== 'none') answer += event.text;
    if (event.type === 'safety.retract') isRetracted = true;
    if (event.type === 'finish') report = event.report;
  };

  return {
    recorder: {
      record(attempt) {
        attempts.push(toKeptAttempt(attempt));
        other?.record(attempt);
      },
    },
    planned(made) {
      plan = made;
    },
    watch(batches) {
      let outcome: RequestEntry['outcome'] = 'ABORTED';
      return tap(batches, {
        // Before they are given out: a reader may leave with the last event.
        event(batch) {
          for (const event of batch) take(event);
          if (batch.at(-1)?.type === 'finish') outcome = 'OK';
        },
        error(thrown) {
          outcome = LlmError.from(thrown).code;
          return thrown;
        },
        end: () => write(outcome),
      });
    },
    fail: (thrown) => write(LlmError.from(thrown).code),
  };
}

function safetyOf({ safety }: AnswerReport): NonNullable<RequestEntry['safety']> {
  return { input: safety.input.action, ...(safety.output ? { output: safety.output.action } : {}) };
}

/** The text of a message; of pictures and files nothing. */
function textOf({ content }: Message): string {
  if (typeof content === 'string') return content;
  return (content ?? [])
    .flatMap((part) => ('text' in part && typeof part.text === 'string' ? part.text : []))
    .join('\n');
}
