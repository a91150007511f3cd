import { type Logger, untilAborted } from '@modelhaven/core';

/** What bounds the embedding of a question. */
export interface EmbedLimits {
  /** Milliseconds that a question waits for its embedding. */
  readonly waitMs: number;
  /** Milliseconds after which the embedding is given up: long enough for a model to be loaded. */
  readonly giveUpMs: number;
  readonly logger: Logger;
}

/**
 * Embeds where that is quick, and resolves to nothing where it is not. An embedding that takes longer goes on without
 * its question: a local model may just be loading, and breaking that off would make every later question wait in vain.
 * Until it ends nobody else waits either.
 */
export function createEmbedInTime({ waitMs, giveUpMs, logger }: EmbedLimits) {
  let late = 0;
  return async (embed: (signal: AbortSignal) => Promise<readonly number[]>): Promise<readonly number[] | undefined> => {
    if (late > 0) return undefined;
    const end = AbortSignal.timeout(giveUpMs);
    const embedded = untilAborted(embed(end), end);
    const patience = AbortSignal.timeout(waitMs);
    return untilAborted(embedded, patience).catch(() => {
      if (!patience.aborted) return undefined;
      if (late === 0) {
        logger.warn(
          { waitMs },
          'The embedding model of the response cache is slow; questions go to models without it until it answers.',
        );
      }
      late++;
      embedded.catch(() => {}).finally(() => late--);
      return undefined;
    });
  };
}
