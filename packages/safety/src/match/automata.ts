import type { GroupMeaning } from '../lexicon/types.ts';
import type { CompiledRule } from './compile-lexicon.ts';
import { LazyDfa } from './lazy-dfa.ts';
import { createMatchStarts, type MatchStarts } from './match-start.ts';
import type { Positions } from './positions.ts';
import { partOf, type RulePart } from './rule-parts.ts';
import type { SignatureView } from './signature-view.ts';
import { Workspace } from './workspace.ts';

/** The searches of one language. */
export interface Automata extends Readonly<Record<RulePart, LazyDfa>> {
  /** Finds where a match begins, of whatever part. */
  readonly starts: MatchStarts;
}

/** One automaton for each part of a language's rules, made when it is first asked for. */
export function automataOf(
  rules: readonly CompiledRule[],
  positions: Positions,
  view: SignatureView,
  endSignature: number,
): Automata {
  let space: Workspace | undefined;
  const made: { -readonly [Part in keyof Automata]?: Automata[Part] } = {};
  const open = (): Workspace => {
    space ??= new Workspace(positions, view, endSignature);
    return space;
  };
  const search = (part: RulePart): LazyDfa => {
    const groups = new Map<GroupMeaning, boolean>();
    const isOwn = (rule: number): boolean => {
      const group = rules[rule]?.group;
      if (!group) return false;
      const known = groups.get(group) ?? partOf(group) === part;
      groups.set(group, known);
      return known;
    };
    return new LazyDfa(open(), isOwn);
  };
  return {
    get starts() {
      made.starts ??= createMatchStarts(open());
      return made.starts;
    },
    get findings() {
      made.findings ??= search('findings');
      return made.findings;
    },
    get weak() {
      made.weak ??= search('weak');
      return made.weak;
    },
    get context() {
      made.context ??= search('context');
      return made.context;
    },
  };
}
