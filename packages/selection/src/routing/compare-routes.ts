/** One prompt that both the cheap and the strong model were seen to answer. */
export interface RoutedExample {
  /** 0 to 1. */
  readonly difficulty: number;
  readonly cheap: RoutedAnswer;
  readonly strong: RoutedAnswer;
}

/** How good the answer of one model to a prompt is, and what it costs. */
export interface RoutedAnswer {
  /** 0 to 10. */
  readonly quality: number;
  readonly costUsd: number;
}

/** What a way of routing comes to on average. */
export interface RouteResult {
  readonly quality: number;
  readonly costUsd: number;
  /** Part of the prompts that went to the strong model, 0 to 1. */
  readonly strongShare: number;
}

/** Routing by difficulty beside the baselines that it has to beat. */
export interface RouteComparison {
  readonly byDifficulty: RouteResult;
  readonly alwaysCheap: RouteResult;
  readonly alwaysStrong: RouteResult;
  /** As many prompts to the strong model as `byDifficulty`, chosen blindly: what it has to beat at the same cost. */
  readonly random: RouteResult;
  /** The better answer for every prompt, and the cheaper one of equals. */
  readonly oracle: RouteResult;
}

/** Compares a threshold with the baselines. */
export function compareRoutes(examples: readonly RoutedExample[], threshold: number): RouteComparison {
  const alwaysCheap = resultOf(examples, () => false);
  const alwaysStrong = resultOf(examples, () => true);
  const byDifficulty = resultOf(examples, ({ difficulty }) => difficulty >= threshold);
  const share = byDifficulty.strongShare;
  return {
    byDifficulty,
    alwaysCheap,
    alwaysStrong,
    random: {
      quality: alwaysCheap.quality * (1 - share) + alwaysStrong.quality * share,
      costUsd: alwaysCheap.costUsd * (1 - share) + alwaysStrong.costUsd * share,
      strongShare: share,
    },
    oracle: resultOf(
      examples,
      ({ cheap, strong }) =>
        strong.quality > cheap.quality || (strong.quality === cheap.quality && strong.costUsd < cheap.costUsd),
    ),
  };
}

const STEPS = 200;

/**
 * The threshold with the least cost that keeps at least `keepQuality` (0 to 1) of what the strong model gains over the
 * cheap one. 0 (everything is hard) where nothing else does.
 */
export function tuneThreshold(examples: readonly RoutedExample[], keepQuality: number): number {
  const floor = resultOf(examples, () => false).quality;
  const ceiling = resultOf(examples, () => true).quality;
  const wanted = floor + (ceiling - floor) * keepQuality;
  let best = { threshold: 0, costUsd: Number.POSITIVE_INFINITY };
  for (let step = 0; step <= STEPS; step++) {
    const threshold = step / STEPS;
    const { quality, costUsd } = resultOf(examples, ({ difficulty }) => difficulty >= threshold);
    if (quality >= wanted - 1e-9 && costUsd < best.costUsd) best = { threshold, costUsd };
  }
  return best.threshold;
}

function resultOf(examples: readonly RoutedExample[], isStrong: (example: RoutedExample) => boolean): RouteResult {
  let quality = 0;
  let costUsd = 0;
  let strong = 0;
  for (const example of examples) {
    const goesStrong = isStrong(example);
    const answer = goesStrong ? example.strong : example.cheap;
    quality += answer.quality;
    costUsd += answer.costUsd;
    strong += goesStrong ? 1 : 0;
  }
  const count = Math.max(1, examples.length);
  return { quality: quality / count, costUsd: costUsd / count, strongShare: strong / count };
}
