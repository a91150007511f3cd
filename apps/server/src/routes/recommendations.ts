import { recommendModelsInTurns } from '@modelhaven/hardware';
import { toResidentModels } from '@modelhaven/manager';
import { z } from 'zod';
import { whileConnected } from '../answering/give-answer.ts';
import { detectionIsOff } from '../errors/detection-is-off.ts';
import { flagSchema, numberText } from '../json/query-schemas.ts';
import { recommendationsSchema } from '../json/recommendation-schema.ts';
import { taskTypeSchema } from '../json/requirement-schemas.ts';
import { toSnakeCase } from '../json/snake-case.ts';
import type { App, RouteContext } from '../server-types.ts';

const query = z.strictObject({
  task_type: taskTypeSchema
    .optional()
    .describe('What it is wanted for; `embedding` and `reranking` too. Default `general_chat`.'),
  context_length: numberText(z.int().min(1).max(16_777_216))
    .optional()
    .describe('Tokens of context it must run with. Default: what the task usually takes.'),
  prefer: z.enum(['quality', 'speed', 'memory']).optional().describe('What matters most. Default: all of it.'),
  limit: numberText(z.int().min(1).max(50)).default(5).describe('Most models that are named.'),
  ignore_thresholds: flagSchema
    .optional()
    .describe('Recommend below `memory_threshold_gb` and `cpu_core_threshold` too.'),
});

const ROUTES = [
  ['/api/v1/models/recommendations', 'listRecommendations'],
  ['/api/v1/recommendations', 'listRecommendationsByShortPath'],
] as const;

/** `GET /recommendations`: what this machine can run well, with memory, speed and the reason. */
export function addRecommendationsRoutes(app: App, { manager, hardware, hardwareSettings }: RouteContext): void {
  for (const [path, id] of ROUTES) {
    app.get(
      path,
      {
        schema: { querystring: query },
        config: {
          operation: {
            id,
            tag: 'Models',
            summary: 'Recommend models for this machine',
            description:
              'Open models of a catalogue that this machine can run well, each in its best format, with what it takes, how fast it would be, what would have to go for it, and why. Estimates rest on the memory that is free now. `nothing` says what would help where no model fits.',
            responses: { 200: { description: 'The models, best first.', schema: recommendationsSchema } },
          },
        },
      },
      async ({ query: { task_type, context_length, prefer, limit, ignore_thresholds } }, reply) => {
        if (!hardwareSettings.enabled) throw detectionIsOff();
        const { minimum, ...usage } = hardwareSettings.recommend;
        const [machine, providers] = await whileConnected(reply, (signal) =>
          Promise.all([hardware.refresh?.() ?? hardware.profile(), manager.providers({ signal })]),
        );
        const found = await recommendModelsInTurns(machine, toResidentModels(providers), {
          ...usage,
          limit,
          ...(minimum === undefined || ignore_thresholds === true ? {} : { minimum }),
          ...(task_type === undefined ? {} : { taskType: task_type }),
          ...(context_length === undefined ? {} : { contextLength: context_length }),
          ...(prefer === undefined ? {} : { prefer }),
        });
        return toSnakeCase(found);
      },
    );
  }
}
