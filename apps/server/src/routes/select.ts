import { callOptions } from '../answering/call-options.ts';
import { whileConnected } from '../answering/give-answer.ts';
import { toPreferences } from '../json/accept-routing.ts';
import { selectBodySchema } from '../json/generate-schemas.ts';
import { planSchema } from '../json/plan-schemas.ts';
import { toCamelCase, toSnakeCase } from '../json/snake-case.ts';
import { toModel } from '../json/to-model.ts';
import type { App } from '../server-types.ts';

/** `POST /select`: the plan for a request, explained. Calls no model. */
export function addSelectRoute(app: App): void {
  app.post(
    '/api/v1/models/select',
    {
      schema: { body: selectBodySchema },
      config: {
        operation: {
          id: 'selectModel',
          tag: 'Models',
          summary: 'Show the plan',
          description: 'Every candidate with its scores, and why others fell out. Calls no model.',
          bodyExample: { task_type: 'therapeutic_narrative', max_cost_per_token: 0.001, min_quality_score: 7 },
          responses: { 200: { description: 'The plan.', schema: planSchema } },
        },
      },
    },
    async (request, reply) => {
      const { provider, ...asked } = request.body;
      const plan = await whileConnected(reply, (signal) =>
        request.manager.select(
          { ...toCamelCase(asked), ...toPreferences(provider) },
          callOptions(request, reply, signal),
        ),
      );
      return {
        algorithm: plan.algorithm,
        requirements: toSnakeCase(plan.requirements),
        prompt_tokens: plan.promptTokens,
        ...(plan.promptTokensUpper === undefined ? {} : { prompt_tokens_upper: plan.promptTokensUpper }),
        ...(plan.notes === undefined ? {} : { notes: plan.notes }),
        ranked: plan.ranked.map(
          ({ address, model, scores, reasons, estimatedCostUsd, promptTokens, maxAnswerTokens }) => ({
            ...(toSnakeCase({ address, scores, reasons, estimatedCostUsd, promptTokens, maxAnswerTokens }) as object),
            model: toModel(model),
          }),
        ),
        rejected: toSnakeCase(plan.rejected),
      };
    },
  );
}
