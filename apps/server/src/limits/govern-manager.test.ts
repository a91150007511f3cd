import { LlmError } from '@modelhaven/core';
import type { AnswerEvent, ModelManager } from '@modelhaven/manager';
import { expect, it } from 'vitest';
import { governManager } from './govern-manager.ts';
import type { Governor } from './governor.ts';

const refusing = {
  enter: async () => ({ error: new LlmError('RATE_LIMITED', 'Too many.'), isOfModel: false, headers: {} }),
  rules: () => [],
  source: () => ({ limits: { perModel: [] }, budgets: [] }),
} as unknown as Governor;

it('leaves what the safety engine says by itself where its reader leaves', async () => {
  let isLeft = false;
  async function* own(): AsyncGenerator<AnswerEvent> {
    try {
      for (;;) yield { type: 'text-delta', text: 'You are not alone.' };
    } finally {
      isLeft = true;
    }
  }
  const manager = governManager({ stream: own } as unknown as ModelManager, refusing);
  for await (const event of manager.stream({ prompt: 'Help me.' })) {
    expect(event).toMatchObject({ text: 'You are not alone.' });
    break;
  }
  expect(isLeft).toBe(true);
});
