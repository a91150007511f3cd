import type { ServerResponse } from 'node:http';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { type Delivery, type Reply, replyBytes } from './reply.ts';

/** Sends a reply with its faults. Settles when everything that shall be sent is sent, or the client has gone. */
export async function sendReply(response: ServerResponse, reply: Reply): Promise<void> {
  const delivery = reply.delivery ?? {};
  const body = garble(replyBytes(reply), delivery.garbleAt ?? []);
  if (delivery.headersDelayMs) await sleep(delivery.headersDelayMs);
  if (delivery.stallBeforeHeaders || response.destroyed) return;

  writeHead(response, reply, body.length);
  if (delivery.repeatToBytes !== undefined) {
    await repeat(response, body, delivery.repeatToBytes);
    response.end();
    return;
  }

  const limit = Math.min(
    body.length,
    ...[delivery.stallAfter, delivery.cutAfter, delivery.resetAfter, delivery.endAfter].filter(
      (at) => at !== undefined,
    ),
  );
  const pieces = split(body.subarray(0, limit), delivery);
  for (const [index, piece] of pieces.entries()) {
    if (response.destroyed) return;
    if (index > 0) await arrive(delivery.chunkDelayMs);
    await write(response, piece);
  }
  if (delivery.stallAfter !== undefined) return;
  if (delivery.cutAfter !== undefined || delivery.resetAfter !== undefined) {
    // The pieces must reach the client before the connection goes; a reset would overtake them.
    await arrive(5);
    if (delivery.resetAfter !== undefined) response.socket?.resetAndDestroy();
    else response.socket?.destroy();
    return;
  }
  response.end();
}

function writeHead(response: ServerResponse, reply: Reply, bodyBytes: number): void {
  const framing = reply.delivery?.framing ?? (reply.delivery ? 'chunked' : 'length');
  if (framing === 'length') response.setHeader('content-length', bodyBytes);
  if (framing === 'close') response.removeHeader('transfer-encoding'); // node then ends the body with the connection
  response.writeHead(reply.status ?? 200, reply.headers);
  response.flushHeaders();
}

/** Pieces between the cuts; no piece is empty. */
function split(body: Buffer, { splitAt, splitEvery }: Delivery): Buffer[] {
  const cuts = new Set(splitAt);
  if (splitEvery) for (let at = splitEvery; at < body.length; at += splitEvery) cuts.add(at);
  const inside = [...cuts].filter((at) => at > 0 && at < body.length).sort((a, b) => a - b);
  const borders = [0, ...inside, body.length];
  return borders.slice(1).map((end, index) => body.subarray(borders[index], end));
}

function garble(body: Buffer, positions: readonly number[]): Buffer {
  for (const at of positions) if (at < body.length) body[at] = 0xff;
  return body;
}

/**
 * Waits until a client in this process has read what was written: two turns of the event loop have a read phase
 * between them, so that two pieces never arrive as one.
 */
async function arrive(delayMs: number | undefined): Promise<void> {
  if (delayMs) await sleep(delayMs);
  await nextTurn();
  await nextTurn();
}

function write(response: ServerResponse, piece: Buffer): Promise<void> {
  return new Promise((resolve) => {
    if (piece.length === 0 || response.destroyed) resolve();
    else response.write(piece, () => resolve());
  });
}

async function repeat(response: ServerResponse, body: Buffer, totalBytes: number): Promise<void> {
  if (body.length === 0) return;
  const block = Buffer.concat(Array.from({ length: Math.max(1, Math.ceil(65_536 / body.length)) }, () => body));
  let release = () => {};
  response.once('close', () => release());
  for (let sent = 0; sent < totalBytes && !response.destroyed; sent += block.length) {
    if (response.write(block)) continue;
    await new Promise<void>((resolve) => {
      release = resolve;
      response.once('drain', resolve);
    });
  }
}
