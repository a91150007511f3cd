import { createServer, type Server } from 'node:http';
import { type AddressInfo, createConnection } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createModelManager, type ModelManager } from '@modelhaven/manager';
import { createCustom } from '@modelhaven/provider-custom';
import { afterEach, describe, expect, it } from 'vitest';
import { connectRaw, type ListeningServer, listen, rawPost } from '../testing/test-server.ts';

const CHUNK = `data: ${JSON.stringify({ id: 'x', object: 'chat.completion.chunk', model: 'flood', choices: [{ index: 0, delta: { content: 'word '.repeat(2_000) } }] })}\n\n`;
const MIB = 1024 * 1024;
/** More than the sockets' buffers, of which a system may grant tens of MiB each, and much less than the flood. */
const MOST_IN_BUFFERS = 200 * MIB;
const FLOOD = 600 * MIB;

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** An upstream that writes as fast as it is read, and knows how much that was and when its reader left. */
async function floodingUpstream() {
  const seen = { bytes: 0, left: false };
  const server: Server = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const write = () => {
      while (seen.bytes < FLOOD) {
        seen.bytes += CHUNK.length;
        if (!response.write(CHUNK)) {
          response.once('drain', write);
          return;
        }
      }
      response.end('data: [DONE]\n\n');
    };
    response.once('close', () => {
      seen.left = true;
    });
    write();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { seen, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1` };
}

async function serve(limits: Parameters<typeof listen>[1] = {}) {
  const upstream = await floodingUpstream();
  const provider = createCustom('flood', { baseUrl: upstream.url, models: [{ id: 'flood', contextLength: 100_000 }] });
  const manager: ModelManager = createModelManager({
    providers: [provider],
    settings: { deadlines: { idleMs: 60_000 } },
  });
  const server: ListeningServer = await listen(manager, limits);
  ends.push(async () => {
    await server.close();
    await manager.close({ graceMs: 0 });
  });
  return { upstream, server };
}

const ASK = rawPost('/v1/chat/completions', {
  model: 'flood/flood',
  stream: true,
  messages: [{ role: 'user', content: 'Tell me everything.' }],
});

/** Reads nothing. */
function silentReader(port: number) {
  const socket = createConnection({ host: '127.0.0.1', port });
  socket.on('error', () => {});
  socket.pause();
  socket.write(ASK);
  ends.push(() => void socket.destroy());
  return socket;
}

/** Waits until a count has not moved for a second. */
async function settled(count: () => number): Promise<number> {
  for (let before = -1, still = 0; still < 5; ) {
    await sleep(200);
    still = count() > 0 && count() === before ? still + 1 : 0;
    before = count();
  }
  return count();
}

describe('a client that does not read', () => {
  it('stops its upstream, which goes on when it does', async () => {
    const { upstream, server } = await serve();
    const socket = silentReader(server.port);
    const stopped = await settled(() => upstream.seen.bytes);
    expect(stopped).toBeGreaterThan(0);
    expect(stopped).toBeLessThan(MOST_IN_BUFFERS);
    socket.resume();
    while (upstream.seen.bytes === stopped) await sleep(20);
  }, 120_000);

  it('is left after a while, and its upstream with it; others are served meanwhile', async () => {
    const { upstream, server } = await serve({ limits: { drainTimeoutMs: 400 } });
    silentReader(server.port);
    await settled(() => upstream.seen.bytes);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    for (let wait = 0; wait < 100 && !upstream.seen.left; wait++) await sleep(50);
    expect(upstream.seen.left).toBe(true);
  }, 120_000);
});

// On the wire there is no difference between closing one half and leaving; generating for nobody would cost more.
describe('a client that has closed its half', () => {
  it('counts as gone, and so its upstream is left', async () => {
    const { upstream, server } = await serve();
    const client = connectRaw(server.port, ASK);
    await client.until('chat.completion.chunk');
    client.socket.end();
    await client.closed();
    for (let wait = 0; wait < 100 && !upstream.seen.left; wait++) await sleep(20);
    expect(upstream.seen.left).toBe(true);
    expect(upstream.seen.bytes).toBeLessThan(FLOOD);
  }, 60_000);

  it('in the middle of its body has no answer and costs nothing', async () => {
    const { upstream, server } = await serve();
    const client = connectRaw(server.port, ASK.slice(0, -10));
    client.socket.end();
    await client.closed();
    expect(upstream.seen.bytes).toBe(0);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });
});
