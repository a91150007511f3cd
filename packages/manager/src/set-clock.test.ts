import type { AttemptRecord, ModelProvider, StreamEvent } from '@modelhaven/core';
import { afterEach, expect, it, vi } from 'vitest';
import { openGuard } from './index.ts';
import { createModelManager } from './manager.ts';

afterEach(() => vi.restoreAllMocks());

it.each([
  ['forward', 3_600_000],
  ['back', -3_600_000],
])('an answer is as slow as it was though the clock is set %s meanwhile, and its time is not up', async (_, jumpMs) => {
  const real = Date.now;
  let offset = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => real() + offset);
  let calls = 0;
  const provider: ModelProvider = {
    ...{ contract: 1, id: 'p', kind: 'test' },
    listModels: async () => [{ id: 'm', provider: 'p', name: 'm', capabilities: ['chat'] }],
    generate: async () => Promise.reject(new Error('The manager streams.')),
    async *stream(): AsyncGenerator<StreamEvent> {
      offset = jumpMs;
      // The one after it is made late by the clock alone.
      if (calls++ === 0) throw new Error('broken');
      yield { type: 'start', model: 'm', warnings: [] };
      yield { type: 'text-delta', text: 'Yes.' };
      yield { type: 'finish', reason: 'stop', usage: { inputTokens: 3, outputTokens: 1 } };
    },
    health: async () => ({ status: 'up', latencyMs: 0 }),
    close: async () => {},
  };
  const records: AttemptRecord[] = [];
  const manager = createModelManager({
    providers: [provider],
    guard: openGuard,
    recorder: { record: (attempt) => records.push(attempt) },
    settings: { retries: { baseDelayMs: 1, maxDelayMs: 2 } },
  });
  const { report } = await manager.generate({ model: 'p/m', prompt: 'Is it?' });
  expect(records.map(({ outcome }) => outcome)).toEqual([expect.not.stringMatching('OK'), 'OK']);
  for (const ms of [report.latencyMs, ...records.flatMap(({ totalMs, firstEventMs = 0 }) => [totalMs, firstEventMs])]) {
    expect(ms).toBeGreaterThanOrEqual(0);
    expect(ms).toBeLessThan(60_000);
  }
  expect(Math.abs((records[1]?.startedAt ?? 0) - (real() + jumpMs))).toBeLessThan(60_000);
  await manager.close();
});
