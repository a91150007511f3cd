import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEstimateLearning } from './estimate-learning.ts';

const speed = { generation: { low: 75, likely: 100, high: 120 }, source: 'x' };
const seen = (measured: number, model = 'a') =>
  ({ quantity: 'generation', mode: 'gpu', model, estimated: 100, measured }) as const;

describe('createEstimateLearning', () => {
  it('leaves estimates alone while nothing was measured', () => {
    const learning = createEstimateLearning();
    expect(learning.correctSpeed(speed, 'gpu', 'a')).toEqual(speed);
    expect(learning.correctBytes(1000, 'gpu', 'a')).toBe(1000);
  });

  it('comes close to what a model shows, and knows it more narrowly', () => {
    const learning = createEstimateLearning();
    for (let i = 0; i < 30; i++) learning.record(seen(i % 2 === 0 ? 49 : 51));
    const { low = 0, likely = 0, high = 0 } = learning.correctSpeed(speed, 'gpu', 'a').generation ?? {};
    expect(likely).toBeGreaterThan(48.5);
    expect(likely).toBeLessThan(52);
    expect(high - low).toBeLessThan(10);
    expect(low).toBeLessThan(49);
    expect(high).toBeGreaterThan(51);
  });

  it('lets one model help the next in the same mode, and none in another', () => {
    const learning = createEstimateLearning();
    for (let i = 0; i < 10; i++) learning.record(seen(50));
    const other = learning.correctSpeed(speed, 'gpu', 'b').generation;
    expect(other?.likely).toBeLessThan(60);
    expect((other?.high ?? 0) / (other?.low ?? 1)).toBeCloseTo(120 / 75);
    expect(learning.correctSpeed(speed, 'cpu', 'a')).toEqual(speed);
  });

  it('is not turned over by one stalled run', () => {
    const learning = createEstimateLearning();
    for (let i = 0; i < 20; i++) learning.record(seen(100));
    learning.record(seen(0.001));
    expect(learning.correctSpeed(speed, 'gpu', 'a').generation?.likely).toBeGreaterThan(75);
  });

  it('never promises that weights shrink', () => {
    const learning = createEstimateLearning();
    const memory = { quantity: 'memory', mode: 'cpu', model: 'a', estimated: 1000 } as const;
    for (let i = 0; i < 10; i++) learning.record({ ...memory, measured: 100 });
    expect(learning.correctBytes(1000, 'cpu', 'a')).toBe(900);
    for (let i = 0; i < 200; i++) learning.record({ ...memory, measured: 1300 });
    expect(learning.correctBytes(1000, 'cpu', 'a')).toBeCloseTo(1300, -1);
  });

  it('keeps what it learned, and only so much', () => {
    const learning = createEstimateLearning({ maxSeries: 4 });
    for (const model of ['a', 'b', 'c', 'd', 'e']) learning.record(seen(50, model));
    const state: unknown = JSON.parse(JSON.stringify(learning.state()));
    expect(Object.keys(learning.state())).toEqual([
      'generation gpu c',
      'generation gpu d',
      'generation gpu',
      'generation gpu e',
    ]);
    const again = createEstimateLearning({ state });
    expect(again.correctSpeed(speed, 'gpu', 'e')).toEqual(learning.correctSpeed(speed, 'gpu', 'e'));
  });

  it('survives any state and any numbers, and stays finite', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom('generation gpu', 'generation gpu a'), fc.jsonValue())),
        fc.array(fc.tuple(fc.double(), fc.double())),
        (state, pairs) => {
          const learning = createEstimateLearning({ state });
          for (const [estimated, measured] of pairs) learning.record({ ...seen(measured), estimated });
          const { low = 0, likely = 0, high = 0 } = learning.correctSpeed(speed, 'gpu', 'a').generation ?? {};
          expect(low).toBeGreaterThan(0);
          expect(likely).toBeGreaterThanOrEqual(low);
          expect(high).toBeGreaterThanOrEqual(likely);
          expect(Number.isFinite(high)).toBe(true);
        },
      ),
    );
  });
});
