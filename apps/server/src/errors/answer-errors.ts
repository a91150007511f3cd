import type { AnyRequest, App } from '../server-types.ts';
import { answerFailure } from './answer-failure.ts';
import { RefusedRequest } from './refused-request.ts';

/** Answers everything that is thrown, and every route that does not exist, in the dialect of the caller. */
export function answerErrors(app: App): void {
  app.setErrorHandler((thrown, request, reply) => answerFailure(thrown, request, reply));

  app.setNotFoundHandler((request) => {
    const others = otherMethods(app, request);
    if (others.length > 0) {
      throw new RefusedRequest(405, `This path takes ${others.join(' or ')}, not ${request.method}.`, {
        allow: others.join(', '),
      });
    }
    throw new RefusedRequest(404, 'There is no such route. GET /docs lists all there are.');
  });
}

/** Methods that the path takes; where it is written out for some, those with a name in its place are none of its own. */
function otherMethods(app: App, { method: asked, url }: Pick<AnyRequest, 'method' | 'url'>): readonly string[] {
  const found = ['GET', 'POST', 'DELETE'].flatMap((method) => {
    const route = method === asked ? null : app.findRoute({ method, url: pathOf(url) });
    return route ? [{ method, isWrittenOut: Object.keys(route.params).length === 0 }] : [];
  });
  const writtenOut = found.filter(({ isWrittenOut }) => isWrittenOut);
  return (writtenOut.length > 0 ? writtenOut : found).map(({ method }) => method);
}

function pathOf(url: string): string {
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
}
