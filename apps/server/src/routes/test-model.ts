import { formatModelAddress } from '@modelhaven/core';
import { z } from 'zod';
import { callOptions } from '../answering/call-options.ts';
import { whileConnected } from '../answering/give-answer.ts';
import { providerIdSchema } from '../json/query-schemas.ts';
import { toSnakeCase } from '../json/snake-case.ts';
import type { App } from '../server-types.ts';

const body = z
  .strictObject({
    model_id: z.string().min(1).max(512).describe('`provider/model`, or the bare id with `provider_name`.'),
    provider_name: providerIdSchema.optional(),
  })
  .meta({ id: 'TestRequest' });

const answer = z
  .strictObject({
    address: z.string(),
    ok: z.boolean(),
    latency_ms: z.number(),
    first_event_ms: z.number().optional(),
    tokens_per_second: z.number().optional(),
    error: z.looseObject({ code: z.string(), message: z.string() }).optional(),
  })
  .meta({ id: 'ModelTest' });

/** `POST /test`: does a model answer, and how fast. */
export function addTestModelRoute(app: App): void {
  app.post(
    '/api/v1/models/test',
    {
      schema: { body },
      config: {
        operation: {
          id: 'testModel',
          tag: 'Models',
          summary: 'Test a model',
          description: 'One short question: does it answer, how soon and how fast. A model that fails is a result.',
          bodyExample: { model_id: 'demo', provider_name: 'local' },
          responses: { 200: { description: 'What the test saw.', schema: answer } },
        },
      },
    },
    async (request, reply) => {
      const { model_id, provider_name } = request.body;
      const address =
        provider_name === undefined ? model_id : formatModelAddress({ provider: provider_name, model: model_id });
      return toSnakeCase(
        await whileConnected(reply, (signal) => request.manager.test(address, callOptions(request, reply, signal))),
      );
    },
  );
}
