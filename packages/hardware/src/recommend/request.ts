import type { CatalogueModel } from '../catalogue/catalogue-model.ts';
import type { Quantization } from '../catalogue/quantization.ts';
import type { FitDescription } from '../estimate/describe-fit.ts';
import type { SpeedEstimate } from '../estimate/estimate-speed.ts';
import type { BudgetOptions } from '../estimate/memory-budget.ts';

/** What matters most. Without a preference all of it counts. */
export type Preference = 'quality' | 'speed' | 'memory';

/** What a model is wanted for. */
export interface RecommendationRequest extends BudgetOptions {
  /** One of the task types, or `embedding` or `reranking`. Default: `general_chat`. */
  readonly taskType?: string;
  /** Tokens of context it must run with. Default: what the task usually takes, or less where a model has less. */
  readonly contextLength?: number;
  readonly prefer?: Preference;
  /** Most models that are named. Default 5. */
  readonly limit?: number;
  /** Below this much memory, in bytes, or these cores nothing is recommended. Default: no such limit. */
  readonly minimum?: { readonly memoryBytes?: number; readonly cores?: number };
  /** Models to choose from. Default: the catalogue. */
  readonly models?: readonly CatalogueModel[];
}

/** A model that is in memory now. */
export interface ResidentModel {
  readonly name: string;
  /** Bytes of main memory and of GPU memory that unloading would free; absent where that is unknown. */
  readonly memoryBytes?: number;
  readonly gpuMemoryBytes?: number;
  /** It is not to be unloaded. */
  readonly pinned?: boolean;
}

/** How good a model is at a task, 0 to 10. */
export interface QualityJudgement {
  readonly score: number;
  /** `published`: from published results; `size`: nobody published any, so models of its size were looked at. */
  readonly basis: 'published' | 'size';
  readonly source: string;
}

/** One model that this machine can run well. */
export interface ModelRecommendation {
  readonly model: Pick<
    CatalogueModel,
    'id' | 'name' | 'kind' | 'licence' | 'languages' | 'capabilities' | 'repositories' | 'shapeSource'
  > & { readonly parameters: number; readonly activeParameters: number; readonly trainedContext: number };
  /** The best format for this machine. */
  readonly quantization: Quantization;
  /** Bytes of its file. */
  readonly fileBytes: number;
  /** Bytes it takes while it runs, on all devices together. */
  readonly memoryBytes: number;
  readonly gpuMemoryBytes: number;
  readonly mode: NonNullable<FitDescription['mode']>;
  /** Tokens of context that this is about, and the most that would fit. */
  readonly contextLength: number;
  readonly largestContext: number;
  /** Absent parts could not be told. */
  readonly speed: SpeedEstimate;
  readonly quality: QualityJudgement;
  /** 0 to 10: the order of the list. */
  readonly score: number;
  /** `join`: it runs beside what is loaded; `replace`: the models in `replaces` go first; `keep`: it is loaded already. */
  readonly action: 'join' | 'replace' | 'keep';
  readonly replaces: readonly string[];
  /** Why, in a sentence. */
  readonly reason: string;
}

/** The smallest change that would help where nothing can be recommended. */
export type RecommendationStep =
  | { readonly kind: 'unload'; readonly models: readonly string[] }
  | { readonly kind: 'shorter-context'; readonly contextLength: number; readonly model: string }
  | { readonly kind: 'more-memory'; readonly bytes: number; readonly model?: string }
  | { readonly kind: 'more-cores'; readonly cores: number };

/** What this machine can run well, best first, and what would help where there is nothing. */
export interface Recommendations {
  /** Version of the catalogue. */
  readonly catalogue: string;
  readonly taskType: string;
  readonly prefer?: Preference;
  readonly models: readonly ModelRecommendation[];
  /** A sentence where `models` is empty. */
  readonly nothing?: { readonly sentence: string; readonly step?: RecommendationStep };
}
