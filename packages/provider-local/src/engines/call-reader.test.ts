import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CallFormat, openingOf, triggerOf } from './call-format.ts';
import { createCallReader } from './call-reader.ts';

const tagged: CallFormat = {
  sectionPrefix: '\n',
  prefix: '<tool_call>\n{"name": "',
  afterName: () => '", "arguments": ',
  afterArguments: () => '}\n</tool_call>',
  betweenCalls: '\n',
  sectionSuffix: '',
  parallel: true,
};
const listed: CallFormat = {
  sectionPrefix: '[TOOL_CALLS][',
  prefix: '{"name": "',
  afterName: () => '", "arguments": ',
  afterArguments: () => '}',
  betweenCalls: ', ',
  sectionSuffix: ']',
  parallel: true,
};
const spoken: CallFormat = {
  sectionPrefix: '',
  prefix: '||call: ',
  afterName: () => '(',
  afterArguments: () => ')',
  betweenCalls: '',
  sectionSuffix: '',
  parallel: false,
};

/** The text of calls as a model writes it. */
function write(format: CallFormat, calls: readonly { readonly name: string; readonly arguments: string }[]): string {
  const texts = calls.map(
    (call, i) =>
      (i === 0 ? openingOf(format) : format.betweenCalls + format.prefix) +
      call.name +
      format.afterName(call.name) +
      call.arguments +
      format.afterArguments(call.name),
  );
  return texts.join('') + format.sectionSuffix;
}

it('calls are triggered by their first tag, or by all that stands before the name', () => {
  expect(triggerOf(tagged)).toBe('<tool_call>');
  expect(triggerOf(listed)).toBe('[TOOL_CALLS]');
  expect(triggerOf(spoken)).toBe('||call:');
});

it('what was written is read again, however it is cut', () => {
  const names = ['get', 'get_weather', 'a'];
  const call = fc.record({
    name: fc.constantFrom(...names),
    arguments: fc
      .dictionary(fc.string({ maxLength: 4 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 })
      .map((value) => JSON.stringify(value)),
  });
  fc.assert(
    fc.property(
      fc.constantFrom(tagged, listed, spoken),
      fc.array(call, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 20 }),
      (format, calls, step) => {
        const text = write(format, calls);
        const reader = createCallReader(format, names, 'opening', 16);
        const read: { name: string; arguments: string }[] = [];
        for (let at = 0; at < text.length; at += step) {
          for (const piece of reader.push(text.slice(at, at + step))) {
            if (piece.name !== undefined) read[piece.index] = { name: piece.name, arguments: '' };
            (read[piece.index] as { arguments: string }).arguments += piece.arguments;
          }
        }
        expect(read).toEqual(calls);
        expect(reader.calls).toEqual(calls);
        expect(reader.between || reader.complete).toBe(true);
      },
    ),
  );
});

it('is complete at its end mark, or after the most calls', () => {
  const one = createCallReader(spoken, ['a'], 'name', 1);
  one.push('a({}');
  expect(one.complete).toBe(false);
  one.push(')');
  expect(one.complete).toBe(true);
  const many = createCallReader(listed, ['a'], 'name', 16);
  many.push('a", "arguments": {}}');
  expect([many.complete, many.between]).toEqual([false, true]);
  many.push(']');
  expect(many.complete).toBe(true);
});
