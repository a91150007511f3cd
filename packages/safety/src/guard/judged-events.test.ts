import { collect, type StreamEvent } from '@modelhaven/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JudgedEventsOptions, judgedEvents, type Objection } from './judged-events.ts';

const OBJECTION: Objection = { name: 'judge', category: 'suicide', level: 4 };

async function* answer(...texts: readonly string[]): AsyncGenerator<StreamEvent> {
  yield { type: 'start', model: 'm', warnings: [] };
  for (const text of texts) {
    await Promise.resolve();
    yield { type: 'text-delta', text };
  }
  yield { type: 'finish', reason: 'stop', usage: { outputTokens: 7 } };
}

async function run(texts: readonly string[], options: Partial<JudgedEventsOptions>) {
  const out: StreamEvent[] = [];
  const told: [Objection, number, number][] = [];
  const events = judgedEvents(answer(...texts), {
    mode: 'balanced',
    isBlocked: () => false,
    onObjection: (...all) => {
      told.push(all);
      return 'Something else.';
    },
    ...options,
  });
  for await (const event of events) out.push(event);
  async function* again() {
    yield* out;
  }
  return { out, told, result: await collect(again()) };
}

const objectsTo = (word: string) => async (text: string) => (text.includes(word) ? OBJECTION : undefined);

describe('strict', () => {
  it('gives a sentence out only whole and judged, and never begins one that is objected to', async () => {
    const seen: string[] = [];
    const judge = async (text: string) => {
      seen.push(text);
      return objectsTo('bad')(text);
    };
    const { out, told, result } = await run(['Fi', 'ne. Al', 'so fine. The b', 'ad one. More.'], {
      mode: 'strict',
      judge,
    });
    expect(result.text).toBe('Fine. Also fine. \n\nSomething else.');
    expect(result.finishReason).toBe('content-filter');
    expect(out.some((event) => event.type === 'safety.retract')).toBe(false);
    expect(told).toEqual([[OBJECTION, 17, 30]]);
    expect(seen[0]).toBe('Fine. ');
  });

  it('passes every text on unchanged where nobody objects, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('A. ', 'Oh! ', 'だ。', '\n', '.')), { maxLength: 12 }),
        async (texts) => {
          const { result } = await run(texts, { mode: 'strict', judge: async () => undefined });
          expect(result.text).toBe(texts.join(''));
        },
      ),
    );
  });
});

describe('balanced', () => {
  const long = 'This is a sentence that is long enough to be judged by itself, for the sake of this test. ';

  it('takes back what was given out when the judge objects late, and only from there on', async () => {
    let answerNow: () => void = () => {};
    const judge = (text: string) =>
      text.includes('bad')
        ? new Promise<Objection>((resolve) => {
            answerNow = () => resolve(OBJECTION);
          })
        : Promise.resolve(undefined);
    const out: StreamEvent[] = [];
    async function* slow(): AsyncGenerator<StreamEvent> {
      yield { type: 'start', model: 'm', warnings: [] };
      yield { type: 'text-delta', text: long };
      yield { type: 'text-delta', text: `bad ${long}` };
      answerNow();
      // Never ends by itself: the objection has to break the wait.
      await new Promise(() => {});
    }
    const events = judgedEvents(slow(), {
      mode: 'balanced',
      judge,
      isBlocked: () => false,
      onObjection: () => 'Something else.',
    });
    const iterator = events[Symbol.asyncIterator]();
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      out.push(next.value);
      if (next.value.type === 'finish') break;
    }
    expect(out.map(({ type }) => type)).toEqual([
      'start',
      'text-delta',
      'text-delta',
      'safety.retract',
      'text-delta',
      'finish',
    ]);
    expect(out[3]).toEqual({ type: 'safety.retract', from: long.length, categories: ['suicide'], level: 4 });
  });

  it('waits for the last judge before it ends', async () => {
    const judge = async (text: string) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return objectsTo('bad')(text);
    };
    const { result, told } = await run(['A short bad end'], { judge });
    expect(result.text).toBe('\n\nSomething else.');
    expect(result.usage).toEqual({ outputTokens: 7 });
    expect(told).toHaveLength(1);
  });

  it('only reports where it observes', async () => {
    const { result, told } = await run([long, `bad ${long}`], { mode: 'observe', judge: objectsTo('bad') });
    expect(result.text).toBe(`${long}bad ${long}`);
    expect(told).toHaveLength(1);
  });
});
