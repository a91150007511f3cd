import type { SafetyEvent } from '@modelhaven/manager';
import { z } from 'zod';
import { paginate } from '../json/paginate.ts';
import { numberText } from '../json/query-schemas.ts';
import { toSnakeCase } from '../json/snake-case.ts';
import type { App, RouteContext } from '../server-types.ts';

const ACTIONS = ['note', 'check_in', 'crisis', 'emergency'] as const;
const STAGES = ['input', 'output', 'retract'] as const;

const query = z.strictObject({
  min_action: z.enum(ACTIONS).optional().describe('This action or a graver one.'),
  min_level: numberText(z.number().min(0).max(6)).optional(),
  category: z.string().min(1).max(80).optional(),
  stage: z.enum(STAGES).optional(),
  request_id: z.string().min(1).max(200).optional(),
  since: numberText(z.number().min(0)).optional().describe('Milliseconds since 1970, inclusive.'),
  until: numberText(z.number().min(0)).optional().describe('Milliseconds since 1970, exclusive.'),
  review: z.enum(['true']).optional().describe('Only decisions on which rules and opinions disagree.'),
  limit: numberText(z.int().min(1).max(500)).default(50),
  cursor: z.string().max(200).optional(),
});

const eventSchema = z
  .strictObject({
    id: z.string(),
    time: z.number().describe('Milliseconds since 1970.'),
    request_id: z.string(),
    task_type: z.string().optional(),
    stage: z.enum(STAGES).describe('What the user said, what a model said, or what was taken back.'),
    action: z.enum(['none', ...ACTIONS]),
    level: z.number().min(0).max(6),
    categories: z.array(z.string()),
    rules: z.array(z.string()),
    subjects: z.array(z.string()),
    responses: z.array(z.string()).describe('What was done.'),
    opinions: z.array(z.string()).describe('`name: outcome` of second opinions.'),
    review: z.boolean(),
    degraded: z.boolean().describe('The engine itself had failed.'),
  })
  .meta({ id: 'SafetyEvent' });

const pageSchema = z
  .strictObject({ events: z.array(eventSchema), next_cursor: z.string().optional() })
  .meta({ id: 'SafetyEvents' });

/** `GET /api/v1/safety/events`: the latest decisions, newest first, without any text. */
export function addSafetyEventsRoute(app: App, { safety }: RouteContext): void {
  app.get(
    '/api/v1/safety/events',
    {
      schema: { querystring: query },
      config: {
        operation: {
          id: 'listSafetyEvents',
          tag: 'Safety',
          summary: 'List the latest safety decisions',
          description:
            'Newest first, at most the latest 10,000, those of earlier runs from the audit trail. Levels, categories and rules; no texts, no places in texts.',
          responses: { 200: { description: 'A page of decisions.', schema: pageSchema } },
        },
      },
    },
    async (request) => {
      const { limit, cursor, ...wanted } = request.query;
      const events = (safety?.events.list() ?? []).filter((event) => fits(event, wanted));
      const { items, next } = paginate(events, ({ id }) => id, { limit, cursor });
      return toSnakeCase({ events: items, nextCursor: next });
    },
  );
}

function fits(event: SafetyEvent, wanted: Omit<z.output<typeof query>, 'limit' | 'cursor'>): boolean {
  const { min_action: action, min_level: level, category, stage, request_id: requestId, since, until, review } = wanted;
  return (
    (action === undefined || ACTIONS.indexOf(event.action as (typeof ACTIONS)[number]) >= ACTIONS.indexOf(action)) &&
    (level === undefined || event.level >= level) &&
    (category === undefined || event.categories.includes(category)) &&
    (stage === undefined || event.stage === stage) &&
    (requestId === undefined || event.requestId === requestId) &&
    (since === undefined || event.time >= since) &&
    (until === undefined || event.time < until) &&
    (review === undefined || event.review)
  );
}
