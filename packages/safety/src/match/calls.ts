import type { CommonWords } from './common-words.ts';
import { END_WORD, type PatternNode } from './parse-pattern.ts';

// How much a word costs that calls for a search, by how often it stands in ordinary text: a guess, but a steady one.
const RARE = 1;
const PREFIX = 3;
const COMMON = 60;
const MOST_COMMON = 400;
const RANK_HALF = 60;
const NEVER = Number.POSITIVE_INFINITY;

/** What it costs to search wherever one word of the node stands; infinite where the node may match nothing. */
function costOf(node: PatternNode, common: CommonWords): number {
  switch (node.type) {
    case 'words':
      return node.words.reduce((sum, word) => sum + wordCost(word, common), 0);
    case 'sequence':
      return Math.min(NEVER, ...node.items.map((item) => costOf(item, common)));
    case 'choice':
      return node.options.reduce((sum, option) => sum + costOf(option, common), 0);
    case 'optional':
    case 'gap':
      return NEVER;
  }
}

function wordCost(word: string, common: CommonWords): number {
  if (word.startsWith('#') || word === END_WORD) return NEVER;
  const rank = common.get(word.replace('*', ''));
  if (rank !== undefined) return COMMON + MOST_COMMON / (1 + rank / RANK_HALF);
  return word.endsWith('*') ? PREFIX : RARE;
}

/**
 * Names the words of a pattern that a search is called for by: those of the one part that every match holds and that
 * stands in ordinary text most seldom. False where no part will do: the pattern may match by numbers alone.
 */
export function callWords(node: PatternNode, common: CommonWords, add: (word: string) => void): boolean {
  if (costOf(node, common) === NEVER) return false;
  name(node, common, add);
  return true;
}

function name(node: PatternNode, common: CommonWords, add: (word: string) => void): void {
  switch (node.type) {
    case 'words':
      for (const word of node.words) add(word);
      return;
    case 'choice':
      for (const option of node.options) name(option, common, add);
      return;
    case 'sequence': {
      const [best] = node.items
        .map((item) => ({ item, cost: costOf(item, common) }))
        .sort((left, right) => left.cost - right.cost);
      if (best) name(best.item, common, add);
      return;
    }
    case 'optional':
    case 'gap':
      return;
  }
}
