import type { App } from '../server-types.ts';
import { answerFailure } from './answer-failure.ts';
import { RefusedRequest } from './refused-request.ts';

/** Answers everything that is thrown, and every route that does not exist, in the dialect of the caller. */
export function answerErrors(app: App): void {
  app.setErrorHandler((thrown, request, reply) => answerFailure(thrown, request, reply));

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
