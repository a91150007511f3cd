import {
  acceptModerationRequest,
  moderationRequestSchema,
  moderationResponseSchema,
  toModerationResponse,
} from '@modelhaven/wire/openai';
import { answerId } from '../answering/answer-id.ts';
import type { SafetyEngine } from '../safety/safety-engine.ts';
import type { App } from '../server-types.ts';

/** What answers, whatever model was asked for. */
const MODEL = 'modelhaven-safety';

/** `POST /v1/moderations`: OpenAI's categories, judged by our own engine. */
export function addModerationsRoute(app: App, engine: SafetyEngine): void {
  app.post(
    '/v1/moderations',
    {
      config: {
        operation: {
          id: 'createModeration',
          tag: 'OpenAI',
          summary: 'Judge texts by category',
          description:
            "Answered by this server's own rules, whatever `model` says; the scores are strengths of rules and no probabilities. Images are refused.",
          body: moderationRequestSchema,
          bodyExample: { input: ['The lake lies still.', 'A kind word for everybody.'] },
          responses: {
            200: { description: 'One result per text, in their order.', schema: moderationResponseSchema },
          },
        },
      },
    },
    (request, reply) => {
      reply.header('x-request-id', request.id);
      const { texts } = acceptModerationRequest(request.body);
      const results = texts.map((text) => engine().moderate(text));
      return reply.send(toModerationResponse(results, { id: answerId('modr-'), model: MODEL }));
    },
  );
}
