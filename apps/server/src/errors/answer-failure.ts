import { attemptsHeader } from '../answering/attempts-header.ts';
import type { AnyReply, AnyRequest } from '../server-types.ts';
import { describeError } from './describe-error.ts';
import { dialectOf, type ErrorDialect, sayError } from './dialect-of.ts';
import { type Failure, toFailure } from './to-failure.ts';

/** Answers a thrown value in the dialect of the caller, and notes it in the log. */
export function answerFailure(thrown: unknown, request: AnyRequest, reply: AnyReply): void {
  const failure = toFailure(thrown);
  const { error } = failure;
  const dialect = dialectOf(request);
  const status = statusIn(dialect, failure);
  if (status >= 500) request.log.error({ error: describeError(error) }, 'request failed');
  else if (error.code !== 'ABORTED') request.log.info({ error: describeError(error) }, 'request refused');
  const { trail } = error.details;
  const attempts = trail ? { 'x-modelhaven-attempts': attemptsHeader(trail.length, trail) } : {};
  // 499 is for the log: nobody is left to read it.
  const { headers, body } = sayError(dialect, error, request.id);
  reply
    .code(status)
    .headers({ ...headers, ...failure.headers, ...attempts })
    .send(body);
}

/** OpenAI says 429 where a budget of its own is used up (`insufficient_quota`), all others 402. */
function statusIn(dialect: ErrorDialect, { status, error }: Failure): number {
  return dialect === 'openai' && error.code === 'QUOTA_EXHAUSTED' && status === 402 ? 429 : status;
}
