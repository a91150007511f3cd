import type { Quantization } from './quantization.ts';

/** An open model that can be run at home. What could not be found out is absent. */
export interface CatalogueModel {
  /** Short name, unique in the catalogue: `qwen3-8b`. */
  readonly id: string;
  /** Name for people. */
  readonly name: string;
  /** What it answers with: text, vectors, or the order of given texts. */
  readonly kind: 'chat' | 'embedding' | 'reranking';
  /** SPDX identifier, or the name of the licence. */
  readonly licence: string;
  /** ISO 639-1 codes its makers name, or `many` where they name more than twenty. */
  readonly languages: readonly string[] | 'many';
  readonly capabilities: readonly ('tools' | 'vision' | 'reasoning')[];
  /** Tokens it was trained for. */
  readonly contextLength: number;
  readonly shape: CatalogueShape;
  /** Where the shape was read. */
  readonly shapeSource: string;
  /** Formats it is published in, best first. Default: `QUANTIZATIONS`. */
  readonly quantizations?: readonly Quantization[];
  /**
   * Where its weights are found: repositories of the Hugging Face hub, and Ollama's tag. That there are such names was
   * looked up for most; which formats each repository holds was not.
   */
  readonly repositories: { readonly gguf?: string; readonly onnx?: string; readonly ollama?: string };
  /** Published results; see `QUALITY_SOURCES`. */
  readonly figures?: QualityFigures;
}

/** Published results of a model, as they were published. */
export interface QualityFigures {
  /** Elo of EQ-Bench Creative Writing v3. */
  readonly writing?: number;
  /** Normalised Elo of EQ-Bench 3. */
  readonly empathy?: number;
  /** Mean of LiveBench's reasoning tasks, percent. */
  readonly reasoning?: number;
}

/** Layers, embedding length, heads, heads of keys and values, length of a head, feed-forward length, vocabulary. */
export type Dimensions = readonly [
  layers: number,
  embedding: number,
  heads: number,
  kvHeads: number,
  headLength: number,
  feedForward: number,
  vocabulary: number,
];

/** The shape of a model: all that its needs can be counted from. */
export interface CatalogueShape {
  /** Name of the architecture in llama.cpp. */
  readonly architecture: string;
  readonly dimensions: Dimensions;
  /** The embedding table is the output tensor too. */
  readonly tied?: true;
  /** Feed-forward parts without a gate: two matrices instead of three. */
  readonly ungated?: true;
  /** A mixture of experts; the first `denseLayers` have an ordinary feed-forward part. */
  readonly experts?: {
    readonly count: number;
    readonly used: number;
    readonly feedForward: number;
    readonly sharedFeedForward?: number;
    readonly denseLayers?: number;
    /** Every layer has an ordinary feed-forward part beside its experts. */
    readonly besideDense?: true;
  };
  /** Layers look back over a window, except every `fullEvery`th; those may have heads of other kinds. */
  readonly window?: {
    readonly tokens: number;
    readonly fullEvery: number;
    readonly full?: { readonly kvHeads: number; readonly headLength: number; readonly valueIsKey?: true };
  };
  /** The last layers that use the cache of an earlier one, and their feed-forward length where it is another. */
  readonly sharedCache?: { readonly layers: number; readonly feedForward?: number };
  /** Length of an embedding that every layer has of its own (Gemma 3n and 4 E). */
  readonly perLayerEmbedding?: number;
  /** Latent attention (MLA): ranks and lengths of the parts of a head. */
  readonly latent?: {
    readonly query: number;
    readonly keyValue: number;
    readonly key: number;
    readonly rope: number;
    readonly value: number;
  };
  /** Gated delta nets in place of attention, except every `fullEvery`th layer, whose queries carry a gate. */
  readonly linear?: {
    readonly fullEvery: number;
    readonly keyHeads: number;
    readonly valueHeads: number;
    readonly headLength: number;
  };
}
