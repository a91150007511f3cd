/** What an estimate must know of a model. Comes from a GGUF header (`toArchitecture`) or a table (`describeArchitecture`). */
export interface ModelArchitecture {
  /** `llama`, `qwen3`, `deepseek2`, … */
  readonly name: string;
  /** Tokens of context it was trained for. */
  readonly trainedContext?: number;
  readonly embeddingLength: number;
  readonly vocabularySize: number;
  readonly layers: readonly LayerArchitecture[];
  readonly weights: ModelWeights;
  /** Parameters that work on each token: all of them, unless it is a mixture of experts. */
  readonly activeParameters?: number;
  /** True for a mixture of experts. */
  readonly hasExperts: boolean;
  /** True for models that read a text at once and answer with vectors: no cache, and no logits. */
  readonly isEncoder?: boolean;
}

/** One layer. Widths are elements per token, all heads together. */
export interface LayerArchitecture {
  /** Query heads; 0 where the layer has no attention. */
  readonly heads: number;
  /** Query heads x length of a head. */
  readonly queryWidth: number;
  /** Elements that the cache keeps per token as keys; 0 where the layer keeps none. */
  readonly keyWidth: number;
  /** The same for values; 0 with latent attention, whose values are part of the keys. */
  readonly valueWidth: number;
  /** Tokens that the layer looks back; absent where it sees all of the context. */
  readonly slidingWindow?: number;
  /** Bytes of state per sequence of a recurrent layer, whatever the context. */
  readonly recurrentStateBytes: number;
  /** Width of the widest step of the feed-forward part: that of all experts that work on a token, where there are some. */
  readonly feedForwardLength: number;
  /** True where the feed-forward part has no gate, so that only one step of that width is in memory. */
  readonly hasNoGate?: true;
  /** Experts that work on each token; absent in layers without experts. */
  readonly expertsUsed?: number;
  /** True where a shared expert works beside them. */
  readonly hasSharedExpert?: true;
  /** Length of the latent vector, where the layer has latent attention (MLA). */
  readonly latentLength?: number;
  readonly weightBytes: number;
}

/** Bytes of the weights, by what has to happen to them. */
export interface ModelWeights {
  /** Every tensor once. */
  readonly totalBytes: number;
  /** The table of token embeddings, which stays in main memory. */
  readonly inputBytes: number;
  /** What turns the last state into logits; the embedding table once more where the model has no own output tensor. */
  readonly outputBytes: number;
  /** Bytes that are read for each generated token. */
  readonly activeBytes: number;
}

/** A model of equal layers, as tables and model cards describe it. */
export interface ArchitectureDescription {
  readonly name: string;
  readonly layerCount: number;
  readonly embeddingLength: number;
  readonly heads: number;
  readonly kvHeads: number;
  /** Default: embedding length / heads. */
  readonly headLength?: number;
  readonly feedForwardLength: number;
  readonly vocabularySize: number;
  readonly trainedContext?: number;
  /** Bytes of the file with the weights. */
  readonly fileBytes: number;
  /** True where the embedding table is the output tensor too. Default false. */
  readonly tied?: boolean;
  /** All parameters and those that work on each token, for a mixture of experts. */
  readonly parameters?: number;
  readonly activeParameters?: number;
  /** Tokens of the window, and every how many layers one sees everything: 6 for Gemma 3. */
  readonly slidingWindow?: { readonly tokens: number; readonly fullEvery: number };
}

/**
 * The architecture of a model for which there is no header at hand. The weights are spread evenly over the layers, with
 * the embedding and output tables in proportion to their parameters.
 */
export function describeArchitecture(description: ArchitectureDescription): ModelArchitecture {
  const { layerCount, embeddingLength, heads, kvHeads, fileBytes, vocabularySize, slidingWindow } = description;
  const headLength = description.headLength ?? embeddingLength / heads;
  const tables = description.tied ? 1 : 2;
  const parameters =
    description.parameters ??
    layerParameters(description, headLength) * layerCount + tables * vocabularySize * embeddingLength;
  const tableBytes = Math.min(fileBytes / 3, (fileBytes * vocabularySize * embeddingLength) / parameters);
  const activeShare =
    description.activeParameters === undefined ? 1 : Math.min(1, description.activeParameters / parameters);
  const layers = Array.from({ length: layerCount }, (_, index): LayerArchitecture => {
    const windowed = slidingWindow && (index + 1) % slidingWindow.fullEvery !== 0;
    return {
      heads,
      queryWidth: heads * headLength,
      keyWidth: kvHeads * headLength,
      valueWidth: kvHeads * headLength,
      recurrentStateBytes: 0,
      feedForwardLength: description.feedForwardLength,
      weightBytes: (fileBytes - tables * tableBytes) / layerCount,
      ...(windowed ? { slidingWindow: slidingWindow.tokens } : {}),
    };
  });
  return {
    name: description.name,
    embeddingLength,
    vocabularySize,
    layers,
    hasExperts: activeShare < 1,
    activeParameters: description.activeParameters ?? parameters,
    weights: {
      totalBytes: fileBytes,
      inputBytes: tableBytes,
      outputBytes: tableBytes,
      activeBytes: activeShare < 1 ? fileBytes * activeShare : fileBytes - (description.tied ? 0 : tableBytes),
    },
    ...(description.trainedContext === undefined ? {} : { trainedContext: description.trainedContext }),
  };
}

function layerParameters(description: ArchitectureDescription, headLength: number): number {
  const { embeddingLength, heads, kvHeads, feedForwardLength } = description;
  return embeddingLength * headLength * (2 * heads + 2 * kvHeads) + 3 * embeddingLength * feedForwardLength;
}
