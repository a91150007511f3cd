import { createFeatureReader, createFeatures } from './features.ts';

/** A piece of a text and what it adds to the vote. */
export interface VotePiece {
  readonly start: number;
  readonly end: number;
  /** Log-odds. */
  readonly weight: number;
}

/** The statistical vote: a logistic regression over hashed pieces of a text. */
export interface Voter {
  /** Log-odds that the text calls for a check-in at least. */
  sum(text: string): number;
  /** The pieces that speak most for it, the strongest first, without those inside another. */
  reasons(text: string, most: number): readonly VotePiece[];
}

/** What a vote is made of; made by `tools/safety-vote`. */
export interface VoteTable {
  /** One signed byte for each bucket. */
  readonly weights: Int8Array;
  /** What one step of a weight is worth. */
  readonly scale: number;
  readonly bias: number;
}

/** Makes the vote from its table; `chars` is the table of `buildCharTable`. */
export function createVoter({ weights, scale, bias }: VoteTable, chars: Uint8Array): Voter {
  const reader = createFeatureReader(chars);
  const features = createFeatures();
  return {
    sum(text) {
      reader.read(text, features);
      let sum = 0;
      for (let index = 0; index < features.count; index++) sum += weights[features.bucket[index] ?? 0] ?? 0;
      return bias + (sum * scale) / Math.sqrt(Math.max(1, features.count));
    },
    reasons(text, most) {
      reader.read(text, features);
      const share = scale / Math.sqrt(Math.max(1, features.count));
      const pieces: VotePiece[] = [];
      for (let index = 0; index < features.count; index++) {
        const weight = (weights[features.bucket[index] ?? 0] ?? 0) * share;
        if (weight <= 0) continue;
        pieces.push({ start: features.start[index] ?? 0, end: features.end[index] ?? 0, weight });
      }
      const kept: VotePiece[] = [];
      while (kept.length < most) {
        let best: VotePiece | undefined;
        for (const piece of pieces) {
          if (best && piece.weight <= best.weight) continue;
          if (!kept.some(({ start, end }) => piece.start < end && start < piece.end)) best = piece;
        }
        if (!best) break;
        kept.push(best);
      }
      return kept;
    },
  };
}
