import { setTimeout as sleep } from 'node:timers/promises';
import { LlmError } from '@modelhaven/core';
import { afterEach, describe, expect, it } from 'vitest';
import { bestOf } from '../testing/best-of.ts';
import { createScriptedManager, type Script } from '../testing/scripted-manager.ts';
import { connectRaw, type ListeningServer, listen, rawPost } from '../testing/test-server.ts';

const open: ListeningServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function serve(script: Script, options: Parameters<typeof listen>[1] = {}) {
  const manager = createScriptedManager(script);
  const server = await listen(manager, options);
  open.push(server);
  return { manager, server };
}

const PATH = '/api/v1/models/generate';
const ask = (stream: boolean) => rawPost(PATH, { prompt: 'Hi', stream });

/** Says one word and is silent until it is told to stop; notes when that was. */
function waiting(seen: { stoppedAt?: number; reason?: unknown }, word = 'Once'): Script {
  return async function* (_request, { signal }) {
    yield { type: 'start', model: 'demo', warnings: [] };
    if (word) yield { type: 'text-delta', text: word };
    await new Promise<void>((_, reject) => {
      signal?.addEventListener('abort', () => {
        seen.stoppedAt = performance.now();
        seen.reason = signal.reason;
        reject(new LlmError('ABORTED', 'Stopped.'));
      });
    });
    yield { type: 'finish', reason: 'stop', usage: {} };
  };
}

async function until(condition: () => boolean): Promise<void> {
  const giveUpAt = performance.now() + 20_000;
  while (!condition()) {
    if (performance.now() > giveUpAt) throw new Error('It did not happen within 20 seconds.');
    await sleep(2);
  }
}

describe('a client that leaves', () => {
  it.each([
    ['resets', true],
    ['closes', false],
  ])('in the middle of a stream (%s) stops the generation within 100 ms', async (_, isReset) => {
    const measure = async () => {
      const seen: { stoppedAt?: number; reason?: unknown } = {};
      const { server } = await serve(waiting(seen));
      const client = connectRaw(server.port, ask(true));
      await client.until('Once');
      const leftAt = performance.now();
      if (isReset) client.socket.resetAndDestroy();
      else client.socket.destroy();
      await until(() => seen.stoppedAt !== undefined);
      expect(seen.reason).toMatchObject({ code: 'ABORTED' });
      return (seen.stoppedAt ?? 0) - leftAt;
    };
    expect(await bestOf(5, 100, measure)).toBeLessThan(100);
  });

  it('before a whole answer is there stops it too', async () => {
    const measure = async () => {
      const seen: { stoppedAt?: number } = {};
      const { server, manager } = await serve(waiting(seen));
      const client = connectRaw(server.port, ask(false));
      await until(() => manager.calls.length === 1);
      const leftAt = performance.now();
      client.socket.destroy();
      await until(() => seen.stoppedAt !== undefined);
      return (seen.stoppedAt ?? 0) - leftAt;
    };
    expect(await bestOf(5, 100, measure)).toBeLessThan(100);
  });

  it('does not disturb the others', async () => {
    const seen: { stoppedAt?: number } = {};
    const { server } = await serve(waiting(seen));
    const leaving = connectRaw(server.port, ask(true));
    await leaving.until('Once');
    leaving.socket.destroy();
    await until(() => seen.stoppedAt !== undefined);
    const health = await fetch(`${server.url}/healthz`);
    expect(health.status).toBe(200);
  });
});

describe('a stream', () => {
  it('sends nothing before its first event', async () => {
    let begin: (() => void) | undefined;
    const { server } = await serve(async function* () {
      await new Promise<void>((resolve) => {
        begin = resolve;
      });
      yield { type: 'start', model: 'demo', warnings: [] };
      yield { type: 'finish', reason: 'stop', usage: {} };
    });
    const client = connectRaw(server.port, ask(true));
    await sleep(50);
    expect(client.received()).toBe('');
    while (begin === undefined) await sleep(10);
    begin();
    expect(await client.until('event: finish')).toMatch(/^HTTP\/1.1 200/);
  });

  it('hands every event on as it comes', async () => {
    let goOn = () => {};
    const { server } = await serve(async function* () {
      yield { type: 'start', model: 'demo', warnings: [] };
      yield { type: 'text-delta', text: 'one' };
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
      yield { type: 'text-delta', text: 'two' };
      yield { type: 'finish', reason: 'stop', usage: {} };
    });
    const client = connectRaw(server.port, ask(true));
    expect(await client.until('"one"')).not.toContain('"two"');
    goOn();
    await client.until('event: finish');
  });

  it('gets a comment when it is silent for long', async () => {
    const { server } = await serve(waiting({}), { keepAliveMs: 20 });
    const client = connectRaw(server.port, ask(true));
    await client.until(': keep-alive\n\n');
    client.socket.destroy();
  });

  it('gets one also where nothing was said yet', async () => {
    const { server } = await serve(waiting({}, ''), { keepAliveMs: 20 });
    const asked = { model: 'local/demo', messages: [{ role: 'user', content: 'Hi' }] };
    const client = connectRaw(server.port, rawPost('/api/chat', asked));
    expect(await client.until('"done":false')).toMatch(/^HTTP\/1.1 200/);
    client.socket.destroy();
  });

  it('waits for a slow reader instead of filling the memory', async () => {
    let produced = 0;
    const text = 'x'.repeat(100_000);
    const { server } = await serve(async function* () {
      yield { type: 'start', model: 'demo', warnings: [] };
      for (; produced < 500; produced += 1) yield { type: 'text-delta', text };
      yield { type: 'finish', reason: 'stop', usage: {} };
    });
    const client = connectRaw(server.port, ask(true));
    client.socket.pause();
    await sleep(200);
    const whilePaused = produced;
    expect(whilePaused).toBeLessThan(200);
    client.socket.removeAllListeners('data');
    client.socket.resume();
    await until(() => produced === 500);
    client.socket.destroy();
  });

  it('is given up when nobody reads it', async () => {
    let stopped = false;
    const { server } = await serve(
      async function* () {
        try {
          yield { type: 'start', model: 'demo', warnings: [] };
          while (true) yield { type: 'text-delta', text: 'x'.repeat(100_000) };
        } finally {
          stopped = true;
        }
      },
      { limits: { drainTimeoutMs: 100 } },
    );
    const client = connectRaw(server.port, ask(true));
    client.socket.pause();
    await until(() => stopped);
    client.socket.resume();
    await client.closed();
    expect(client.received()).not.toContain('event: finish');
  });
});
