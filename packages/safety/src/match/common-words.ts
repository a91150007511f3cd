import { END_WORD, type PatternNode } from './parse-pattern.ts';

/** Words that call no search by themselves, with their place in the list: the most common first. */
export type CommonWords = ReadonlyMap<string, number>;

/** Ranks a list of common words. */
export function rankOf(words: readonly string[]): CommonWords {
  const ranks = new Map<string, number>();
  for (const word of words) if (!ranks.has(word)) ranks.set(word, ranks.size);
  return ranks;
}

/**
 * How common the rarest common word is that every all-common reading of the pattern has; -1 where each reading of the
 * pattern holds a word that is not common.
 */
export function commonness(node: PatternNode, common: CommonWords): number {
  switch (node.type) {
    case 'words': {
      const ranks = node.words
        .map((word) => common.get(word.replace('*', '')) ?? (word.startsWith('#') || word === END_WORD ? 0 : -1))
        .filter((rank) => rank >= 0);
      return ranks.length > 0 ? Math.min(...ranks) : -1;
    }
    case 'sequence': {
      const needed = node.items.filter((item) => item.type !== 'optional' && item.type !== 'gap');
      const ranks = needed.map((item) => commonness(item, common));
      return ranks.some((rank) => rank < 0) ? -1 : Math.max(0, ...ranks);
    }
    case 'choice': {
      const ranks = node.options.map((option) => commonness(option, common)).filter((rank) => rank >= 0);
      return ranks.length > 0 ? Math.min(...ranks) : -1;
    }
    case 'optional':
    case 'gap':
      return 0;
  }
}

/** Makes the rarest part of every all-common reading a word that calls a search. */
export function promote(node: PatternNode, common: CommonWords, add: (word: string) => void): void {
  switch (node.type) {
    case 'words':
      for (const word of node.words) if (common.has(word.replace('*', ''))) add(word);
      return;
    case 'choice':
      for (const option of node.options) if (commonness(option, common) >= 0) promote(option, common, add);
      return;
    case 'sequence': {
      const needed = node.items.filter((item) => item.type !== 'optional' && item.type !== 'gap');
      const ranked = needed.map((item) => ({ item, rank: commonness(item, common) })).sort((a, b) => b.rank - a.rank);
      if (ranked[0]) promote(ranked[0].item, common, add);
      return;
    }
    case 'optional':
    case 'gap':
      return;
  }
}
