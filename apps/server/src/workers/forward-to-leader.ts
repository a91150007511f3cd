import { request as sendRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { LlmError } from '@modelhaven/core';
import { toApiError } from '../errors/api-error.ts';
import type { AnyReply, AnyRequest, App } from '../server-types.ts';

/** What one process knows and does for all: checks, jobs, live events, the record of decisions, the configuration. */
const FOR_LEADER: ReadonlySet<string> = new Set([
  'cancelModelLoad',
  'cancelPull',
  'changeConfiguration',
  'getCache',
  'getConfiguration',
  'getFallbackStatistics',
  'getLastReload',
  'getModelLoad',
  'getReadiness',
  'getStatus',
  'isolateFallback',
  'listAlerts',
  'listAudit',
  'listProviders',
  'listSafetyEvents',
  'listenToEvents',
  'loadModel',
  'pullModel',
  'reloadConfig',
  'resetFallback',
  'unloadModel',
  'verifyAudit',
]);

/** Headers of one connection, which is not the one that the request goes on by. */
const OF_CONNECTIONS: ReadonlySet<string> = new Set([
  'connection',
  'expect',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
]);

/** Hands requests that one process must answer for all on to it, with the address of whoever sent them. */
export function forwardToLeader(app: App, leaderSocket: () => string): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { operation } = request.routeOptions.config;
    if (typeof operation !== 'object' || !FOR_LEADER.has(operation.id)) return done();
    reply.hijack();
    forward(request, reply, connect(leaderSocket()));
  });
}

function forward({ raw }: AnyRequest, reply: AnyReply, socket: Socket): void {
  const { socket: from } = raw;
  const response = reply.raw;
  const facts = {
    remoteAddress: from.remoteAddress,
    remotePort: from.remotePort,
    remoteFamily: from.remoteFamily,
    encrypted: 'encrypted' in from && from.encrypted === true,
  };
  socket.write(`${JSON.stringify(facts)}\n`);
  const asked = sendRequest({
    ...(raw.method === undefined ? {} : { method: raw.method }),
    ...(raw.url === undefined ? {} : { path: raw.url }),
    headers: [...kept(raw.rawHeaders), ...bodyHeaders(raw.headers['transfer-encoding']), 'connection', 'close'],
    setHost: false,
    createConnection: () => socket,
  });
  response.once('close', () => socket.destroy());
  asked.once('error', () => {
    if (response.headersSent || response.destroyed) response.destroy();
    else sayAway(response);
  });
  asked.once('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, kept(answer.rawHeaders));
    answer.on('error', () => response.destroy());
    answer.pipe(response);
  });
  raw.pipe(asked);
}

function sayAway(response: AnyReply['raw']): void {
  const error = new LlmError('UNAVAILABLE', 'The worker that does this is being replaced. Try again in a moment.');
  response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '2' });
  response.end(JSON.stringify(toApiError(error)));
}

function kept(headers: readonly string[]): string[] {
  const result: string[] = [];
  for (let at = 0; at + 1 < headers.length; at += 2) {
    const [name, value] = [headers[at] as string, headers[at + 1] as string];
    if (!OF_CONNECTIONS.has(name.toLowerCase())) result.push(name, value);
  }
  return result;
}

function bodyHeaders(encoding: string | undefined): readonly string[] {
  return encoding === undefined ? [] : ['transfer-encoding', 'chunked'];
}
