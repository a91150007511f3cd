import type { CommonWords } from './common-words.ts';
import { END_WORD, type PatternNode } from './parse-pattern.ts';

// How much a word costs that calls for a search, by how often it stands in ordinary text: a guess, but a steady one.
const RARE = 1;
const PREFIX = 3;
const COMMON = 40;
// The list of common words begins with pronouns, articles, prepositions and auxiliaries.
const GRAMMATICAL = 1500;
const LAST_GRAMMATICAL = 130;
const EVERYWHERE = 20_000;
const LAST_EVERYWHERE = 45;
const NEVER = Number.POSITIVE_INFINITY;

/** What is known of how common words are. */
export interface CallWords {
  /** The common words of the language. */
  readonly own: CommonWords;
  /** What the most common words of every language cost: texts in another one should not call for a search. */
  readonly everywhere: ReadonlyMap<string, number>;
}

/** What the most common words of all languages cost. Chinese and Japanese characters are left out: they say too little to tell. */
export function mostCommonOf(languages: readonly CommonWords[]): ReadonlyMap<string, number> {
  const costs = new Map<string, number>();
  for (const ranks of languages) {
    for (const [word, rank] of ranks) {
      if (rank >= LAST_GRAMMATICAL || !/^[a-z0-9]+$/.test(word)) continue;
      const cost = rank < LAST_EVERYWHERE ? EVERYWHERE : GRAMMATICAL;
      costs.set(word, Math.max(cost, costs.get(word) ?? 0));
    }
  }
  return costs;
}

/** Patterns that cost as much would have nearly every sentence searched. */
const DEAR = GRAMMATICAL;

/** Do the words that would call for the pattern stand in nearly every sentence? */
export function isDear(node: PatternNode, known: CallWords): boolean {
  return costOf(node, known) >= DEAR;
}

/** What it costs to search wherever one word of the node stands; infinite where the node may match nothing. */
function costOf(node: PatternNode, known: CallWords): number {
  switch (node.type) {
    case 'words':
      return node.words.reduce((sum, word) => sum + wordCost(word, known), 0);
    case 'sequence':
      return Math.min(NEVER, ...node.items.map((item) => costOf(item, known)));
    case 'choice':
      return node.options.reduce((sum, option) => sum + costOf(option, known), 0);
    case 'optional':
    case 'gap':
      return NEVER;
  }
}

function wordCost(word: string, known: CallWords): number {
  if (word.startsWith('#') || word === END_WORD) return NEVER;
  const plain = word.replace('*', '');
  const anywhere = known.everywhere.get(plain);
  if (anywhere !== undefined) return anywhere;
  const rank = known.own.get(plain);
  if (rank !== undefined) return COMMON;
  return word.endsWith('*') ? PREFIX : RARE;
}

/**
 * Names the words of a pattern that a search is called for by: those of the one part that every match holds and that
 * stands in ordinary text most seldom. False where no part will do: the pattern may match by numbers alone.
 */
export function callWords(node: PatternNode, known: CallWords, add: (word: string) => void): boolean {
  if (costOf(node, known) === NEVER) return false;
  name(node, known, add);
  return true;
}

function name(node: PatternNode, known: CallWords, add: (word: string) => void): void {
  switch (node.type) {
    case 'words':
      for (const word of node.words) add(word);
      return;
    case 'choice':
      for (const option of node.options) name(option, known, add);
      return;
    case 'sequence': {
      const [best] = node.items
        .map((item) => ({ item, cost: costOf(item, known) }))
        .sort((left, right) => left.cost - right.cost);
      if (best) name(best.item, known, add);
      return;
    }
    case 'optional':
    case 'gap':
      return;
  }
}
