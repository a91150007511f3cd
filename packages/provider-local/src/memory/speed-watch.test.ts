import type { FitObservation, MachineFit, StreamEvent } from '@modelhaven/core';
import { describe, expect, it } from 'vitest';
import { createSpeedWatch } from './speed-watch.ts';

const fit: MachineFit = {
  fits: true,
  mode: 'cpu',
  memoryBytes: 1,
  gpuMemoryBytes: 0,
  gpuLayers: 0,
  layers: 1,
  // What was learned does not excuse it.
  tokensPerSecond: { low: 1, likely: 2, high: 3 },
  estimated: { engineBytes: 1, tokensPerSecond: { low: 50, likely: 100, high: 150 } },
};

/** A watch with a clock of its own, over answers of one token per delta. */
function createWorld() {
  const clock = { ms: 0 };
  const observed: FitObservation[] = [];
  const machine = {
    profile: () => Promise.reject(new Error('unused')),
    fit: async () => undefined,
    observe: (observation: FitObservation) => observed.push(observation),
  };
  const watch = createSpeedWatch({ machine, clock: () => clock.ms });
  const answer = async (
    tokens: number,
    msPerToken: number,
    { isAlone = (): boolean => true, readerMs = 0, known = true } = {},
  ): Promise<{ readonly said: readonly string[]; readonly told: readonly string[] }> => {
    async function* events(): AsyncGenerator<StreamEvent> {
      yield { type: 'start', model: 'm', warnings: [] };
      clock.ms += 5_000;
      for (let i = 0; i < tokens; i++) {
        if (i > 0) clock.ms += msPerToken;
        yield { type: 'text-delta', text: 'x' };
      }
      yield { type: 'finish', reason: 'stop', usage: { outputTokens: tokens }, warnings: ['Other.'] };
    }
    const told: string[] = [];
    let said: readonly string[] = [];
    const expectation = known ? { model: 'm.gguf', fit } : undefined;
    for await (const event of watch.follow(events(), expectation, isAlone, (warning) => told.push(warning))) {
      clock.ms += readerMs;
      if (event.type === 'finish') said = event.warnings ?? [];
    }
    return { said, told };
  };
  return { answer, observed, watch };
}

describe('the speed of answers', () => {
  it('is noted for later estimates, without the time until the first word', async () => {
    const { answer, observed } = createWorld();
    await answer(51, 10);
    expect(observed).toEqual([{ model: 'm.gguf', quantity: 'generation', mode: 'cpu', estimated: 100, measured: 100 }]);
  });

  it('is spoken of where it is far under the estimate for the second time', async () => {
    const { answer, watch } = createWorld();
    expect(await answer(20, 100)).toEqual({ said: ['Other.'], told: [] });
    const second = await answer(20, 100);
    expect(second.told).toEqual([expect.stringMatching(/^Slow: 10 tokens per second, where about 100 were/)]);
    expect(second.said).toEqual(['Other.', ...second.told]);
    expect((await answer(20, 30)).told).toEqual([]);
    expect((await answer(20, 100)).told).toEqual([]);
    watch.reset('m.gguf');
    expect((await answer(20, 100)).told).toEqual([]);
  });

  it.each([
    ['a short answer', 15, {}],
    ['one beside others', 50, { isAlone: () => false }],
    ['a slow reader', 50, { readerMs: 90 }],
    ['a model of which nothing is known', 50, { known: false }],
  ])('is not judged by %s', async (_, tokens, more) => {
    const { answer, observed } = createWorld();
    for (let i = 0; i < 3; i++) expect((await answer(tokens, 100, more)).told).toEqual([]);
    expect(observed).toEqual([]);
  });
});
