import type { AnswerEvent, CacheWishes, ManagerCallOptions, ManagerRequest } from '@modelhaven/manager';
import type { z } from 'zod';
import { callOptions } from '../answering/call-options.ts';
import { giveAnswer } from '../answering/give-answer.ts';
import { streamAnswer } from '../answering/stream-answer.ts';
import type { StreamDialect } from '../answering/stream-dialect.ts';
import { toApiError } from '../errors/api-error.ts';
import { toPreferences } from '../json/accept-routing.ts';
import { generateAnswerSchema } from '../json/answer-schemas.ts';
import { generateBodySchema } from '../json/generate-schemas.ts';
import { toCamelCase } from '../json/snake-case.ts';
import { toGenerateAnswer, toGenerateEvent } from '../json/to-generate-answer.ts';
import type { App, RouteContext } from '../server-types.ts';

const EXAMPLE = {
  text: 'The lake lay still, and so did the wind.',
  model_id: 'demo',
  provider: 'local',
  latency_ms: 412,
  usage: { input_tokens: 16, output_tokens: 11 },
  cost_usd: 0,
  finish_reason: 'stop',
  safety: { input: { level: 0, action: 'none', categories: [], confidence: 1, resources: [], degraded: false } },
  selection: {
    algorithm: 'performance_based',
    prompt_tokens: 16,
    candidates: [{ address: 'local/demo', scores: { total: 6.2 }, reasons: ['It costs nothing.'] }],
    rejected_count: 0,
  },
  metadata: {
    request_id: '0b2c9a7e-6f0c-4c8e-9f39-2a7c1b6f2f11',
    address: 'local/demo',
    attempts: 1,
    failed_attempts: [],
    trail: [
      {
        address: 'local/demo',
        role: 'first',
        outcome: 'OK',
        started_at: 1_760_000_000_000,
        total_ms: 409,
        first_event_ms: 38,
        usage: { input_tokens: 16, output_tokens: 11 },
        cost_usd: 0,
      },
    ],
    first_event_ms: 38,
    warnings: [],
  },
};

/** `POST /api/v1/models/generate`: one answer, whole or as typed events. */
export function addGenerateRoute(app: App, context: RouteContext): void {
  app.post(
    '/api/v1/models/generate',
    {
      schema: { body: generateBodySchema },
      config: {
        operation: {
          id: 'generate',
          tag: 'Generation',
          summary: 'Generate text',
          description:
            'Chooses the model by the requirements, asks the next one where one fails, and screens what goes in and comes out.',
          bodyExample: {
            prompt: 'Tell me a short calming story.',
            task_type: 'therapeutic_narrative',
            max_tokens: 200,
            temperature: 0.7,
          },
          responses: { 200: { description: 'The answer.', schema: generateAnswerSchema, example: EXAMPLE } },
          streams:
            'Each event is named by its `type`: start, text-delta, reasoning-delta, refusal-delta, tool-call-delta, finish (with all that the whole answer has beside its text), or error.',
        },
      },
    },
    async (request, reply) => {
      const { asked, options, isStreamed } = split(request.body);
      if (isStreamed) {
        return streamAnswer(
          context,
          request,
          reply,
          (signal) => request.manager.stream(asked, { ...callOptions(request, reply, signal), ...options }),
          () => typedEvents(request.id),
        );
      }
      const answer = await giveAnswer(reply, (signal) =>
        request.manager.generate(asked, { ...callOptions(request, reply, signal), ...options }),
      );
      return toGenerateAnswer(answer);
    },
  );
}

interface SplitBody {
  readonly asked: ManagerRequest;
  readonly options: Pick<ManagerCallOptions, 'channel' | 'locale' | 'country' | 'conversationId' | 'cache'>;
  readonly isStreamed: boolean;
}

function split(body: z.output<typeof generateBodySchema>): SplitBody {
  const { provider, cache, ...rest } = body;
  const { stream = false, channel, locale, country, conversationId, ...asked } = toCamelCase(rest);
  return {
    asked: { ...asked, ...toPreferences(provider) },
    options: {
      ...(channel === undefined ? {} : { channel }),
      ...(locale === undefined ? {} : { locale }),
      ...(country === undefined ? {} : { country }),
      ...(conversationId === undefined ? {} : { conversationId }),
      ...(cache ? { cache: toWishes(cache) } : {}),
    },
    isStreamed: stream,
  };
}

function toWishes({
  read,
  write,
  max_age_seconds: maxAge,
}: NonNullable<z.output<typeof generateBodySchema>['cache']>): CacheWishes {
  return {
    ...(read === undefined ? {} : { read }),
    ...(write === undefined ? {} : { write }),
    ...(maxAge === undefined ? {} : { maxAgeMs: maxAge * 1_000 }),
  };
}

function typedEvents(requestId: string): StreamDialect<AnswerEvent> {
  return {
    frames: (events) => events,
    format(event) {
      // Most events are these; the template spares them the walk over their keys.
      if (event.type === 'text-delta' && event.logprobs === undefined) {
        return `event: text-delta\ndata: {"type":"text-delta","text":${JSON.stringify(event.text)}}\n\n`;
      }
      return `event: ${event.type}\ndata: ${JSON.stringify(toGenerateEvent(event))}\n\n`;
    },
    end: '',
    fail: (error) => `event: error\ndata: ${JSON.stringify({ type: 'error', ...toApiError(error, requestId) })}\n\n`,
    keepAlive: ': keep-alive\n\n',
  };
}
