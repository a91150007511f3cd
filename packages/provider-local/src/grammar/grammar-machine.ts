import type { GrammarSymbol, ParsedGrammar } from './parse-gbnf.ts';
import { utf8Ranges } from './utf8-ranges.ts';

/** How far a text has come in a grammar. The same object stands for the same state, so it can be a key. */
export interface GrammarState {
  /** Whether the text may end here. */
  readonly mayEnd: boolean;
  /** Whether any byte may follow. */
  readonly mayGoOn: boolean;
}

/** Reads texts byte by byte, so that tokens may cut characters in two. */
export interface GrammarMachine {
  readonly start: GrammarState;
  /** The state after one more byte; undefined where the grammar has no such text. */
  next(state: GrammarState, byte: number): GrammarState | undefined;
}

/** A place in an alternative, before a set of bytes (`bytes`), a rule (`rule`) or its end (neither). */
interface Place {
  readonly bytes?: Uint8Array;
  readonly rule?: number;
  /** Whether it is the end. */
  readonly isEnd: boolean;
}

/** Where to go on after what is read now, innermost first. One object per content. */
interface Stack {
  readonly id: number;
  readonly place: number;
  readonly parent: Stack | undefined;
}

interface State extends GrammarState {
  readonly stacks: readonly Stack[];
  /** By byte; `null` where the grammar has no such text. */
  following: (State | null | undefined)[];
}

// Beyond so many, what is known of states is thrown away; what is still needed is found again.
const MOST_STATES = 20_000;

/** The machine of a grammar; its states are found as texts are read, and remembered. */
export function createGrammarMachine(grammar: ParsedGrammar): GrammarMachine {
  const { places, starts } = layOut(grammar);
  let stacks = new Map<string, Stack>();
  let states = new Map<string, State>();
  let ids = 0;

  const stackOf = (place: number, parent: Stack | undefined): Stack | undefined => {
    // A rule at the end of its alternative needs no way back: so repetitions come to the same state again.
    if (places[place]?.isEnd) return parent;
    const key = `${place}.${parent?.id ?? ''}`;
    const known = stacks.get(key);
    if (known) return known;
    const stack = { id: ids++, place, parent };
    stacks.set(key, stack);
    return stack;
  };

  /** Adds what may be read from here on: stacks before bytes; `undefined` among them says that the text may end. */
  const expand = (from: Stack | undefined, found: Set<Stack | undefined>, seen: Set<Stack | undefined>): void => {
    const open: (Stack | undefined)[] = [from];
    while (open.length > 0) {
      const stack = open.pop();
      if (seen.has(stack)) continue;
      seen.add(stack);
      const rule = stack && places[stack.place]?.rule;
      if (stack === undefined || rule === undefined) {
        found.add(stack);
        continue;
      }
      const back = stackOf(stack.place + 1, stack.parent);
      for (const start of starts[rule] ?? []) open.push(stackOf(start, back));
    }
  };

  const stateOf = (from: readonly (Stack | undefined)[]): State | undefined => {
    const found = new Set<Stack | undefined>();
    const seen = new Set<Stack | undefined>();
    for (const stack of from) expand(stack, found, seen);
    if (found.size === 0) return undefined;
    const mayEnd = found.delete(undefined);
    const list = ([...found] as Stack[]).sort((a, b) => a.id - b.id);
    const key = `${mayEnd ? 'e' : ''}${list.map(({ id }) => id).join(',')}`;
    const known = states.get(key);
    if (known) return known;
    const state: State = { mayEnd, mayGoOn: list.length > 0, stacks: list, following: [] };
    if (states.size >= MOST_STATES) {
      for (const other of states.values()) other.following = [];
      states = new Map();
      stacks = new Map();
    }
    states.set(key, state);
    return state;
  };

  const step = ({ stacks: from }: State, byte: number): State | undefined => {
    const after = from.flatMap(({ place, parent }) =>
      places[place]?.bytes?.[byte] === 1 ? [stackOf(place + 1, parent)] : [],
    );
    return after.length === 0 ? undefined : stateOf(after);
  };

  return {
    start: stateOf((starts[grammar.root] ?? []).map((start) => stackOf(start, undefined))) as State,
    next(given, byte) {
      const state = given as State;
      let following = state.following[byte];
      if (following === undefined) {
        following = step(state, byte) ?? null;
        state.following[byte] = following;
      }
      return following ?? undefined;
    },
  };
}

/** All alternatives one behind the other, in bytes, and where those of each rule begin. */
function layOut({ rules }: ParsedGrammar): {
  readonly places: readonly Place[];
  readonly starts: readonly (readonly number[])[];
} {
  const places: Place[] = [];
  const starts: number[][] = rules.map(() => []);
  const classes = new Map<string, number | Uint8Array>();

  const lay = (rule: number, steps: readonly Omit<Place, 'isEnd'>[]): void => {
    starts[rule]?.push(places.length);
    for (const step of steps) places.push({ ...step, isEnd: false });
    places.push({ isEnd: true });
  };

  /** Characters of one byte are a set; all others are a rule of their own with their bytes in sequence. */
  const toStep = (symbol: GrammarSymbol): Omit<Place, 'isEnd'> => {
    if ('rule' in symbol) return symbol;
    const key = symbol.ranges.join(';');
    let known = classes.get(key);
    if (known === undefined) {
      known = toClass(symbol.ranges);
      classes.set(key, known);
    }
    return typeof known === 'number' ? { rule: known } : { bytes: known };
  };

  const toClass = (ranges: readonly (readonly [number, number])[]): number | Uint8Array => {
    const single = new Uint8Array(256);
    const longer = ranges.flatMap(([from, to]) => {
      single.fill(1, Math.min(from, 128), Math.min(to + 1, 128));
      return utf8Ranges(Math.max(from, 128), to);
    });
    if (longer.length === 0) return single;
    const rule = starts.push([]) - 1;
    if (single.includes(1)) lay(rule, [{ bytes: single }]);
    for (const sequence of longer) {
      lay(
        rule,
        sequence.map(([from, to]) => ({ bytes: new Uint8Array(256).fill(1, from, to + 1) })),
      );
    }
    return rule;
  };

  for (const [number, alternatives] of rules.entries()) {
    for (const symbols of alternatives) lay(number, symbols.map(toStep));
  }
  return { places, starts };
}
