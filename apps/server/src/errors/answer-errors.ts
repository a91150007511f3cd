import type { App } from '../server-types.ts';
import { describeError } from './describe-error.ts';
import { dialectOf, sayError } from './dialect-of.ts';
import { RefusedRequest } from './refused-request.ts';
import { toFailure } from './to-failure.ts';

/** Answers everything that is thrown, and every route that does not exist, in the dialect of the caller. */
export function answerErrors(app: App): void {
  app.setErrorHandler((thrown, request, reply) => {
    const failure = toFailure(thrown);
    const { error, status } = failure;
    if (status >= 500) request.log.error({ error: describeError(error) }, 'request failed');
    else if (error.code !== 'ABORTED') request.log.info({ error: describeError(error) }, 'request refused');
    // 499 is for the log: nobody is left to read it.
    const { headers, body } = sayError(dialectOf(request), error, request.id);
    return reply
      .code(status)
      .headers({ ...headers, ...failure.headers })
      .send(body);
  });

  app.setNotFoundHandler((request) => {
    const others = ['GET', 'POST', 'DELETE'].filter(
      (method) => method !== request.method && app.findRoute({ method, url: pathOf(request.url) }) !== null,
    );
    if (others.length > 0) {
      throw new RefusedRequest(405, `This path takes ${others.join(' or ')}, not ${request.method}.`, {
        allow: others.join(', '),
      });
    }
    throw new RefusedRequest(404, 'There is no such route. GET /docs lists all there are.');
  });
}

function pathOf(url: string): string {
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
}
