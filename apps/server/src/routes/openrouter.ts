import { LlmError } from '@modelhaven/core';
import { z } from 'zod';
import { whileConnected } from '../answering/give-answer.ts';
import { filterSchema, modelListSchema } from '../json/model-schemas.ts';
import { toCamelCase, toSnakeCase } from '../json/snake-case.ts';
import { pageQuery, toModelPage } from '../json/to-model-page.ts';
import type { App, RouteContext } from '../server-types.ts';

const PROVIDER = 'openrouter';

const changeSchema = z
  .strictObject({
    show_free_only: z.boolean().optional().describe('Only models that cost nothing.'),
    prefer_free_models: z.boolean().optional().describe('Free models first.'),
    max_cost_per_token: z
      .number()
      .min(0)
      .nullable()
      .optional()
      .describe('USD per token; dearer models are neither listed nor used. `null` removes it.'),
  })
  .meta({ id: 'ModelFilterChange' });

const responses = { 200: { description: 'The filter as it is now.', schema: filterSchema } };

/** `GET /openrouter/free`, `GET` and `POST /openrouter/filter`: which of its models OpenRouter shows and uses. */
export function addOpenRouterRoutes(app: App, { manager }: RouteContext): void {
  app.get(
    '/api/v1/models/openrouter/free',
    {
      schema: { querystring: z.strictObject(pageQuery) },
      config: {
        operation: {
          id: 'listOpenRouterFreeModels',
          tag: 'Models',
          summary: "List OpenRouter's free models",
          responses: { 200: { description: 'The models.', schema: modelListSchema } },
        },
      },
    },
    async ({ query, manager: own }, reply) => {
      const list = () =>
        whileConnected(reply, (signal) => own.listModels({ signal, freeOnly: true, provider: PROVIDER }));
      return toModelPage(await ofOpenRouter(list), query);
    },
  );

  app.get(
    '/api/v1/models/openrouter/filter',
    {
      config: {
        operation: {
          id: 'getOpenRouterFilter',
          tag: 'Models',
          summary: "Show OpenRouter's filter",
          responses,
        },
      },
    },
    async () => toSnakeCase(await ofOpenRouter(async () => manager.filters.get(PROVIDER))),
  );

  app.post(
    '/api/v1/models/openrouter/filter',
    {
      schema: { body: changeSchema },
      config: {
        operation: {
          id: 'setOpenRouterFilter',
          tag: 'Models',
          summary: "Change OpenRouter's filter",
          description: 'What is absent stays. Takes effect at once, and survives a restart.',
          bodyExample: { show_free_only: true, prefer_free_models: true, max_cost_per_token: 0.000001 },
          responses,
        },
      },
    },
    async ({ body }) => toSnakeCase(await ofOpenRouter(() => manager.filters.set(PROVIDER, toCamelCase(body)))),
  );
}

/** Says what to do where OpenRouter is off, which the manager knows only as a name that it has not. */
async function ofOpenRouter<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    const error = LlmError.from(thrown);
    if (error.code !== 'INVALID_REQUEST' || error.details.field !== 'provider') throw error;
    throw new LlmError(
      'UNAVAILABLE',
      'OpenRouter is switched off here. Set OPENROUTER_API_KEY or its section in modelhaven.yaml, and start again.',
      { provider: PROVIDER },
    );
  }
}
