import type { SpeedEstimate, SpeedRange } from '../estimate/estimate-speed.ts';
import type { FittingPlacement } from '../estimate/place-layers.ts';
import { createTrendTable, type TrendState } from './trend-table.ts';

/** What is compared: tokens per second of answers or prompts, or bytes of memory. */
export type LearnedQuantity = 'generation' | 'prompt' | 'memory';

/** One estimate of this machine beside what really happened. Both numbers in the same unit, above 0. */
export interface EstimateObservation {
  readonly quantity: LearnedQuantity;
  readonly mode: FittingPlacement['mode'];
  /** Any name that is the same every time: `provider/model`. */
  readonly model: string;
  /** The estimate as it was before any correction. */
  readonly estimated: number;
  readonly measured: number;
}

/** Corrects the estimates of one machine by what was measured on it. */
export interface EstimateLearning {
  /** Takes note of a measurement. Numbers that make no sense are ignored. */
  record(observation: EstimateObservation): void;
  /** The speeds as this machine has shown them: closer, and with a narrower range, the more was measured. */
  correctSpeed(speed: SpeedEstimate, mode: FittingPlacement['mode'], model: string): SpeedEstimate;
  /** Bytes as this machine has shown them. Never less than nine tenths of the estimate: weights do not shrink. */
  correctBytes(bytes: number, mode: FittingPlacement['mode'], model: string): number;
  /** What was measured of one model, as a factor on its estimates; undefined where nothing was. */
  measured(quantity: LearnedQuantity, mode: FittingPlacement['mode'], model: string): Measured | undefined;
  /** What was learned, to be kept as JSON and handed in at the next start. */
  state(): TrendState;
}

/** Measurements of one model together. */
export interface Measured {
  /** How many there were. */
  readonly count: number;
  /** Measured / estimated, recent ones counting more. */
  readonly factor: number;
}

/** How learning begins. */
export interface EstimateLearningOptions {
  /** A state that was kept. What cannot be read in it is left out. */
  readonly state?: unknown;
  /** Series that are kept; the one unused for longest goes first. Default 500. */
  readonly maxSeries?: number;
}

const LEAST_BYTES_SHARE = 0.9;
const OBSERVATIONS_FOR_A_RANGE = 3;

/**
 * Learns how far the estimates of this machine are off. Each measurement counts for its model and, with less weight, for
 * every model that runs in the same mode, so that one model's measurements help the next.
 */
export function createEstimateLearning(options: EstimateLearningOptions = {}): EstimateLearning {
  const trends = createTrendTable(options);
  const keyOf = (quantity: LearnedQuantity, mode: string, model?: string): string =>
    [quantity, mode, ...(model === undefined ? [] : [model.slice(0, 200)])].join(' ');

  /** Logarithm of measured / estimated, and how far single measurements lie from it, where there are enough. */
  const correction = (quantity: LearnedQuantity, mode: string, model: string) => {
    const [machine, own] = [trends.get(keyOf(quantity, mode)), trends.get(keyOf(quantity, mode, model))];
    // Few measurements move the estimate only part of the way.
    const general = machine ? (machine.mean * machine.count) / (machine.count + 2) : 0;
    if (!own) return { shift: general, spread: undefined };
    const weight = own.count / (own.count + 1);
    return {
      shift: weight * own.mean + (1 - weight) * general,
      spread: own.count < OBSERVATIONS_FOR_A_RANGE ? undefined : Math.max(0.05, 2 * Math.sqrt(own.variance)),
    };
  };

  const correctRange = (
    range: SpeedRange | undefined,
    quantity: LearnedQuantity,
    mode: string,
    model: string,
  ): SpeedRange | undefined => {
    if (!range) return undefined;
    const { shift, spread } = correction(quantity, mode, model);
    const likely = range.likely * Math.exp(shift);
    return spread === undefined
      ? { low: range.low * Math.exp(shift), likely, high: range.high * Math.exp(shift) }
      : { low: likely * Math.exp(-spread), likely, high: likely * Math.exp(spread) };
  };

  return {
    record: ({ quantity, mode, model, estimated, measured }) => {
      const ratio = measured / estimated;
      if (!(ratio > 0) || !Number.isFinite(ratio)) return;
      trends.add(keyOf(quantity, mode), Math.log(ratio));
      trends.add(keyOf(quantity, mode, model), Math.log(ratio));
    },
    correctSpeed: (speed, mode, model) => {
      const generation = correctRange(speed.generation, 'generation', mode, model);
      const prompt = correctRange(speed.prompt, 'prompt', mode, model);
      return { ...(generation ? { generation } : {}), ...(prompt ? { prompt } : {}), source: speed.source };
    },
    correctBytes: (bytes, mode, model) =>
      bytes * Math.max(LEAST_BYTES_SHARE, Math.exp(correction('memory', mode, model).shift)),
    measured: (quantity, mode, model) => {
      const own = trends.get(keyOf(quantity, mode, model));
      return own && { count: own.count, factor: Math.exp(own.mean) };
    },
    state: trends.state,
  };
}
