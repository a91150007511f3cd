import { deletedResponseSchema, responsesResponseSchema } from '@modelhaven/wire/openai-responses';
import { RefusedRequest } from '../errors/refused-request.ts';
import type { AnyRequest, App, RouteContext } from '../server-types.ts';
import { addCreateResponseRoute } from './create-response.ts';
import { ownResponses } from './own-responses.ts';
import { createMemoryResponseStore } from './response-store.ts';

const PARAMETERS = { id: 'Id of the response: `resp_…`.' };

/** `POST /v1/responses`, and `GET` and `DELETE /v1/responses/{id}` for those that were kept. */
export function addResponsesRoutes(app: App, context: RouteContext): void {
  const everything = context.responseStore ?? createMemoryResponseStore({ now: context.now });
  const storeOf = ({ caller }: Pick<AnyRequest, 'caller'>) => ownResponses(everything, caller);
  addCreateResponseRoute(app, context, storeOf);

  app.get(
    '/v1/responses/:id',
    {
      config: {
        operation: {
          id: 'getResponse',
          tag: 'OpenAI',
          summary: 'Show a kept response',
          path: '/v1/responses/{id}',
          parameters: PARAMETERS,
          responses: { 200: { description: 'The response.', schema: responsesResponseSchema } },
        },
      },
    },
    async (request) => {
      const stored = await storeOf(request).get(idOf(request));
      if (!stored) throw unknownResponse();
      return stored.response;
    },
  );

  app.delete(
    '/v1/responses/:id',
    {
      config: {
        operation: {
          id: 'deleteResponse',
          tag: 'OpenAI',
          summary: 'Forget a response',
          path: '/v1/responses/{id}',
          parameters: PARAMETERS,
          responses: { 200: { description: 'It is forgotten.', schema: deletedResponseSchema } },
        },
      },
    },
    async (request) => {
      const id = idOf(request);
      if (!(await storeOf(request).delete(id))) throw unknownResponse();
      return { id, object: 'response', deleted: true };
    },
  );
}

function idOf({ params }: Pick<AnyRequest, 'params'>): string {
  return (params as { readonly id: string }).id;
}

function unknownResponse(): RefusedRequest {
  return new RefusedRequest(404, 'There is no response of this id, or it is no longer kept.');
}
