import type { TokenBuffer } from '../fold/token-buffer.ts';
import { BREAK_SIGNATURE } from '../fold/token-buffer.ts';
import type { CompiledLanguage, CompiledRule } from '../match/compile-lexicon.ts';
import { followOf, listOf } from '../match/positions.ts';

/** A blocked place by token numbers. */
export interface BlockedTokens {
  readonly rule: CompiledRule;
  readonly first: number;
  readonly last: number;
}

/** What a walk over tokens came to. */
export interface Walk {
  /** Blocked places in the order of their last token. */
  readonly blocked: readonly BlockedTokens[];
  /** First token of the oldest match that may still be completed, or the number of tokens. */
  readonly liveFrom: number;
}

/** Longest token, in UTF-16 units, that a blocked phrase may hold or step over. */
const LONGEST_TOKEN = 48;

/** Matches the blocking rules of one language while remembering where each match began. */
export class BlockThreads {
  readonly #language: CompiledLanguage;
  readonly #starts = new Map<number, number[]>();
  readonly #isBlocking: (rule: CompiledRule) => boolean;

  constructor(language: CompiledLanguage, isBlocking: (rule: CompiledRule) => boolean) {
    this.#language = language;
    this.#isBlocking = isBlocking;
    const { positions, rules } = language;
    rules.forEach((compiled, rule) => {
      if (!isBlocking(compiled)) return;
      for (const position of listOf(positions.starts, rule)) {
        const classId = positions.classOf[position] ?? 0;
        this.#starts.set(classId, [...(this.#starts.get(classId) ?? []), position]);
      }
    });
  }

  /** Walks over tokens `[0, settled)`. */
  walk(tokens: TokenBuffer, settled: number): Walk {
    const { positions, rules, automata } = this.#language;
    const automaton = automata.findings;
    const blocked: BlockedTokens[] = [];
    let live: Map<number, number> | undefined;
    for (let token = 0; token < settled; token++) {
      const signature = tokens.signature[token] ?? 0;
      const size = (tokens.end[token] ?? 0) - (tokens.start[token] ?? 0);
      let next: Map<number, number> | undefined;
      if (signature !== BREAK_SIGNATURE && size <= LONGEST_TOKEN) {
        const take = (position: number, from: number): void => {
          for (const follower of followOf(positions, position)) {
            if (follower < 0) {
              const rule = rules[-follower - 1];
              if (rule && this.#isBlocking(rule)) blocked.push({ rule, first: from, last: token });
              continue;
            }
            // Nearly every word begins nothing.
            next ??= new Map();
            if ((next.get(follower) ?? Number.POSITIVE_INFINITY) > from) next.set(follower, from);
          }
        };
        if (live) {
          for (const [position, from] of live) {
            if (automaton.takes(positions.classOf[position] ?? 0, signature)) take(position, from);
          }
        }
        if (signature !== 0) {
          for (const classId of automaton.classesOf(signature)) {
            const starts = this.#starts.get(classId);
            if (starts) for (const position of starts) take(position, token);
          }
        }
      }
      live = next;
    }
    let liveFrom = settled;
    if (live) for (const from of live.values()) liveFrom = Math.min(liveFrom, from);
    return { blocked, liveFrom };
  }
}
