import type { AnyReply, AnyRequest } from '../server-types.ts';
import { describeError } from './describe-error.ts';
import { dialectOf, sayError } from './dialect-of.ts';
import { toFailure } from './to-failure.ts';

/** Answers a thrown value in the dialect of the caller, and notes it in the log. */
export function answerFailure(thrown: unknown, request: AnyRequest, reply: AnyReply): void {
  const failure = toFailure(thrown);
  const { error, status } = failure;
  if (status >= 500) request.log.error({ error: describeError(error) }, 'request failed');
  else if (error.code !== 'ABORTED') request.log.info({ error: describeError(error) }, 'request refused');
  // 499 is for the log: nobody is left to read it.
  const { headers, body } = sayError(dialectOf(request), error, request.id);
  reply
    .code(status)
    .headers({ ...headers, ...failure.headers })
    .send(body);
}
