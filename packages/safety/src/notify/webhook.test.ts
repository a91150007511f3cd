import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SafetyDecision } from '@modelhaven/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSafety } from '../safety.ts';
import { signWebhook, type WebhookOptions } from './delivery.ts';
import { createWebhook, type Webhook } from './webhook.ts';

const TEXT = 'I have decided to kill myself';
const { conversation: _, ...verdict } = createSafety().check(TEXT);
const decision = (requestId: string): SafetyDecision => ({
  time: 1_700_000_000_000,
  requestId,
  stage: 'input',
  verdict,
  responses: ['answer', 'notify'],
});

let server: Server;
let url: string;
let received: { readonly headers: IncomingMessage['headers']; readonly body: string }[];
let statuses: (number | 'hang')[];
const open: Webhook[] = [];

beforeEach(async () => {
  received = [];
  statuses = [];
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    received.push({ headers: request.headers, body });
    const status = statuses.shift() ?? 204;
    if (status !== 'hang') response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});
afterEach(async () => {
  for (const webhook of open.splice(0)) await webhook.close(10);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function make(more: Partial<WebhookOptions> = {}): Webhook {
  let id = 0;
  const webhook = createWebhook({ url, secret: 'shh', baseDelayMs: 5, createId: () => `e${++id}`, ...more });
  open.push(webhook);
  return webhook;
}

describe('the webhook', () => {
  it('tells of a decision, signed, without a word of the text', async () => {
    make().send(decision('r1'));
    await expect.poll(() => received.length).toBe(1);
    const [{ headers, body } = { headers: {}, body: '' }] = received;
    const timestamp = String(headers['x-modelhaven-timestamp']);
    expect(Math.abs(Number(timestamp) - Date.now() / 1_000)).toBeLessThan(60);
    expect(headers['x-modelhaven-signature']).toBe(signWebhook('shh', timestamp, body));
    expect(headers['x-modelhaven-signature']).not.toBe(signWebhook('other', timestamp, body));
    expect(JSON.parse(body)).toMatchObject({ type: 'safety.crisis', request_id: 'r1', stage: 'input', level: 4 });
    expect(body).not.toMatch(/kill|decided/);
  });

  it('tries again what failed, with the same id and a fresh signature', async () => {
    statuses = [503, 429, 'hang'];
    const webhook = make({ timeoutMs: 50 });
    webhook.send(decision('r1'));
    await expect.poll(() => webhook.status.delivered, { timeout: 20_000 }).toBe(1);
    expect(received.map(({ headers }) => headers['x-modelhaven-event'])).toEqual(['e1', 'e1', 'e1', 'e1']);
    expect(webhook.status).toEqual({ delivered: 1, failed: 0, dropped: 0, queued: 0 });
  });

  it('gives up on a refusal, on a redirect, and after the last try', async () => {
    statuses = [400, 302, 500, 500];
    const webhook = make({ maxAttempts: 2 });
    for (const id of ['a', 'b', 'c']) {
      webhook.send(decision(id));
      await expect.poll(() => webhook.status.queued).toBe(0);
    }
    expect(webhook.status).toMatchObject({ delivered: 0, failed: 3 });
    expect(received).toHaveLength(4);
  });

  it('keeps no more than fits, and lets go of the oldest', async () => {
    const webhook = make({ maxQueued: 2, fetch: () => new Promise(() => {}) });
    for (let count = 0; count < 10; count++) webhook.send(decision(`r${count}`));
    expect(webhook.status).toMatchObject({ queued: 6, dropped: 4 });
    await webhook.close(10);
  });

  it('delivers what waits before it closes', async () => {
    const webhook = make();
    for (let count = 0; count < 9; count++) webhook.send(decision(`r${count}`));
    await webhook.close(5_000);
    expect(received).toHaveLength(9);
    webhook.send(decision('late'));
    expect(webhook.status.queued).toBe(0);
  });
});
