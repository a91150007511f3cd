import { LazyDfa } from './lazy-dfa.ts';
import { createMatchStarts, type MatchStarts } from './match-start.ts';
import type { Positions } from './positions.ts';
import type { RulePart } from './rule-parts.ts';
import type { SignatureView } from './signature-view.ts';
import type { StartIndex } from './start-index.ts';
import { Workspace } from './workspace.ts';

/** The searches of one language. */
export interface Automata extends Readonly<Record<RulePart, LazyDfa>> {
  /** Finds where a match begins, of whatever part. */
  readonly starts: MatchStarts;
}

/** One automaton for each part of a language's rules, made when it is first asked for. */
export function automataOf(
  positions: Positions,
  view: SignatureView,
  starts: StartIndex,
  endSignature: number,
): Automata {
  let space: Workspace | undefined;
  const made: { -readonly [Part in keyof Automata]?: Automata[Part] } = {};
  const open = (): Workspace => {
    space ??= new Workspace(positions, view, starts.findings.offsets.length - 1, endSignature);
    return space;
  };
  const search = (part: RulePart): LazyDfa => new LazyDfa(open(), starts[part]);
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
