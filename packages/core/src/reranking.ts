import type { Usage } from './generation.ts';

/** Texts to put in order by what they have to do with a question. */
export interface RerankRequest {
  readonly model: string;
  /** Not empty. */
  readonly query: string;
  /** At least one text; none of them empty. */
  readonly documents: readonly string[];
  /** Most results to give, 1 or more; all without it. */
  readonly topN?: number;
  readonly user?: string;
}

/** How much a document has to do with the question. */
export interface RankedDocument {
  /** Its place in the request, from 0. */
  readonly index: number;
  /** 0 (nothing) to 1; only to be compared with scores of the same model. */
  readonly score: number;
}

/** The answer to a `RerankRequest`. */
export interface RerankResult {
  readonly model: string;
  /** Best first; of equal ones the earlier one in the request first. */
  readonly results: readonly RankedDocument[];
  readonly usage: Usage;
}

/** Scores in the order of the documents as results, best first, at most so many. */
export function toRanking(scores: readonly number[], topN = scores.length): readonly RankedDocument[] {
  return scores
    .map((score, index) => ({ index, score }))
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, topN);
}
