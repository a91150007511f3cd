import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { LlmError } from '@modelhaven/core';
import type { AnyReply } from '../server-types.ts';

const STREAM_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  // nginx would otherwise collect the answer before it passes it on.
  'x-accel-buffering': 'no',
} as const;

export interface EventStreamOptions {
  /** Written when nothing else was for so long. */
  readonly keepAlive: { readonly text: string; readonly everyMs: number };
  /** How long the client may leave what was written unread. */
  readonly drainTimeoutMs: number;
  readonly signal: AbortSignal;
  /** Media type, where it is not `text/event-stream`. */
  readonly contentType?: string;
}

/** An open event stream. */
export interface EventStream {
  /** Resolves when there is room for more. Rejects when the client has left or reads nothing for too long. */
  write(text: string): Promise<void>;
  end(text: string): void;
}

/** Sends the headers of an event stream and takes the connection over from Fastify. */
export function openEventStream(reply: AnyReply, options: EventStreamOptions): EventStream {
  reply.hijack();
  // Whoever reads an answer for minutes need not keep what was asked for: prompts are long.
  reply.request.body = undefined;
  const response = reply.raw;
  response.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    ...STREAM_HEADERS,
    ...(options.contentType === undefined ? {} : { 'content-type': options.contentType }),
  });
  // Node.js keeps the head as long as the answer: sent by itself it is one string, and else hundreds of pieces. Corked, it
  // leaves with the first chunk all the same.
  response.cork();
  response.flushHeaders();
  let isCorked = true;
  const uncork = () => {
    if (isCorked) response.uncork();
    isCorked = false;
  };
  // A client that leaves makes writes fail; the signal already tells it to whoever has to know.
  response.on('error', () => {});

  let lastWriteAt = performance.now();
  const { text: comment, everyMs } = options.keepAlive;
  const timer = setInterval(
    () => {
      const isSilent = performance.now() - lastWriteAt >= everyMs;
      if (!isSilent || response.writableNeedDrain || response.writableEnded) return;
      response.write(comment);
      uncork();
    },
    Math.max(10, everyMs / 2),
  );
  timer.unref();
  response.once('close', () => clearInterval(timer));

  return {
    async write(text) {
      if (text === '') return;
      lastWriteAt = performance.now();
      const hasRoom = response.write(text);
      uncork();
      if (!hasRoom) await drained(response, options);
    },
    end(text) {
      clearInterval(timer);
      uncork();
      response.end(text);
    },
  };
}

async function drained(response: ServerResponse, { signal, drainTimeoutMs }: EventStreamOptions): Promise<void> {
  // Of whoever left before the first word nothing more will be heard.
  if (signal.aborted) throw new LlmError('ABORTED', 'The client closed the connection.');
  const patience = new AbortController();
  const leave = () => patience.abort();
  const timer = setTimeout(leave, drainTimeoutMs);
  signal.addEventListener('abort', leave, { once: true });
  try {
    await once(response, 'drain', { signal: patience.signal });
  } catch {
    throw new LlmError('ABORTED', 'The client stopped reading the answer.');
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', leave);
  }
}
