import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type ErrorCode, type GenerateRequest, LlmError, type ModelProvider, type StreamEvent } from '@modelhaven/core';
import { type CapturingLogger, createCapturingLogger } from './capture-logger.ts';
import { createReplayServer, type ReplayRequest, type ReplayServer } from './replay-server.ts';
import { type Delivery, deliver, type Reply } from './reply.ts';
import type { Exchange, ProviderReplies, ProviderUnderTest } from './subject.ts';

/** One thing that every provider must do. */
export interface ConformanceCase {
  /** `group/what`; stable, as declarations name it. */
  readonly name: string;
  /** Whether the provider has the ability at all, where that is optional. */
  readonly ability?: (provider: ModelProvider) => boolean;
  /** Throws where the provider fails. */
  run(bench: Bench): Promise<void>;
}

/** A provider of its own and a server of its own for one case. */
export interface Bench {
  readonly subject: ProviderUnderTest;
  readonly server: ReplayServer;
  readonly provider: ModelProvider;
  readonly logger: CapturingLogger;
  readonly apiKey: string;
  /** Text that is part of the question and must not come back in errors and logs. */
  readonly promptCanary: string;
  readonly request: GenerateRequest;
  readonly toolRequest: GenerateRequest;
  /** The reply to an operation; throws what tells the reader to give it. */
  exchange(name: 'models' | 'chat' | 'chatStream' | 'toolStream' | 'embeddings' | 'health'): Exchange;
  /** Programs the operation's own reply, delivered with faults if wanted. */
  serve(name: Parameters<Bench['exchange']>[0], delivery?: Delivery): Reply;
  /** Programs another reply for the operation. */
  serveInstead(name: Parameters<Bench['exchange']>[0], reply: Reply): void;
  /** Requests for the operation so far. */
  requestsFor(name: Parameters<Bench['exchange']>[0]): readonly ReplayRequest[];
  dispose(): Promise<void>;
}

/** Thrown by a case that lacks its reply. */
export class MissingReply extends Error {
  override readonly name = 'MissingReply';
}

/** Starts a server and creates the provider. */
export async function createBench(subject: ProviderUnderTest): Promise<Bench> {
  const server = await createReplayServer();
  const logger = createCapturingLogger();
  const apiKey = `sk-canary-${randomUUID()}`;
  const promptCanary = `prompt-canary-${randomUUID()}`;
  for (const { on, reply } of subject.replies?.background ?? []) server.respond(on, reply);
  let provider: ModelProvider;
  try {
    provider = await subject.create(server, { apiKey, logger });
  } catch (error) {
    await server.close();
    throw error;
  }
  const request = withCanary(
    subject.request ?? { model: 'test-model', messages: [{ role: 'user', content: 'Say hello.' }] },
    promptCanary,
  );
  const toolRequest = subject.toolRequest ?? {
    ...request,
    tools: [
      {
        name: 'get_weather',
        description: 'The weather in a city.',
        parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
      },
    ],
  };
  const exchange: Bench['exchange'] = (name) => {
    const replies: ProviderReplies = subject.replies ?? {};
    const found =
      replies[name] ??
      (name === 'chat' ? replies.chatStream : undefined) ??
      (name === 'health' ? replies.models : undefined);
    if (!found) throw new MissingReply(`This case needs "replies.${name}": give it, or declare the case unsupported.`);
    return found;
  };
  return {
    subject,
    server,
    provider,
    logger,
    apiKey,
    promptCanary,
    request,
    toolRequest,
    exchange,
    serve(name, delivery) {
      const { on, reply } = exchange(name);
      server.respond(on, delivery ? deliver(reply, delivery) : reply);
      return reply;
    },
    serveInstead: (name, reply) => server.respond(exchange(name).on, reply),
    requestsFor(name) {
      const { on } = exchange(name);
      return server.requests.filter((received) => `${received.method} ${received.path}` === on);
    },
    async dispose() {
      await Promise.race([
        provider.close().catch(() => {}),
        new Promise((resolve) => setTimeout(resolve, 1000).unref()),
      ]);
      await server.close();
    },
  };
}

function withCanary(request: GenerateRequest, canary: string): GenerateRequest {
  return { ...request, messages: [{ role: 'system', content: `Reference: ${canary}` }, ...request.messages] };
}

/** All events of a stream. */
export async function eventsOf(stream: AsyncIterable<StreamEvent>): Promise<StreamEvent[]> {
  const events: StreamEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

/** What a stream gave, and what it threw if it did. */
export async function outcomeOf(
  stream: AsyncIterable<StreamEvent>,
): Promise<{ readonly events: readonly StreamEvent[]; readonly error?: unknown }> {
  const events: StreamEvent[] = [];
  try {
    for await (const event of stream) events.push(event);
    return { events };
  } catch (error) {
    return { events, error };
  }
}

/** The error that a call rejects with; throws unless it is an LlmError with one of the codes and a decent message. */
export async function rejection(
  call: PromiseLike<unknown>,
  codes: readonly ErrorCode[] | 'any',
  what: string,
): Promise<LlmError> {
  let value: unknown;
  try {
    value = await call;
  } catch (error) {
    return checkError(error, codes, what);
  }
  throw new assert.AssertionError({
    message: `${what}: it should have been rejected, but it resolved`,
    actual: value,
    expected: codes,
  });
}

/** Throws unless the error is an LlmError with one of the codes and a message for people. */
export function checkError(error: unknown, codes: readonly ErrorCode[] | 'any', what: string): LlmError {
  assert.ok(LlmError.is(error), `${what}: threw something else than an LlmError: ${String(error)}`);
  if (codes !== 'any') {
    assert.ok(
      codes.includes(error.code),
      `${what}: code is ${error.code} ("${error.message}"), not ${codes.join(' or ')}`,
    );
  }
  assert.ok(error.message.trim().length > 0, `${what}: the message is empty`);
  assert.ok(error.message.length <= 1000, `${what}: the message is ${error.message.length} characters long`);
  assert.ok(!/<(!doctype|html|body)/i.test(error.message), `${what}: the message holds an HTML page`);
  return error;
}

/** Rejects when the work takes longer. */
export async function within<T>(ms: number, what: string, work: PromiseLike<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new assert.AssertionError({ message: `${what}: nothing within ${ms} ms` })), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
