import { LlmError } from '@modelhaven/core';

/** An inclusive range of code points. */
export type CodePointRange = readonly [from: number, to: number];

/** One step of a rule: a character of these ranges, or another rule by its number. */
export type GrammarSymbol = { readonly ranges: readonly CodePointRange[] } | { readonly rule: number };

/** The alternatives of each rule by number. */
export interface ParsedGrammar {
  readonly root: number;
  readonly rules: readonly (readonly (readonly GrammarSymbol[])[])[];
}

type Alternatives = (readonly GrammarSymbol[])[];

const LAST_CODE_POINT = 0x10ffff;
const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9 };
const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/**
 * Reads a grammar in llama.cpp's GBNF, one rule per line, as this package writes them. Repetitions become rules of
 * their own. Throws `INTERNAL` for what it cannot read, and `INVALID_REQUEST` where a rule begins with itself.
 */
export function parseGbnf(text: string): ParsedGrammar {
  const numbers = new Map<string, number>();
  const rules: (Alternatives | undefined)[] = [];
  const numberOf = (name: string): number => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, rules.length);
    return rules.push(undefined) - 1;
  };
  const add = (alternatives: Alternatives): GrammarSymbol => ({ rule: rules.push(alternatives) - 1 });

  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const at = line.indexOf('::=');
    if (at < 0) throw unreadable('a line has no "::="');
    rules[numberOf(line.slice(0, at).trim())] = parseBody(line.slice(at + 3), numberOf, add);
  }
  const missing = [...numbers].find(([, number]) => rules[number] === undefined);
  if (missing) throw unreadable(`the rule ${missing[0]} is missing`);
  const parsed = { root: numberOf('root'), rules: rules as Alternatives[] };
  refuseLeftRecursion(parsed);
  return parsed;
}

function parseBody(
  body: string,
  numberOf: (name: string) => number,
  add: (alternatives: Alternatives) => GrammarSymbol,
): Alternatives {
  let at = 0;
  const skip = () => {
    while (body[at] === ' ' || body[at] === '\t') at++;
  };

  const alternatives = (): Alternatives => {
    const all: Alternatives = [sequence()];
    while (body[at] === '|') {
      at++;
      all.push(sequence());
    }
    return all;
  };

  const sequence = (): readonly GrammarSymbol[] => {
    const symbols: GrammarSymbol[] = [];
    for (skip(); at < body.length && body[at] !== '|' && body[at] !== ')'; skip()) symbols.push(...repeated(item()));
    return symbols;
  };

  const item = (): readonly GrammarSymbol[] => {
    const first = body[at];
    if (first === '"') return literalText();
    if (first === '[') return [characterClass()];
    if (first === '(') {
      at++;
      const inner = alternatives();
      if (body[at] !== ')') throw unreadable('a group is not closed');
      at++;
      return [add(inner)];
    }
    const name = /^[a-zA-Z0-9-]+/.exec(body.slice(at))?.[0];
    if (name === undefined) throw unreadable('something that is no part of a rule');
    at += name.length;
    return [{ rule: numberOf(name) }];
  };

  const literalText = (): readonly GrammarSymbol[] => {
    const symbols: GrammarSymbol[] = [];
    at++;
    while (body[at] !== '"') {
      const code = codePoint();
      symbols.push({ ranges: [[code, code]] });
    }
    at++;
    return symbols;
  };

  const characterClass = (): GrammarSymbol => {
    at++;
    const negated = body[at] === '^';
    if (negated) at++;
    const ranges: CodePointRange[] = [];
    while (body[at] !== ']') {
      const from = codePoint();
      if (body[at] === '-' && body[at + 1] !== ']') {
        at++;
        ranges.push([from, codePoint()]);
      } else ranges.push([from, from]);
    }
    at++;
    return { ranges: negated ? complementOf(ranges) : ranges };
  };

  const codePoint = (): number => {
    const code = body.codePointAt(at);
    if (code === undefined) throw unreadable('a text is not closed');
    at += code > 0xffff ? 2 : 1;
    if (code !== 0x5c) return code;
    const letter = body[at++] ?? '';
    const digits = HEX_DIGITS[letter];
    if (digits === undefined) return ESCAPES[letter] ?? letter.codePointAt(0) ?? 0;
    const value = Number.parseInt(body.slice(at, at + digits), 16);
    at += digits;
    return value;
  };

  const repeated = (symbols: readonly GrammarSymbol[]): readonly GrammarSymbol[] => {
    const sign = body[at];
    if (sign === '*') return times(symbols, 0, undefined, 1);
    if (sign === '+') return times(symbols, 1, undefined, 1);
    if (sign === '?') return times(symbols, 0, 1, 1);
    const counts = sign === '{' ? /^\{(\d+)(,(\d*))?\}/.exec(body.slice(at)) : null;
    if (!counts) return symbols;
    const [all, least = '0', comma, most = ''] = counts;
    const from = Number(least);
    return times(symbols, from, comma === undefined ? from : most === '' ? undefined : Number(most), all.length);
  };

  const times = (
    symbols: readonly GrammarSymbol[],
    least: number,
    most: number | undefined,
    length: number,
  ): readonly GrammarSymbol[] => {
    at += length;
    const fixed = Array.from({ length: least }, () => symbols).flat();
    if (most === undefined) {
      const alternatives: Alternatives = [[]];
      const more = add(alternatives);
      alternatives.unshift([...symbols, more]);
      return [...fixed, more];
    }
    let rest: readonly GrammarSymbol[] = [];
    for (let i = least; i < most; i++) rest = [add([[...symbols, ...rest], []])];
    return [...fixed, ...rest];
  };

  const all = alternatives();
  if (at < body.length) throw unreadable('a group is closed that was not opened');
  return all;
}

function complementOf(ranges: readonly CodePointRange[]): readonly CodePointRange[] {
  const rest: CodePointRange[] = [];
  let next = 0;
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (from > next) rest.push([next, from - 1]);
    next = Math.max(next, to + 1);
  }
  if (next <= LAST_CODE_POINT) rest.push([next, LAST_CODE_POINT]);
  return rest;
}

/** A rule that begins with itself never gets to a character. */
function refuseLeftRecursion({ rules }: ParsedGrammar): void {
  const nullable = new Set<number>();
  const isNullable = (symbol: GrammarSymbol) => 'rule' in symbol && nullable.has(symbol.rule);
  for (let size = -1; size < nullable.size; ) {
    size = nullable.size;
    for (const [number, alternatives] of rules.entries()) {
      if (alternatives.some((symbols) => symbols.every(isNullable))) nullable.add(number);
    }
  }
  const beginnings = rules.map((alternatives) =>
    alternatives.flatMap((symbols) => {
      const first = symbols.findIndex((symbol) => !isNullable(symbol));
      const reached = first < 0 ? symbols : symbols.slice(0, first + 1);
      return reached.flatMap((symbol) => ('rule' in symbol ? [symbol.rule] : []));
    }),
  );
  const state = new Map<number, 'open' | 'done'>();
  for (const start of rules.keys()) {
    const path: { readonly rule: number; next: number }[] = [{ rule: start, next: 0 }];
    while (path.length > 0) {
      const top = path.at(-1) as (typeof path)[number];
      if (top.next === 0 && state.get(top.rule) === 'done') {
        path.pop();
        continue;
      }
      state.set(top.rule, 'open');
      const following = beginnings[top.rule]?.[top.next++];
      if (following === undefined) {
        state.set(top.rule, 'done');
        path.pop();
      } else if (state.get(following) === 'open') throw leftRecursive();
      else if (!state.has(following)) path.push({ rule: following, next: 0 });
    }
  }
}

function leftRecursive(): LlmError {
  return new LlmError(
    'INVALID_REQUEST',
    'The schema cannot be turned into a grammar: a definition refers to itself without anything between.',
  );
}

function unreadable(reason: string): LlmError {
  return new LlmError('INTERNAL', `A grammar could not be read: ${reason}.`);
}
