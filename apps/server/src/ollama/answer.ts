import { LlmError } from '@modelhaven/core';
import {
  type AcceptedOllamaRequest,
  createOllamaLineMaker,
  type OllamaLineOptions,
  toOllamaAnswer,
  toOllamaError,
  toOllamaResidency,
} from '@modelhaven/wire/ollama';
import { callOptions } from '../answering/call-options.ts';
import { giveAnswer, whileConnected } from '../answering/give-answer.ts';
import { setIgnored } from '../answering/ignored-header.ts';
import { streamAnswer } from '../answering/stream-answer.ts';
import type { StreamDialect } from '../answering/stream-dialect.ts';
import { demandScope } from '../keys/authenticate.ts';
import type { AnyReply, AnyRequest, RouteContext } from '../server-types.ts';
import { knownName } from './known-model.ts';

/** Media type of Ollama's streams: one JSON value per line. */
export const NDJSON = 'application/x-ndjson';

/** Answers `/api/chat` and `/api/generate`, which differ in the shape of their lines only. */
export async function answerOllama(
  context: RouteContext,
  request: AnyRequest,
  reply: AnyReply,
  shape: OllamaLineOptions['shape'],
  accepted: AcceptedOllamaRequest,
): Promise<unknown> {
  const { manager } = request;
  const { now } = context;
  if (accepted.type !== 'answer') return changeResidency(request, reply, shape, accepted, now);
  setIgnored(reply, accepted.ignored);
  const asked = { ...accepted.request, model: await knownName(manager, accepted.request.model) };
  if (accepted.stream) {
    return streamAnswer(
      context,
      request,
      reply,
      (signal) => manager.stream(asked, callOptions(request, reply, signal)),
      ({ address }) => lines({ shape, model: address, now }),
    );
  }
  const answer = await giveAnswer(reply, (signal) => manager.generate(asked, callOptions(request, reply, signal)));
  const { address, latencyMs, firstEventMs } = answer.report;
  return toOllamaAnswer(shape, answer, {
    model: address,
    createdAtMs: now(),
    totalMs: latencyMs,
    firstMs: firstEventMs,
  });
}

type StreamLine = Readonly<Record<string, unknown>>;

function lines(options: OllamaLineOptions): StreamDialect<StreamLine> {
  const maker = createOllamaLineMaker(options);
  return {
    async *frames(events) {
      for await (const event of events) yield* maker.linesOf(event);
    },
    format,
    end: '',
    fail: (error) => format(toOllamaError(error).body),
    // Ollama has no comments; a line that says nothing is read as one of the answer.
    keepAlive: format(maker.idle()),
    contentType: NDJSON,
  };
}

function format(line: StreamLine): string {
  return `${JSON.stringify(line)}\n`;
}

/** Loads or unloads a model. One that runs elsewhere is always there. */
async function changeResidency(
  request: AnyRequest,
  reply: AnyReply,
  shape: OllamaLineOptions['shape'],
  { type, model, keepAliveMs }: Exclude<AcceptedOllamaRequest, { type: 'answer' }>,
  now: () => number,
): Promise<unknown> {
  const { manager } = request;
  // Asking loads a model anyway; taking it away from others is another right.
  if (type === 'unload') demandScope(request, 'models');
  const [address] = await manager.resolve(await knownName(manager, model));
  if (address === undefined) throw new LlmError('MODEL_NOT_FOUND', 'No provider has this model.', { field: 'model' });
  await whileConnected(reply, async (signal) => {
    try {
      await (type === 'load'
        ? manager.load(address, { signal, ...(keepAliveMs === undefined ? {} : { keepAliveMs }) })
        : manager.unload(address, { signal }));
    } catch (error) {
      if (!LlmError.is(error) || error.code !== 'UNSUPPORTED') throw error;
    }
  });
  return toOllamaResidency(shape, type, { model: address, createdAtMs: now() });
}
