import { untilAborted } from '@modelhaven/core';
import type { Answer } from '@modelhaven/manager';
import { watchClient } from '../http/client-gone.ts';
import type { AnyReply } from '../server-types.ts';
import { reportHeaders } from './answer-headers.ts';

/** Waits for a complete answer, stops it when the client leaves, and tells of it in the headers. */
export async function giveAnswer(reply: AnyReply, ask: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
  const answer = await whileConnected(reply, ask);
  reply.headers(reportHeaders(answer.report));
  return answer;
}

/** Runs work that shall end when the client leaves. */
export async function whileConnected<T>(reply: AnyReply, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const client = watchClient(reply.raw);
  try {
    return await untilAborted(work(client.signal), client.signal);
  } finally {
    client.release();
  }
}
