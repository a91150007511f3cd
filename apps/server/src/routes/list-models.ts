import { z } from 'zod';
import { whileConnected } from '../answering/give-answer.ts';
import { modelListSchema } from '../json/model-schemas.ts';
import { flagSchema, numberText, providerIdSchema, searchSchema } from '../json/query-schemas.ts';
import { capabilitySchema, taskTypeSchema } from '../json/requirement-schemas.ts';
import { pageQuery, toModelPage } from '../json/to-model-page.ts';
import type { App } from '../server-types.ts';

const availableQuery = z.strictObject({
  provider: providerIdSchema.optional(),
  free_only: flagSchema.optional(),
  task_type: taskTypeSchema.optional(),
  capability: capabilitySchema.optional(),
  search: searchSchema.optional().describe('Part of an id or name.'),
  refresh: flagSchema.optional().describe('Ask the providers again instead of reading the cached lists.'),
  ...pageQuery,
});
const freeQuery = z.strictObject({ provider: providerIdSchema.optional(), ...pageQuery });
const affordableQuery = z.strictObject({
  max_cost_per_token: numberText(z.number().min(0)).default(0.001).describe('USD per token.'),
  provider: providerIdSchema.optional(),
  ...pageQuery,
});

const responses = { 200: { description: 'The models.', schema: modelListSchema } };

/** `GET /available`, `/free` and `/affordable`: the models of all providers, or some of them. */
export function addListModelsRoutes(app: App): void {
  app.get(
    '/api/v1/models/available',
    {
      schema: { querystring: availableQuery },
      config: {
        operation: {
          id: 'listModels',
          tag: 'Models',
          summary: 'List models',
          description: 'Models of all providers or of one. A provider that cannot be asked is named and is no error.',
          responses,
        },
      },
    },
    async ({ query: { provider, free_only, task_type, capability, search, refresh, ...page }, manager }, reply) =>
      toModelPage(
        await whileConnected(reply, (signal) =>
          manager.listModels({
            signal,
            ...(provider === undefined ? {} : { provider }),
            ...(free_only === undefined ? {} : { freeOnly: free_only }),
            ...(task_type === undefined ? {} : { taskType: task_type }),
            ...(capability === undefined ? {} : { capability }),
            ...(search === undefined ? {} : { search }),
            ...(refresh === undefined ? {} : { refresh }),
          }),
        ),
        page,
      ),
  );

  app.get(
    '/api/v1/models/free',
    {
      schema: { querystring: freeQuery },
      config: {
        operation: { id: 'listFreeModels', tag: 'Models', summary: 'List models that cost nothing', responses },
      },
    },
    async ({ query: { provider, ...page }, manager }, reply) =>
      toModelPage(
        await whileConnected(reply, (signal) =>
          manager.listModels({ signal, freeOnly: true, ...(provider === undefined ? {} : { provider }) }),
        ),
        page,
      ),
  );

  app.get(
    '/api/v1/models/affordable',
    {
      schema: { querystring: affordableQuery },
      config: {
        operation: {
          id: 'listAffordableModels',
          tag: 'Models',
          summary: 'List models up to a price',
          description: 'Models that are free or cost at most so much per token. Models of unknown price are left out.',
          responses,
        },
      },
    },
    async ({ query: { max_cost_per_token, provider, ...page }, manager }, reply) =>
      toModelPage(
        await whileConnected(reply, (signal) =>
          manager.listModels({
            signal,
            maxCostPerToken: max_cost_per_token,
            ...(provider === undefined ? {} : { provider }),
          }),
        ),
        page,
      ),
  );
}
