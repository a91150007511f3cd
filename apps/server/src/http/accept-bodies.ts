import { RefusedRequest } from '../errors/refused-request.ts';
import type { ServerLimits } from '../options.ts';
import type { AnyRequest, App } from '../server-types.ts';
import { parseJson } from './parse-json.ts';

function takesBody({ routeOptions: { schema, config } }: AnyRequest): boolean {
  return schema?.body !== undefined || (typeof config.operation === 'object' && config.operation.body !== undefined);
}

/** JSON is the one kind of body there is. Others are refused with 415, which also stops forms of foreign web pages. */
export function acceptBodies(app: App, limits: ServerLimits): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    try {
      const encoding = request.headers['content-encoding'];
      if (encoding !== undefined && encoding !== 'identity') {
        throw new RefusedRequest(415, 'The body is compressed. Send it as plain JSON, without content-encoding.');
      }
      const text = typeof body === 'string' ? body : body.toString('utf8');
      // Many clients name the type of a body that they do not send.
      if (text === '' && !takesBody(request)) return done(null, undefined);
      done(null, parseJson(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, limits));
    } catch (error) {
      done(error as Error);
    }
  });
  // A request without body and type passes no parser.
  app.addHook('preValidation', (request, _reply, done) => {
    if (request.body !== undefined || !takesBody(request)) return done();
    done(
      new RefusedRequest(400, 'The body is empty. Send a JSON object, with the header content-type: application/json.'),
    );
  });
}
