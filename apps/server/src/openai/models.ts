import { LlmError, type ModelInfo } from '@modelhaven/core';
import { type ListedModel, modelListSchema, modelSchema, toModelEntry, toModelList } from '@modelhaven/wire/openai';
import { z } from 'zod';
import { whileConnected } from '../answering/give-answer.ts';
import {
  anthropicModelListSchema,
  anthropicModelSchema,
  toAnthropicModel,
  toAnthropicModelList,
} from '../anthropic/to-model-list.ts';
import { dialectOf } from '../errors/dialect-of.ts';
import { addressOf } from '../json/to-model.ts';
import { restOfPath } from '../routes/rest-of-path.ts';
import type { App } from '../server-types.ts';
import { VIRTUAL_MODELS } from './virtual-models.ts';

const NOTE = "Clients of Anthropic, known by their `anthropic-version` header, get Anthropic's shape.";

/** `GET /v1/models` and `/v1/models/{model}`: what clients fill their menus with. */
export function addModelsRoutes(app: App): void {
  app.get(
    '/v1/models',
    {
      config: {
        operation: {
          id: 'listOpenAiModels',
          tag: 'OpenAI',
          summary: 'List models',
          description: `The virtual names first, then the models of all providers. ${NOTE}`,
          responses: {
            200: { description: 'The models.', schema: z.union([modelListSchema, anthropicModelListSchema]) },
          },
        },
      },
    },
    async (request, reply) => {
      const { models } = await whileConnected(reply, (signal) => request.manager.listModels({ signal }));
      const listed = [...VIRTUAL_MODELS, ...models.map(listedModel)];
      return dialectOf(request) === 'openai' ? toModelList(listed) : toAnthropicModelList(listed);
    },
  );

  app.get(
    '/v1/models/*',
    {
      config: {
        operation: {
          id: 'getOpenAiModel',
          tag: 'OpenAI',
          summary: 'Show a model',
          description: `Takes an address, a unique id or an alias. ${NOTE}`,
          path: '/v1/models/{model}',
          parameters: { model: 'Address, unique id, alias or virtual name.' },
          responses: { 200: { description: 'The model.', schema: z.union([modelSchema, anthropicModelSchema]) } },
        },
      },
    },
    async (request, reply) => {
      const name = restOfPath(request);
      const model =
        VIRTUAL_MODELS.find(({ id }) => id === name) ??
        (await whileConnected(reply, async (signal) => {
          const [address] = await request.manager.resolve(name);
          const { models } = await request.manager.listModels({ signal });
          return models.map(listedModel).find(({ id }) => id === address);
        }));
      if (!model) throw new LlmError('MODEL_NOT_FOUND', 'No provider lists this model now.', { field: 'model' });
      return dialectOf(request) === 'openai' ? toModelEntry(model) : toAnthropicModel(model);
    },
  );
}

function listedModel(model: ModelInfo): ListedModel {
  return { ...model, id: addressOf(model) };
}
