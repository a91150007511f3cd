import { toSnakeCase } from '../json/snake-case.ts';
import type { App } from '../server-types.ts';
import type { SafetyEngine } from './safety-engine.ts';
import { safetyCheckBodySchema, safetyCheckSchema } from './safety-schemas.ts';

/** `POST /api/v1/safety/check`: the verdict on one text. Nothing is kept, and the text is not sent back. */
export function addSafetyCheckRoute(app: App, engine: SafetyEngine): void {
  app.post(
    '/api/v1/safety/check',
    {
      schema: { body: safetyCheckBodySchema },
      config: {
        operation: {
          id: 'checkSafety',
          tag: 'Safety',
          summary: 'Judge a text',
          description:
            'Level, action, findings with their places, and where to turn to. Deterministic, offline, and no clinical assessment. The text is neither kept nor sent back.',
          bodyExample: { text: 'I feel a bit low today, and the rain does not help.', locale: 'en', country: 'US' },
          responses: { 200: { description: 'The verdict.', schema: safetyCheckSchema } },
        },
      },
    },
    (request, reply) => {
      const { text, role, channel, locale, country } = request.body;
      const { conversation: _, ...verdict } = engine().check(text, {
        ...(role === undefined ? {} : { role }),
        ...(channel === undefined ? {} : { channel }),
        ...(locale === undefined ? {} : { locale }),
        ...(country === undefined ? {} : { country }),
      });
      return reply.header('x-modelhaven-safety', verdict.action).send(toSnakeCase(verdict));
    },
  );
}
