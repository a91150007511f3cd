import { LlmError } from '@modelhaven/core';
import { createScriptedProvider, textScript } from '@modelhaven/provider-testkit';
import { describe, expect, test } from 'vitest';
import { createModelManager } from './manager.ts';
import type { AnswerEvent } from './types.ts';

async function readAll(events: AsyncIterable<AnswerEvent>): Promise<AnswerEvent[]> {
  const all: AnswerEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

describe('createModelManager', () => {
  test('answers with text, route and report', async () => {
    const provider = createScriptedProvider({
      id: 'one',
      models: [{ id: 'm', capabilities: ['chat'], pricing: { inputPrice: 1, outputPrice: 2 } }],
      script: [textScript('Once upon a time.', { usage: { inputTokens: 1_000, outputTokens: 500 } })],
    });
    const manager = createModelManager({ providers: [provider] });
    const answer = await manager.generateText('A story, please.');
    expect(answer.text).toBe('Once upon a time.');
    expect(answer.report).toMatchObject({
      provider: 'one',
      model: 'm',
      address: 'one/m',
      attempts: 1,
      costUsd: 0.002,
      failedAttempts: [],
    });
    expect(manager.performance.recent()).toMatchObject([{ outcome: 'OK', attempt: 1, streamed: false }]);
    await manager.close();
    expect(provider.isClosed).toBe(true);
    await expect(manager.generateText('Again.')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  test('streams, and passes to the next model while nothing was given out', async () => {
    const manager = createModelManager({
      providers: [
        createScriptedProvider({
          id: 'one',
          script: [
            [{ type: 'start', model: 'model-a', warnings: [] }, new LlmError('QUOTA_EXHAUSTED', 'Nothing left.')],
          ],
        }),
        createScriptedProvider({ id: 'two', script: [textScript('Hello there.')] }),
      ],
    });
    const events = await readAll(manager.stream({ prompt: 'Hi', model: 'one/model-a', fallbacks: ['two/model-a'] }));
    expect(events[0]).toMatchObject({ type: 'start', route: { address: 'two/model-a', attempts: 2 } });
    expect(events.at(-1)).toMatchObject({
      type: 'finish',
      report: { address: 'two/model-a', failedAttempts: [{ address: 'one/model-a', code: 'QUOTA_EXHAUSTED' }] },
    });
  });
});
