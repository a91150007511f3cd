import {
  ANTHROPIC_PING,
  type AnthropicEvent,
  acceptAnthropicRequest,
  messagesRequestSchema,
  messagesResponseSchema,
  toAnthropicErrorEvent,
  toAnthropicEvents,
  toAnthropicResponse,
} from '@modelhaven/wire/anthropic';
import { answerId } from '../answering/answer-id.ts';
import { callOptions } from '../answering/call-options.ts';
import { giveAnswer } from '../answering/give-answer.ts';
import { streamAnswer } from '../answering/stream-answer.ts';
import type { StreamDialect } from '../answering/stream-dialect.ts';
import { withRequestId } from '../errors/dialect-of.ts';
import type { App, RouteContext } from '../server-types.ts';

const EXAMPLE = {
  id: 'msg_7d1f',
  type: 'message',
  role: 'assistant',
  model: 'local/demo',
  content: [{ type: 'text', text: 'Good evening! What would you like to talk about?' }],
  stop_reason: 'end_turn',
  stop_sequence: null,
  stop_details: null,
  usage: {
    input_tokens: 11,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: 0,
    output_tokens: 12,
    output_tokens_details: null,
  },
};

/** `POST /v1/messages`: what Anthropic's clients call. */
export function addMessagesRoute(app: App, context: RouteContext): void {
  app.post(
    '/v1/messages',
    {
      config: {
        operation: {
          id: 'createMessage',
          tag: 'Anthropic',
          summary: 'Create a message',
          description:
            "Takes and gives what Anthropic's Messages API does. `model` may be any address, alias or `auto`.",
          body: messagesRequestSchema,
          bodyExample: { model: 'auto', max_tokens: 200, messages: [{ role: 'user', content: 'Good evening!' }] },
          responses: { 200: { description: 'The message.', schema: messagesResponseSchema, example: EXAMPLE } },
          streams: 'message_start, content_block_start, _delta and _stop, message_delta, message_stop, ping, or error.',
        },
      },
    },
    async (request, reply) => {
      reply.header('request-id', request.id);
      const { request: asked, stream } = acceptAnthropicRequest(request.body);
      const id = answerId('msg_');
      if (stream) {
        return streamAnswer(
          context,
          request,
          reply,
          (signal) => request.manager.stream(asked, callOptions(request, reply, signal)),
          ({ address }) => messageEvents(id, address, request.id),
        );
      }
      const answer = await giveAnswer(reply, (signal) =>
        request.manager.generate(asked, callOptions(request, reply, signal)),
      );
      return toAnthropicResponse(answer, { id, model: answer.report.address });
    },
  );
}

function messageEvents(id: string, model: string, requestId: string): StreamDialect<AnthropicEvent> {
  return {
    frames: (events) => toAnthropicEvents(events, { id, model }),
    format,
    end: '',
    fail: (error) => format(toAnthropicErrorEvent(withRequestId(error, requestId))),
    keepAlive: format(ANTHROPIC_PING),
  };
}

function format({ event, data }: { readonly event: string; readonly data: unknown }): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
