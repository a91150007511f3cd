import fc from 'fast-check';
import type { LlamaGrammar } from 'node-llama-cpp';
import { beforeAll, expect, it } from 'vitest';
import { answerGrammar } from '../engines/answer-grammar.ts';
import { type Runtime, sharedRuntimes } from '../engines/llama-cpp/runtime.ts';
import { toGrammar, toRules } from '../json/to-grammar.ts';
import { schemaPair, spaced } from '../testing/schema-pairs.ts';
import { createGrammarMachine } from './grammar-machine.ts';
import { parseGbnf } from './parse-gbnf.ts';

let runtime: Runtime;
beforeAll(async () => {
  runtime = await sharedRuntimes.get(false, async () => 1);
});

/** What llama.cpp's own parser says of a text, and what ours does. */
async function bothOf(gbnf: string) {
  const grammar = (await runtime.llama.createGrammar({ grammar: gbnf })) as LlamaGrammar & {
    _testText(text: string): boolean;
  };
  const machine = createGrammarMachine(parseGbnf(gbnf));
  return (text: string) => {
    let state: typeof machine.start | undefined = machine.start;
    for (const byte of Buffer.from(text)) state = state && machine.next(state, byte);
    return { ours: state?.mayEnd ?? false, theirs: grammar._testText(text) };
  };
}

const edit = fc.record({
  at: fc.nat({ max: 60 }),
  remove: fc.nat({ max: 2 }),
  insert: fc.oneof(fc.constantFrom('', '"', '{', ']', ',', '\\u00e9', '1', ' ', '\n'), fc.string({ maxLength: 2 })),
});

it('lets the same texts through as llama.cpp, right and wrong ones', async () => {
  let right = 0;
  let wrong = 0;
  await fc.assert(
    fc.asyncProperty(schemaPair, fc.array(edit, { maxLength: 6 }), async ({ schema, value }, edits) => {
      const judge = await bothOf(toGrammar(schema).gbnf);
      const texts = [JSON.stringify(value), spaced(value)];
      for (const { at, remove, insert } of edits) {
        const text = [...(texts[at % texts.length] as string)];
        text.splice(at % (text.length + 1), remove, insert);
        texts.push(Buffer.from(text.join('')).toString());
      }
      for (const text of texts) {
        const { ours, theirs } = judge(text);
        expect(ours, JSON.stringify({ text, schema })).toBe(theirs);
        if (theirs) right++;
        else wrong++;
      }
    }),
    { numRuns: 120 },
  );
  expect(right).toBeGreaterThan(100);
  expect(wrong).toBeGreaterThan(100);
});

it('reads grammars of whole answers, with thinking and calls, as llama.cpp does', async () => {
  const judge = await bothOf(
    answerGrammar({
      reasoning: { open: '<think>', close: '</think>', declared: true, isOpen: false },
      calls: {
        format: {
          sectionPrefix: '',
          prefix: '<call>{"name": "',
          afterName: () => '", "arguments": ',
          afterArguments: () => '}</call>',
          betweenCalls: '\n',
          sectionSuffix: '',
          parallel: true,
        },
        tools: [{ name: 'a', parameters: { type: 'object', properties: { x: { type: 'integer' } } } }, { name: 'ab' }],
        most: 3,
      },
      json: toRules({ enum: ['ä', 5] }, 'json-'),
    }),
  );
  const call = '<call>{"name": "a", "arguments": {"x": 12}}</call>';
  for (const [text, isRight] of [
    [call, true],
    [`${call}\n${call}\n<call>{"name": "ab", "arguments": {}}</call>`, true],
    [`${call}\n${call}\n${call}\n${call}`, false],
    [`<think>a <thi </thin </think>\n\n"ä"`, true],
    ['<think>never ends', false],
    ['5', true],
    [`${call}5`, false],
    ['<call>{"name": "b", "arguments": {}}</call>', false],
  ] as const) {
    expect(judge(text), text).toEqual({ ours: isRight, theirs: isRight });
  }
});
