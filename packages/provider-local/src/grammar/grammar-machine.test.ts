import { expect, it } from 'vitest';
import { ANY_JSON, assembleGrammar, toGrammar } from '../json/to-grammar.ts';
import { createGrammarMachine } from './grammar-machine.ts';
import { parseGbnf } from './parse-gbnf.ts';

const machineOf = (gbnf: string) => createGrammarMachine(parseGbnf(gbnf));

it('comes back to the same state inside of a text, so that what is known of it serves again', () => {
  const machine = machineOf(toGrammar({ type: 'array', items: { type: 'string' } }).gbnf);
  const after = (text: string) => {
    let state = machine.start;
    for (const byte of Buffer.from(text)) state = machine.next(state, byte) as typeof state;
    return state;
  };
  expect(after('["abc')).toBe(after('["'));
  expect(after('["abc", "d\u20ace')).toBe(after('["abc", "'));
  expect(after('["a", "b", "')).toBe(after('["a", "'));
  expect(after('["\xe9')).toBe(after('["x'));
});

it('says where a text may end and where it must', () => {
  const machine = machineOf('root ::= "a" | "a" [b-c]{2}\n');
  const a = machine.next(machine.start, 97) as typeof machine.start;
  expect(machine.start).toMatchObject({ mayEnd: false, mayGoOn: true });
  expect(a).toMatchObject({ mayEnd: true, mayGoOn: true });
  const end = machine.next(machine.next(a, 98) as typeof a, 99);
  expect(end).toMatchObject({ mayEnd: true, mayGoOn: false });
});

it('stays right and bounded where a text goes on for ever', () => {
  const machine = machineOf(assembleGrammar(new Map([...ANY_JSON.rules, ['root', ANY_JSON.root]])));
  let state: typeof machine.start | undefined = machine.start;
  for (let i = 0; i < 25_000; i++) state = machine.next(state as typeof machine.start, 0x5b);
  for (let i = 0; i < 25_000; i++) state = machine.next(state as typeof machine.start, 0x5d);
  expect(state).toMatchObject({ mayEnd: true, mayGoOn: false });
});

it('refuses a definition that is nothing but itself', () => {
  for (const gbnf of [
    toGrammar({ $ref: '#' }).gbnf,
    'root ::= a "x"\na ::= b? root | "y"\nb ::= "z"\n',
    'root ::= (root "x")* "y"\n',
  ]) {
    expect(() => parseGbnf(gbnf)).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }));
  }
  expect(() => parseGbnf('root ::= "a" root | ""\n')).not.toThrow();
});
