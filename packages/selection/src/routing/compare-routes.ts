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

/** A threshold and what it comes to. */
export interface RouteAtThreshold extends RouteResult {
  readonly threshold: number;
}

/** What several thresholds come to, in their order: where quality and cost are traded for each other. */
export function routeCurve(
  examples: readonly RoutedExample[],
  thresholds: readonly number[],
): readonly RouteAtThreshold[] {
  return thresholds.map((threshold) => ({
    threshold,
    ...resultOf(examples, ({ difficulty }) => difficulty >= threshold),
  }));
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
