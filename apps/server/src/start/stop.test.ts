import { setTimeout as sleep } from 'node:timers/promises';
import { LlmError } from '@modelhaven/core';
import { describe, expect, it } from 'vitest';
import { createScriptedManager, type Script } from '../testing/scripted-manager.ts';
import { connectRaw, listen, rawPost } from '../testing/test-server.ts';
import { createStop } from './stop.ts';

const PATH = '/api/v1/models/generate';

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

/** One word, then whatever comes first: the gate, or the end of the manager's patience. */
function waitingAt(opened: Promise<void>, patience: AbortSignal): Script {
  return async function* () {
    yield { type: 'start', model: 'demo', warnings: [] };
    yield { type: 'text-delta', text: 'Once' };
    const ended = new Promise<never>((_, reject) => {
      patience.addEventListener('abort', () => reject(new LlmError('UNAVAILABLE', 'The manager was closed.')));
    });
    await Promise.race([opened, ended]);
    yield { type: 'text-delta', text: ' more' };
    yield { type: 'finish', reason: 'stop', usage: {} };
  };
}

async function serve() {
  const door = gate();
  const patience = new AbortController();
  let closedWith: number | undefined;
  const manager = createScriptedManager(waitingAt(door.opened, patience.signal), {
    close: async ({ graceMs = 0 } = {}) => {
      closedWith = graceMs;
      setTimeout(() => patience.abort(), graceMs).unref();
    },
  });
  const server = await listen(manager);
  return { server, door, stop: createStop(server.app, manager), closedWith: () => closedWith };
}

describe('stopping', () => {
  it('lets running answers end and lets nobody new in', async () => {
    const { server, door, stop } = await serve();
    const running = connectRaw(server.port, rawPost(PATH, { prompt: 'a', stream: true }));
    const idle = connectRaw(server.port, 'GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n');
    await running.until('Once');
    await idle.until('"ok"');

    const stopped = stop({ graceMs: 5_000 });
    await sleep(20);
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
    door.open();
    expect(await stopped).toBe(true);
    const text = await running.closed();
    expect(text).toContain(' more');
    expect(text).toContain('event: finish');
    await idle.closed();
  });

  it('tells those who come over an open connection', async () => {
    const { server, door, stop } = await serve();
    const stream = connectRaw(server.port, rawPost(PATH, { prompt: 'a', stream: true }));
    await stream.until('Once');
    // Pipelined behind the running answer, on its connection: no other one survives the beginning of the end.
    stream.socket.write('GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n');
    const stopped = stop({ graceMs: 5_000 });
    await sleep(20);
    door.open();
    await stopped;
    expect(await stream.closed()).toContain('event: finish');
  });

  it('ends what does not end by itself, with an error and not a finish', async () => {
    const { server, stop, closedWith } = await serve();
    const running = connectRaw(server.port, rawPost(PATH, { prompt: 'a', stream: true }));
    await running.until('Once');
    const beganAt = performance.now();
    expect(await stop({ graceMs: 100 })).toBe(false);
    expect(performance.now() - beganAt).toBeLessThan(2_000);
    expect(closedWith()).toBe(100);
    const text = await running.closed();
    expect(text).toContain('event: error');
    expect(text).not.toContain('event: finish');
  });

  it('happens once, however often it is asked for', async () => {
    const { stop } = await serve();
    const both = await Promise.all([stop(), stop()]);
    expect(both).toEqual([true, true]);
  });
});
