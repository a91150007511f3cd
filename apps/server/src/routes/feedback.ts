import { z } from 'zod';
import type { App } from '../server-types.ts';

const body = z
  .strictObject({
    request_id: z.string().min(1).max(200).describe('As the header `x-modelhaven-request-id` of the answer said.'),
    score: z.number().min(0).max(10).describe('How good the answer was: 0 is useless, 10 is perfect.'),
    weight: z
      .number()
      .positive()
      .max(1)
      .optional()
      .describe('How much it counts; a thumb of one person counts less than a test. Default 1.'),
  })
  .meta({ id: 'Feedback' });

const receipt = z.strictObject({ request_id: z.string(), address: z.string() });

/** `POST /api/v1/feedback`: how good an answer was, for the selector to learn from. */
export function addFeedbackRoute(app: App): void {
  app.post(
    '/api/v1/feedback',
    {
      schema: { body },
      config: {
        operation: {
          id: 'giveFeedback',
          tag: 'Generation',
          summary: 'Judge an answer',
          description:
            'Moves the quality of that model for prompts like that one. Once for each answer, while it is among the latest 10,000. No text is kept for it.',
          bodyExample: { request_id: '0b2c9a7e-6f0c-4c8e-9f39-2a7c1b6f2f11', score: 8 },
          responses: { 200: { description: 'Whom it was about.', schema: receipt } },
        },
      },
    },
    async (request) => {
      const { request_id: requestId, score, weight } = request.body;
      const { address } = await request.manager.feedback(requestId, score, weight === undefined ? {} : { weight });
      return { request_id: requestId, address };
    },
  );
}
