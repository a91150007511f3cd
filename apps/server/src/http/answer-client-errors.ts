import type { Socket } from 'node:net';
import { LlmError } from '@modelhaven/core';
import { toApiError } from '../errors/api-error.ts';

interface Answer {
  readonly status: string;
  readonly message: string;
}

const ANSWERS: Readonly<Record<string, Answer>> = {
  HPE_HEADER_OVERFLOW: { status: '431 Request Header Fields Too Large', message: 'The request headers are too large.' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: '408 Request Timeout', message: 'The request did not arrive in time.' },
};

/** Answers what is no HTTP request at all; no route, and so no dialect, is known yet. */
export function answerClientErrors(error: Error & { code?: string }, socket: Socket): void {
  // ECONNRESET: nobody is left to answer. A socket that has begun another answer must not get a second one into it.
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable || socket.bytesWritten > 0) {
    socket.destroy();
    return;
  }
  const { status, message } = ANSWERS[error.code ?? ''] ?? {
    status: '400 Bad Request',
    message: 'That was not a valid HTTP request.',
  };
  const body = JSON.stringify(toApiError(new LlmError('INVALID_REQUEST', message)));
  const head = `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n`;
  socket.end(head + body);
}
