import type { Candidate } from '@modelhaven/core';
import { normal, type Random, seededRandom } from '../learning/random.ts';
import type { ReplayCase, ReplayedAnswer } from '../replay.ts';

// Made-up routing logs with the structure of public ones: prompts of several kinds, models whose strengths lie
// differently, answers that are right or wrong (0 or 10) or judged in grades, prices that differ by a factor of hundred.

export interface TableShape {
  readonly name: string;
  readonly kinds: number;
  readonly models: number;
  /** Answers are right or wrong rather than judged in grades. */
  readonly binary: boolean;
  /** How far a model's strength differs between kinds, in points of 10. */
  readonly spread: number;
  /** How much better dear models are on average: points of 10 from the cheapest to the dearest. */
  readonly slope: number;
  /** How alike the prompts of two kinds read, 0 to 1. */
  readonly overlap: number;
  /** How uneven the kinds are, 0 (each as often) and up. */
  readonly skew: number;
  /** Points of 10 by which the prompts of one kind differ in difficulty, for all models alike. */
  readonly difficulty: number;
}

/** The shapes that features and learning were tried on while they were made. */
export const KNOWN_SHAPES: readonly TableShape[] = [
  { name: 'exams', kinds: 8, models: 11, binary: true, spread: 1.2, slope: 3, overlap: 0.3, skew: 0.5, difficulty: 2 },
  { name: 'two models', kinds: 5, models: 2, binary: false, spread: 1.2, slope: 1.2, overlap: 0.4, skew: 0, difficulty: 1.5 },
  { name: 'specialists', kinds: 4, models: 5, binary: true, spread: 2, slope: 0.5, overlap: 0.4, skew: 0, difficulty: 1 },
];

/** Shapes that nobody looked at before everything was settled. */
export const HELD_BACK_SHAPES: readonly TableShape[] = [
  { name: 'many kinds', kinds: 20, models: 8, binary: true, spread: 1.5, slope: 2, overlap: 0.5, skew: 1, difficulty: 2 },
  { name: 'judged', kinds: 6, models: 6, binary: false, spread: 1, slope: 2, overlap: 0.6, skew: 0.3, difficulty: 2 },
  // About what public tables of benchmarks have: eleven models, seven benchmarks, right or wrong, dear models much better.
  { name: 'benchmarks', kinds: 7, models: 11, binary: true, spread: 1, slope: 3.5, overlap: 0.3, skew: 0.8, difficulty: 2 },
  { name: 'hard for all', kinds: 7, models: 10, binary: true, spread: 1.5, slope: 1, overlap: 0.2, skew: 0.8, difficulty: 3 },
];

const SYLLABLES = ['ba', 'ke', 'li', 'mo', 'nu', 'ra', 'se', 'ti', 'vo', 'zu', 'pran', 'dol', 'fin', 'gar', 'hest'];

/** A log of so many prompts. The same seed gives the same models and kinds; `part` gives other prompts of them. */
export function makeTable(shape: TableShape, length: number, seed: number, part = 0): readonly ReplayCase[] {
  const world = makeWorld(shape, seededRandom(seed));
  const random = seededRandom(seed * 1_000 + part + 1);
  return Array.from({ length }, () => makeCase(world, shape, random));
}

interface World {
  readonly candidates: readonly Candidate[];
  /** USD for a thousand tokens. */
  readonly prices: readonly number[];
  /** Mean quality, by model and kind. */
  readonly worth: readonly (readonly number[])[];
  readonly openings: readonly string[];
  readonly words: readonly (readonly string[])[];
  readonly common: readonly string[];
  readonly cumulative: readonly number[];
}

function makeWorld({ kinds, models, spread, slope, skew }: TableShape, random: Random): World {
  const word = () => Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(SYLLABLES, random)).join('');
  const words = (count: number) => Array.from({ length: count }, word);
  const prices = Array.from({ length: models }, (_, at) => 0.0002 * 100 ** (models === 1 ? 0 : at / (models - 1)) * (0.7 + 0.6 * random()));
  const difficulty = Array.from({ length: kinds }, () => normal(random) * 0.8);
  const shares = Array.from({ length: kinds }, (_, kind) => 1 / (kind + 1) ** skew);
  const sum = shares.reduce((total, share) => total + share, 0);
  let reached = 0;
  return {
    prices,
    worth: prices.map((_, model) =>
      difficulty.map((hard) => 6.5 - hard + slope * (model / Math.max(1, models - 1) - 0.6) + spread * normal(random)),
    ),
    candidates: prices.map((price, model): Candidate => ({
      address: `made-up/model-${model}`,
      available: true,
      model: {
        id: `model-${model}`,
        provider: 'made-up',
        capabilities: ['chat'],
        contextLength: 128_000,
        pricing: { inputPrice: price * 1_000, outputPrice: price * 1_000 },
      },
    })),
    openings: difficulty.map(() => words(5).join(' ')),
    words: difficulty.map(() => words(60)),
    common: words(200),
    cumulative: shares.map((share) => (reached += share / sum)),
  };
}

function makeCase(world: World, shape: TableShape, random: Random): ReplayCase {
  const drawn = random();
  const kind = Math.max(0, world.cumulative.findIndex((upTo) => drawn <= upTo));
  const size = 20 + Math.floor(random() * 120);
  const own = world.words[kind] ?? [];
  const text = Array.from({ length: size }, () => pick(random() < shape.overlap ? world.common : own, random)).join(' ');
  // Not every log has its prompts in templates.
  const prompt = random() < 0.5 ? `${world.openings[kind]}: ${text}?` : text;
  const hard = normal(random) * shape.difficulty;
  const answers: Record<string, ReplayedAnswer> = {};
  for (const [at, { address }] of world.candidates.entries()) {
    const mean = (world.worth[at]?.[kind] ?? 5) - hard;
    const quality = shape.binary
      ? random() < Math.min(0.99, Math.max(0.01, mean / 10)) ? 10 : 0
      : Math.min(10, Math.max(0, mean + 1.5 * normal(random)));
    answers[address] = { quality, costUsd: ((world.prices[at] ?? 0) * (size * 2 + 100 + random() * 200)) / 1_000 };
  }
  return { request: { model: 'auto', messages: [{ role: 'user', content: prompt }] }, candidates: world.candidates, answers };
}

function pick<T>(from: readonly T[], random: Random): T {
  return from[Math.floor(random() * from.length)] as T;
}
