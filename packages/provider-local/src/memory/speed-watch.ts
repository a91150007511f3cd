import type { Machine, MachineFit, StreamEvent } from '@modelhaven/core';

/** Answers below these say nothing of the speed. */
const LEAST_TOKENS = 16;
const LEAST_MS = 100;
/** A reader that was this large a part of the time may have held the model up. */
const MOST_READER_SHARE = 0.2;
/** Far under the estimate: less than half of its low end. */
const SLOW_SHARE = 0.5;
/** The first slow answer may have waited for the disk. */
const SLOW_ANSWERS = 2;

/** The fit of a model that has a speed to be held to. */
export interface SpeedExpectation {
  readonly model: string;
  readonly fit: MachineFit;
}

export interface SpeedWatchOptions {
  readonly machine: Machine | undefined;
  /** Milliseconds on any clock. */
  readonly clock: () => number;
}

/** Holds the speed of answers to the estimate, and lets the machine learn from it. */
export interface SpeedWatch {
  /**
   * Passes the events on, with a warning in the last one where this model has been far slower than it should be.
   *
   * @param isAlone whether no other answer of the model is in progress; asked at each event
   */
  follow(
    events: AsyncIterable<StreamEvent>,
    expectation: SpeedExpectation | undefined,
    isAlone: () => boolean,
    onSlow: (warning: string) => void,
  ): AsyncIterable<StreamEvent>;
  /** Forgets how slow a model was. */
  reset(model: string): void;
}

/** A watch that has seen nothing yet. */
export function createSpeedWatch({ machine, clock }: SpeedWatchOptions): SpeedWatch {
  const slowAnswers = new Map<string, number>();

  const judge = ({ model, fit }: SpeedExpectation, tokensPerSecond: number): string | undefined => {
    const expected = fit.estimated.tokensPerSecond;
    if (!expected || !fit.mode) return undefined;
    machine?.observe({
      model,
      quantity: 'generation',
      mode: fit.mode,
      estimated: expected.likely,
      measured: tokensPerSecond,
    });
    const isSlow = tokensPerSecond < expected.low * SLOW_SHARE;
    const count = isSlow ? (slowAnswers.get(model) ?? 0) + 1 : 0;
    slowAnswers.set(model, count);
    if (count < SLOW_ANSWERS) return undefined;
    const [seen, likely] = [tokensPerSecond, expected.likely].map(digits);
    return `Slow: ${seen} tokens per second, where about ${likely} were to be expected of this machine. Other programs may keep it busy, or memory may be short.`;
  };

  return {
    async *follow(events, expectation, isAlone, onSlow) {
      if (!expectation) {
        yield* events;
        return;
      }
      let first: number | undefined;
      let last = 0;
      let readerMs = 0;
      let alone = isAlone();
      for await (const event of events) {
        const cameAt = clock();
        alone &&= isAlone();
        if (event.type === 'finish') {
          const tokens = event.usage.outputTokens ?? 0;
          const ms = first === undefined ? 0 : last - first;
          const says = alone && tokens >= LEAST_TOKENS && ms >= LEAST_MS && readerMs <= ms * MOST_READER_SHARE;
          const warning = says ? judge(expectation, ((tokens - 1) * 1000) / ms) : undefined;
          if (warning !== undefined) onSlow(warning);
          yield warning === undefined ? event : { ...event, warnings: [...(event.warnings ?? []), warning] };
          continue;
        }
        if (event.type !== 'start') {
          first ??= cameAt;
          last = cameAt;
        }
        yield event;
        readerMs += clock() - cameAt;
      }
    },
    reset: (model) => void slowAnswers.delete(model),
  };
}

const digits = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));
