import { setImmediate, setTimeout } from 'node:timers/promises';
import { LlmError, type StreamEvent } from '@modelhaven/core';
import { expect, it } from 'vitest';
import type { Engine, EngineModel } from '../../engine.ts';
import type { OnnxFolder } from '../../weights/onnx-folder.ts';
import { EVENTS_AHEAD, type FromChild } from './messages.ts';
import { serveModel } from './serve-model.ts';

const model = { id: 'm', provider: 'local', capabilities: [] };
const request = { model: 'm', messages: [] };
const load = {
  type: 'load',
  file: { format: 'onnx', id: 'm', path: '/m' } as OnnxFolder,
  gpu: false,
  contextLength: 64,
  contextAsked: false,
  sequences: 1,
  threads: 1,
  gpuLayers: 0,
} as const;
const delta: StreamEvent = { type: 'text-delta', text: 'x' };

/** Serves a model of which only some parts exist. */
async function serve(parts: Partial<EngineModel>, loading: Partial<Engine> = {}) {
  const sent: FromChild[] = [];
  const engine: Engine = {
    kind: 'fake',
    load: async () => ({ contextLength: 64, warnings: [], ...parts }) as EngineModel,
    close: async () => {},
    ...loading,
  };
  const take = serveModel({ post: (message) => sent.push(message), createEngine: () => engine });
  take(load);
  await setImmediate();
  return {
    sent,
    take,
    ofType: (type: FromChild['type']) => sent.filter((message) => message.type === type),
    eventCount: () => sent.reduce((sum, message) => sum + (message.type === 'events' ? message.events.length : 0), 0),
  };
}

it('sends no more events ahead than were asked for, and goes on when more are', async () => {
  let given = 0;
  const { take, ofType, eventCount } = await serve({
    async *generate() {
      for (; given < 100; given++) yield delta;
    },
  });
  take({ type: 'generate', call: 1, request, model });
  await setTimeout(20);
  expect(eventCount()).toBe(EVENTS_AHEAD);
  expect(given).toBe(EVENTS_AHEAD);
  take({ type: 'more', call: 1, events: 10 });
  await setTimeout(20);
  expect(eventCount()).toBe(EVENTS_AHEAD + 10);
  take({ type: 'more', call: 1, events: 1000 });
  await setImmediate();
  expect(eventCount()).toBe(100);
  expect(ofType('ended')).toEqual([{ type: 'ended', call: 1 }]);
});

it('stops when the call is cancelled, also where it waits for its reader', async () => {
  let stopped = false;
  const { take, ofType } = await serve({
    async *generate(_, { signal }) {
      try {
        for (;;) {
          if (signal.aborted) throw new LlmError('ABORTED', 'Cancelled.');
          yield delta;
        }
      } finally {
        stopped = true;
      }
    },
  });
  take({ type: 'generate', call: 7, request, model });
  await setImmediate();
  take({ type: 'abort', call: 7 });
  take({ type: 'abort', call: 8 });
  await setImmediate();
  expect(stopped).toBe(true);
  expect(ofType('ended')).toMatchObject([{ call: 7, error: { code: 'ABORTED' } }]);
});

it('tells errors with their code and without their cause', async () => {
  const { take, ofType } = await serve({
    generate: () => {
      throw new LlmError('CONTEXT_TOO_LONG', 'Too long.', { field: 'messages', cause: new Error('secret') });
    },
    embed: () => Promise.reject(new Error('secret')),
  });
  take({ type: 'generate', call: 1, request, model });
  take({ type: 'embed', call: 2, request: { model: 'm', input: ['a'] }, model });
  await setImmediate();
  expect(ofType('ended')).toMatchObject([
    { call: 1, error: { code: 'CONTEXT_TOO_LONG', message: 'Too long.', details: { field: 'messages' } } },
    { call: 2, error: { code: 'INTERNAL' } },
  ]);
  expect(JSON.stringify(ofType('ended'))).not.toContain('secret');
});

it('says what it loaded, or why it did not, and hands on its log', async () => {
  const { sent } = await serve({ memoryBytes: 5 });
  expect(sent).toMatchObject([{ type: 'loaded', contextLength: 64, memoryBytes: 5 }]);
  const failed = await serve(
    {},
    {
      async load(_, { logger, onProgress }) {
        onProgress(0.5);
        logger.child({ engine: 'x' }).warn({ line: 1 }, 'Hm.');
        throw new LlmError('UNSUPPORTED', 'No.');
      },
    },
  );
  expect(failed.sent).toMatchObject([
    { type: 'progress', fraction: 0.5 },
    { type: 'log', level: 'warn', fields: { engine: 'x', line: 1 }, message: 'Hm.' },
    { type: 'load-failed', error: { code: 'UNSUPPORTED' } },
  ]);
  failed.take({ type: 'generate', call: 1, request, model });
  await setImmediate();
  expect(failed.ofType('ended')).toMatchObject([{ error: { code: 'INTERNAL' } }]);
});
