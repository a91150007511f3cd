import { describe, expect, test } from 'vitest';
import { createHarness, finish, provider, START, say } from './__fixtures__/harness.ts';
import { createFeedback } from './feedback.ts';

const script = [[START, ...say('Yes.'), finish()]];
const world = (algorithm: string) =>
  createHarness([provider('a', script), provider('b', script)], { settings: { selection: { algorithm } } });

describe('feedback', () => {
  test.each(['adaptive', 'performance_based'])('moves the choice for prompts of that kind (%s)', async (algorithm) => {
    const { manager, time } = world(algorithm);
    const ask = (model: string, requestId: string) =>
      time.run(manager.generate({ prompt: 'Write a poem about rain.', model }, { requestId }));
    for (let turn = 0; turn < 30; turn++) {
      await ask('a/m', `a${turn}`);
      await ask('b/m', `b${turn}`);
      expect(await time.run(manager.feedback(`a${turn}`, 1))).toEqual({ requestId: `a${turn}`, address: 'a/m' });
      await time.run(manager.feedback(`b${turn}`, 9));
    }
    const plan = await time.run(manager.select({ prompt: 'Write a poem about snow.' }));
    expect(plan.algorithm).toBe(algorithm);
    expect(plan.ranked[0]?.address).toBe('b/m');
    expect(plan.ranked[0]?.scores.quality).toBeGreaterThan((plan.ranked[1]?.scores.quality ?? 10) + 2);
  });

  test('is taken once, within its range, from whoever asked', async () => {
    const { manager, time } = world('adaptive');
    await time.run(manager.generate({ prompt: 'Hi' }, { requestId: 'r1', keyId: 'k1' }));
    const give = (...given: Parameters<typeof manager.feedback>) => time.run(manager.feedback(...given));
    for (const score of [-1, 11, Number.NaN]) {
      await expect(give('r1', score)).rejects.toMatchObject({ code: 'INVALID_REQUEST', details: { field: 'score' } });
    }
    await expect(give('r1', 5, { weight: 0 })).rejects.toMatchObject({ details: { field: 'weight' } });
    for (const keyId of [undefined, 'k2']) {
      const options = keyId === undefined ? {} : { keyId };
      await expect(give('r1', 5, options)).rejects.toMatchObject({ details: { field: 'requestId' } });
    }
    expect(await give('r1', 5, { keyId: 'k1', weight: 0.5 })).toMatchObject({ requestId: 'r1' });
    await expect(give('r1', 5, { keyId: 'k1' })).rejects.toMatchObject({ details: { field: 'requestId' } });
    await expect(give('nobody', 5)).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
  });

  test('a selector that does not learn says so', async () => {
    const selector = { plan: () => ({ algorithm: 'x', requirements: {}, promptTokens: 0, ranked: [], rejected: [] }) };
    const { manager, time } = createHarness([provider('a', script)], { selector });
    await expect(time.run(manager.feedback('r', 5))).rejects.toMatchObject({ code: 'UNSUPPORTED' });
  });

  test('forgets the oldest answers', () => {
    const feedback = createFeedback([{ learn: () => true }]);
    const request = { model: 'm', messages: [{ role: 'user', content: 'Hi' }] } as const;
    for (let index = 0; index <= 10_000; index++) {
      feedback.remember({
        requestId: `r${index}`,
        keyId: undefined,
        address: 'a/m',
        request,
        taskType: undefined,
        promptTokens: 1,
      });
    }
    expect(() => feedback.give('r0', 5)).toThrow();
    expect(feedback.give('r1', 5)).toEqual({ requestId: 'r1', address: 'a/m' });
  });
});
