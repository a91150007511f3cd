import { LlmError, type ModelInfo } from '@modelhaven/core';
import type { ModelManager } from '@modelhaven/manager';
import {
  acceptOllamaShow,
  type OllamaListedModel,
  ollamaPsSchema,
  ollamaShowRequestSchema,
  ollamaShowSchema,
  ollamaTagsSchema,
  toOllamaPs,
  toOllamaShow,
  toOllamaTags,
} from '@modelhaven/wire/ollama';
import { whileConnected } from '../answering/give-answer.ts';
import { addressOf } from '../json/to-model.ts';
import { VIRTUAL_MODELS } from '../openai/virtual-models.ts';
import type { App, RouteContext } from '../server-types.ts';
import { knownName } from './known-model.ts';

/** `GET /api/tags`, `GET /api/ps` and `POST /api/show`: which models there are. */
export function addOllamaModelRoutes(app: App, { manager }: RouteContext): void {
  const listed = async (own: ModelManager, signal: AbortSignal): Promise<readonly OllamaListedModel[]> =>
    (await own.listModels({ signal })).models.map(toListed);

  app.get(
    '/api/tags',
    {
      config: {
        operation: {
          id: 'ollamaTags',
          tag: 'Ollama',
          summary: 'List models',
          description:
            'The virtual names first, then the models of all providers. Those that run elsewhere have `remote_host`.',
          responses: { 200: { description: 'The models.', schema: ollamaTagsSchema } },
        },
      },
    },
    async (request, reply) =>
      toOllamaTags([...VIRTUAL_MODELS, ...(await whileConnected(reply, (signal) => listed(request.manager, signal)))]),
  );

  app.get(
    '/api/ps',
    {
      config: {
        operation: {
          id: 'ollamaPs',
          tag: 'Ollama',
          summary: 'List models in memory',
          responses: { 200: { description: 'The models of all providers.', schema: ollamaPsSchema } },
        },
      },
    },
    async (request, reply) => {
      const [models, providers] = await whileConnected(reply, (signal) =>
        Promise.all([listed(request.manager, signal), manager.providers({ signal })]),
      );
      const known = new Map(models.map((model) => [model.id, model]));
      return toOllamaPs(
        providers.flatMap(({ id: provider, loaded = [] }) =>
          loaded.map((each) => {
            const id = addressOf({ provider, id: each.id });
            return { loaded: each, model: known.get(id) ?? { id } };
          }),
        ),
      );
    },
  );

  app.post(
    '/api/show',
    {
      config: {
        operation: {
          id: 'ollamaShow',
          tag: 'Ollama',
          summary: 'Show a model',
          description: 'Takes an address, a unique id, an alias or a virtual name. Templates are not shown.',
          body: ollamaShowRequestSchema,
          bodyExample: { model: 'local/demo' },
          responses: { 200: { description: 'The model.', schema: ollamaShowSchema } },
        },
      },
    },
    async (request, reply) => {
      const wanted = acceptOllamaShow(request.body);
      const virtual = VIRTUAL_MODELS.find(({ id }) => id === wanted || `${id}:latest` === wanted);
      if (virtual) return toOllamaShow(virtual);
      const found = await whileConnected(reply, async (signal) => {
        const [address] = await request.manager.resolve(await knownName(request.manager, wanted));
        return (await listed(request.manager, signal)).find(({ id }) => id === address);
      });
      if (!found) throw new LlmError('MODEL_NOT_FOUND', 'No provider lists this model now.', { field: 'model' });
      return toOllamaShow(found);
    },
  );
}

function toListed(model: ModelInfo): OllamaListedModel {
  return { ...model, id: addressOf(model) };
}
