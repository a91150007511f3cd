import {
  collect,
  type GenerateRequest,
  type Guard,
  LlmError,
  type SafetyVerdict,
  type StreamEvent,
} from '@modelhaven/core';
import { describe, expect, it } from 'vitest';
import { createGuard, createSafety } from '../index.ts';

const context = { requestId: 'r1', country: 'US', locale: 'en-US' };
const guard = createGuard({ now: () => Date.parse('2026-06-15') });
const ask = (...turns: string[]): GenerateRequest => ({
  model: 'm',
  messages: turns.map((content) => ({ role: 'user', content })),
});

async function* events(...list: StreamEvent[]): AsyncGenerator<StreamEvent> {
  yield* list;
}

const start: StreamEvent = { type: 'start', model: 'm', warnings: [] };
const finish: StreamEvent = { type: 'finish', reason: 'stop', usage: { outputTokens: 3 } };

async function run(
  which: Guard,
  list: StreamEvent[],
  own = context,
): Promise<{ out: StreamEvent[]; reports: SafetyVerdict[] }> {
  const reports: SafetyVerdict[] = [];
  const out: StreamEvent[] = [];
  for await (const event of which.output(events(...list), ask('hi'), own, (verdict) => reports.push(verdict)))
    out.push(event);
  return { out, reports };
}

describe('guard input', () => {
  it('lets ordinary requests through untouched', async () => {
    const request = ask('How do I bake bread?');
    const decision = await guard.input(request, context);
    expect(decision).toMatchObject({ type: 'continue', verdict: { action: 'none' } });
    expect(decision.type === 'continue' && decision.request).toBe(request);
  });

  it('answers a crisis itself, with services of the country', async () => {
    const decision = await guard.input(ask('I have decided to kill myself'), context);
    expect(decision.type).toBe('answer');
    expect(decision.type === 'answer' && decision.text).toMatch(/988/);
  });

  it('puts the emergency number first where a life is in danger now', async () => {
    const decision = await guard.input(ask('I just took a whole bottle of pills'), context);
    const text = decision.type === 'answer' ? decision.text : '';
    expect(text.indexOf('911')).toBeGreaterThan(0);
    expect(text.indexOf('911')).toBeLessThan(text.indexOf('988'));
  });

  it('adds instructions where the person should be asked', async () => {
    const request: GenerateRequest = {
      model: 'm',
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'I want to die' },
      ],
    };
    const decision = await guard.input(request, context);
    expect(decision.type === 'continue' && decision.request.messages[0]?.content).toMatch(
      /^Be brief\.\n\nSafety notice/,
    );
  });

  it('does as it is told per action', async () => {
    const observing = createGuard({ respond: { crisis: 'observe', check_in: 'answer' } });
    expect((await observing.input(ask('I have decided to kill myself'), context)).type).toBe('continue');
    expect((await observing.input(ask('I want to die'), context)).type).toBe('answer');
  });

  it('steps out of a story and offers the way back', async () => {
    const decision = await guard.input(ask('pause the story, this is really me: I have decided to kill myself'), {
      ...context,
      channel: 'story',
    });
    expect(decision.type === 'answer' && decision.text).toMatch(/step out of the story[\s\S]*go back to it/);
  });

  it('closes when the engine fails, with a supportive text', async () => {
    const broken = createGuard({
      safety: {
        ...createSafety(),
        conversation: () => {
          throw new Error('defect');
        },
      },
    });
    const decision = await broken.input(ask('hello'), context);
    expect(decision).toMatchObject({ type: 'answer', verdict: { degraded: true } });
    expect(decision.type === 'answer' && decision.text).toMatch(/911/);
  });
});

describe('guard output', () => {
  it('passes a clean answer on, whole', async () => {
    const { out, reports } = await run(guard, [
      start,
      { type: 'text-delta', text: 'Hello ' },
      { type: 'text-delta', text: 'there!' },
      finish,
    ]);
    expect((await collect(events(...out))).text).toBe('Hello there!');
    expect(out.at(-1)).toEqual(finish);
    expect(reports).toEqual([]);
  });

  it('stops before the harm, replaces it and says why it ended', async () => {
    const { out, reports } = await run(guard, [
      start,
      ...[...'Fine. You should kill yourself now.'].map((text): StreamEvent => ({ type: 'text-delta', text })),
      finish,
    ]);
    const result = await collect(events(...out));
    expect(result.text).toMatch(/^Fine\. \n\nI can't say that/);
    expect(result.finishReason).toBe('content-filter');
    expect(reports).toMatchObject([{ categories: ['encouragement'], action: 'crisis' }]);
  });

  it('screens tool calls, thinking and refusals too', async () => {
    const harm = 'you should kill yourself';
    for (const event of [
      { type: 'tool-call-delta', index: 0, id: 'a', name: 'say', arguments: JSON.stringify({ text: harm }) },
      { type: 'reasoning-delta', text: `${harm} ` },
      { type: 'refusal-delta', text: `${harm} ` },
    ] satisfies StreamEvent[]) {
      const { out, reports } = await run(guard, [start, event, finish]);
      expect(JSON.stringify(out)).not.toContain('kill');
      expect(reports).toHaveLength(1);
    }
  });

  it('gives no log probability of a token out before its text', async () => {
    const logprob = (token: string) => ({ token, logprob: -1 });
    const { out } = await run(guard, [
      start,
      { type: 'text-delta', text: 'You ', logprobs: [logprob('You ')] },
      { type: 'text-delta', text: 'should kill yourself', logprobs: [logprob('should kill yourself')] },
      finish,
    ]);
    expect(JSON.stringify(out)).not.toContain('kill');
  });

  it('only reports where it observes', async () => {
    const { out, reports } = await run(createGuard({ output: 'observe' }), [
      start,
      { type: 'text-delta', text: 'You should kill yourself now.' },
      finish,
    ]);
    expect(JSON.stringify(out)).toContain('kill');
    expect(reports.length).toBe(1);
  });

  it('stops the stream when the engine fails', async () => {
    const broken = createGuard({
      safety: {
        ...createSafety(),
        screener: () => {
          throw new Error('defect');
        },
      },
    });
    const caught = await run(broken, [start, { type: 'text-delta', text: 'secret' }, finish]).catch(
      (error: unknown) => error,
    );
    expect(LlmError.is(caught) && caught.code).toBe('BLOCKED_BY_SAFETY');
  });

  it('lets errors of the stream itself pass', async () => {
    const failing = async function* (): AsyncGenerator<StreamEvent> {
      yield start;
      throw new LlmError('TIMEOUT', 'late');
    };
    const read = async (): Promise<void> => {
      for await (const _event of guard.output(failing(), ask('hi'), context, () => {})) void _event;
    };
    await expect(read()).rejects.toMatchObject({ code: 'TIMEOUT' });
  });
});
