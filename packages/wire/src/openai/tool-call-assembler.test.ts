import type { ToolCallDeltaEvent } from '@modelhaven/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createToolCallAssembler } from './tool-call-assembler.ts';

type Delta = { index?: number; id?: string; name?: string; args?: unknown };
type Call = { id: string; name: string; arguments: string };

/** The calls that these deltas amount to. */
function assemble(deltas: readonly Delta[], answerId = 'x'): Call[] {
  const assembler = createToolCallAssembler(() => answerId);
  const calls: Call[] = [];
  const add = (event: ToolCallDeltaEvent | undefined) => {
    if (!event) return;
    const known = calls[event.index];
    if (known) known.arguments += event.arguments;
    else {
      expect(event.index).toBe(calls.length);
      expect(event.id).toBeTruthy();
      expect(event.name).toBeTruthy();
      calls.push({ id: event.id as string, name: event.name as string, arguments: event.arguments });
    }
  };
  for (const { index, id, name, args } of deltas) {
    add(
      assembler.push({
        ...(index === undefined ? {} : { index }),
        ...(id === undefined ? {} : { id }),
        function: { ...(name === undefined ? {} : { name }), ...(args === undefined ? {} : { arguments: args }) },
      }),
    );
  }
  assembler.end();
  expect(assembler.count).toBe(calls.length);
  return calls;
}

const A = { id: 'a', name: 'one', arguments: '{"x":1}' };
const B = { id: 'b', name: 'two', arguments: '{"y":2}' };
const A2 = { id: 'a2', name: 'one', arguments: '{"x":1}' };
const made = (index: number, call: Call) => ({ ...call, id: `call_x_${index}` });

test.each<[string, Delta[], Call[]]>([
  [
    'as OpenAI writes it',
    [
      { index: 0, id: 'a', name: 'one', args: '' },
      { index: 0, args: '{"x"' },
      { index: 0, args: ':1}' },
    ],
    [A],
  ],
  [
    'id and name with every delta',
    [
      { index: 0, id: 'a', name: 'one', args: '{"x"' },
      { index: 0, id: 'a', name: 'one', args: ':1}' },
    ],
    [A],
  ],
  [
    'an empty id behind the first delta',
    [
      { index: 0, id: 'a', name: 'one', args: '{"x"' },
      { index: 0, id: '', name: '', args: ':1}' },
    ],
    [A],
  ],
  [
    'no index',
    [{ id: 'a', name: 'one', args: '{"x":1}' }, { id: 'b', name: 'two', args: '{"y"' }, { args: ':2}' }],
    [A, B],
  ],
  [
    'index always 0, other ids',
    [
      { index: 0, id: 'a', name: 'one', args: '{"x":1}' },
      { index: 0, id: 'a2', name: 'one', args: '{"x":1}' },
    ],
    [A, A2],
  ],
  [
    'index always -1',
    [
      { index: -1, id: 'a', name: 'one', args: '{"x":1}' },
      { index: -1, id: 'b', name: 'two', args: '{"y"' },
      { index: -1, args: ':2}' },
    ],
    [A, B],
  ],
  [
    'index that begins at 1',
    [
      { index: 1, id: 'a', name: 'one', args: '' },
      { index: 1, args: '{"x":1}' },
    ],
    [A],
  ],
  [
    'no id',
    [
      { index: 0, name: 'one', args: '{"x"' },
      { index: 0, args: ':1}' },
      { index: 1, name: 'two', args: '{"y":2}' },
    ],
    [made(0, A), made(1, B)],
  ],
  [
    'no id and no index',
    [
      { name: 'one', args: '{"x":1}' },
      { name: 'two', args: '{"y":2}' },
    ],
    [made(0, A), made(1, B)],
  ],
  [
    'the same tool twice without id and index',
    [
      { name: 'one', args: '{"x":1}' },
      { name: 'one', args: '{"x":1}' },
    ],
    [made(0, A), made(1, A)],
  ],
  [
    'the name with every delta, no id',
    [
      { index: 0, name: 'one', args: '{"x"' },
      { index: 0, name: 'one', args: ':1}' },
    ],
    [made(0, A)],
  ],
  [
    'an id of its own for every delta',
    [
      { index: 0, id: 'a', name: 'one', args: '{"x"' },
      { index: 0, id: 'r2', args: ':1' },
      { index: 0, id: 'r3', name: 'one', args: '}' },
    ],
    [A],
  ],
  [
    'the whole call once more at the end',
    [
      { index: 0, id: 'a', name: 'one', args: '{"x"' },
      { index: 0, args: ':1}' },
      { index: 0, id: 'a', name: 'one', args: '{"x":1}' },
    ],
    [A],
  ],
  ['arguments as an object', [{ index: 0, id: 'a', name: 'one', args: { x: 1 } }], [A]],
  [
    'the name later than the id',
    [
      { index: 0, id: 'a', args: '{"x"' },
      { index: 0, name: 'one', args: ':1}' },
    ],
    [A],
  ],
  ['no arguments at all', [{ index: 0, id: 'a', name: 'one' }], [{ ...A, arguments: '' }]],
  [
    'two without arguments, index always 0',
    [
      { index: 0, id: 'a', name: 'one' },
      { index: 0, id: 'b', name: 'two' },
    ],
    [
      { ...A, arguments: '' },
      { ...B, arguments: '' },
    ],
  ],
])('%s', (_what, deltas, expected) => {
  expect(assemble(deltas)).toEqual(expected);
});

test('a call that never gets a name is no call', () => {
  expect(() => assemble([{ index: 0, id: 'a', args: '{}' }])).toThrow(
    expect.objectContaining({ code: 'BAD_RESPONSE' }),
  );
});

const json = fc.dictionary(fc.string(), fc.jsonValue()).map((value) => JSON.stringify(value));
const calls = fc.uniqueArray(
  fc.record({ id: fc.stringMatching(/^[a-z]{4}$/), name: fc.stringMatching(/^[a-z]{1,8}$/), arguments: json }),
  {
    minLength: 1,
    maxLength: 4,
    selector: (call) => call.id,
  },
);

/** The pieces of a text, cut where the numbers say. */
function pieces(text: string, sizes: readonly number[]): string[] {
  const result: string[] = [];
  for (let at = 0, step = 0; at < text.length; step += 1) {
    const size = sizes[step % sizes.length] ?? 1;
    result.push(text.slice(at, at + size));
    at += size;
  }
  return result;
}

test('arguments come together whole, in one chunk or fifty, one call after the other or interleaved', () => {
  fc.assert(
    fc.property(
      calls,
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
      fc.infiniteStream(fc.nat()),
      (expected, sizes, picks) => {
        const queues = expected.map(({ id, name, arguments: args }, index): Delta[] => [
          { index, id, name, args: '' },
          ...pieces(args, sizes).map((piece) => ({ index, args: piece })),
        ]);
        // Calls begin in their order; after that their pieces mix as they like.
        const deltas = queues.map((queue) => queue.shift() as Delta);
        while (queues.some((queue) => queue.length > 0)) {
          const open = queues.filter((queue) => queue.length > 0);
          deltas.push(open[picks.next().value % open.length]?.shift() as Delta);
        }
        expect(assemble(deltas)).toEqual(expected);
      },
    ),
  );
});
