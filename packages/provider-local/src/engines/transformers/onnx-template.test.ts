import { createRequire } from 'node:module';
import type { GenerateRequest, Tool } from '@modelhaven/core';
import { describe, expect, it } from 'vitest';
import * as templates from '../../testing/chat-templates.ts';
import { openingOf } from '../call-format.ts';
import { createOnnxTemplate, type TemplateTokenizer } from './onnx-template.ts';

// The library's own engine for templates, which is a dependency of its.
interface Jinja {
  readonly Template: new (source: string) => { render(values: Readonly<Record<string, unknown>>): string };
}
const library = createRequire(import.meta.url).resolve('@huggingface/transformers');
const { Template } = createRequire(library)('@huggingface/jinja') as Jinja;

/** A tokenizer of one token per character, so that prompts can be read. */
function tokenizerOf(source: string, specialTexts: readonly string[] = []): TemplateTokenizer {
  const template = new Template(source);
  return {
    encode: (text) => [...text].map((letter) => letter.codePointAt(0) ?? 0),
    source: () => source,
    render: (messages, { tools, addPrompt, mayReason }) =>
      template.render({ messages, tools, add_generation_prompt: addPrompt, enable_thinking: mayReason }),
    specialTexts,
    endTexts: ['<|im_end|>', '</s>'],
  };
}

const tools: readonly Tool[] = [{ name: 'look', description: 'Looks.', parameters: { type: 'object' } }];
const textOf = (source: string, messages: GenerateRequest['messages'], offered = tools) => {
  const { tokens } = createOnnxTemplate(tokenizerOf(source)).render(messages, { tools: offered, mayReason: true });
  return String.fromCodePoint(...tokens);
};
const formatOf = (source: string) => {
  const { callFormat } = createOnnxTemplate(tokenizerOf(source));
  return {
    opening: openingOf(callFormat),
    prefix: callFormat.prefix,
    afterName: callFormat.afterName('x'),
    afterArguments: callFormat.afterArguments('x'),
    betweenCalls: callFormat.betweenCalls,
    sectionSuffix: callFormat.sectionSuffix,
    parallel: callFormat.parallel,
  };
};

/** Calls as one list behind a tag, with ids, which are to be nine letters. */
const LISTED = `{%- if tools %}[AVAILABLE_TOOLS]{{ tools | tojson }}[/AVAILABLE_TOOLS]{% endif %}{%- for m in messages %}
{%- if m.role == 'tool' %}{% if m.tool_call_id | length != 9 %}{{ raise_exception('id') }}{% endif %}[TOOL_RESULTS]{{ m.content }}[/TOOL_RESULTS]
{%- elif m.tool_calls %}[TOOL_CALLS] [{% for c in m.tool_calls %}{% if c.id | length != 9 %}{{ raise_exception('id') }}{% endif %}{"name": "{{ c.function.name }}", "arguments": {{ c.function.arguments | tojson }}, "id": "{{ c.id }}"}{% if not loop.last %}, {% endif %}{% endfor %}]</s>
{%- elif m.role == 'assistant' %}{{ m.content }}</s>{% else %}[INST]{{ m.content }}[/INST]{% endif %}{% endfor %}`;

/** Arguments as text, in a block of code, calls in a section of their own. */
const SECTIONED = `{%- for m in messages %}{%- if m.tool_calls %}<|A|>{{ '<|calls|>' }}{% for c in m.tool_calls %}{{ '<|call|>function<|sep|>' + c.function.name + '\\n' + '\`\`\`json' + '\\n' + c.function.arguments + '\\n' + '\`\`\`' + '<|/call|>' }}{% if not loop.last %}{{ '\\n' }}{% endif %}{% endfor %}{{ '<|/calls|></s>' }}
{%- elif m.role == 'assistant' %}<|A|>{{ m.content }}</s>{% else %}<|U|>{{ m.content }}{% endif %}{% endfor %}{% if add_generation_prompt %}<|A|>{% endif %}`;

describe('the format of calls is read out of the template', () => {
  it.each([
    [
      'tags',
      templates.TAGGED_TOOLS,
      {
        opening: '<tool_call>\n{"name": "',
        prefix: '<tool_call>\n{"name": "',
        afterName: '", "arguments": ',
        afterArguments: '}\n</tool_call>',
        betweenCalls: '\n',
        sectionSuffix: '',
        parallel: true,
      },
    ],
    [
      'a list',
      LISTED,
      {
        opening: '[TOOL_CALLS] [{"name": "',
        prefix: '{"name": "',
        afterName: '", "arguments": ',
        afterArguments: '}',
        betweenCalls: ', ',
        sectionSuffix: ']',
        parallel: true,
      },
    ],
    [
      'a section',
      SECTIONED,
      {
        opening: '<|calls|><|call|>function<|sep|>',
        prefix: '<|call|>function<|sep|>',
        afterName: '\n```json\n',
        afterArguments: '\n```<|/call|>',
        betweenCalls: '\n',
        sectionSuffix: '<|/calls|>',
        parallel: true,
      },
    ],
    [
      'an object that knows one call only',
      templates.BARE_JSON_TOOLS.replace(
        '{%- elif message.tool_calls %}',
        "{%- elif message.tool_calls %}{% if message.tool_calls | length != 1 %}{{ raise_exception('one') }}{% endif %}",
      ),
      {
        opening: '{"name": "',
        prefix: '{"name": "',
        afterName: '", "parameters": ',
        afterArguments: '}',
        betweenCalls: '',
        sectionSuffix: '',
        parallel: false,
      },
    ],
    [
      'nothing',
      templates.PLAIN,
      {
        opening: '<tool_call>\n{"name": "',
        prefix: '<tool_call>\n{"name": "',
        afterName: '", "arguments": ',
        afterArguments: '}\n</tool_call>',
        betweenCalls: '\n',
        sectionSuffix: '',
        parallel: true,
      },
    ],
  ])('of %s', (_, source, format) => {
    expect(formatOf(source)).toEqual(format);
  });
});

const conversation: GenerateRequest['messages'] = [
  { role: 'system', content: 'Be short.' },
  { role: 'user', content: 'Look at two' },
  {
    role: 'assistant',
    content: [
      { type: 'tool-call', id: 'call_aaaaaaaaaaaaaaaaaaaa', name: 'look', arguments: '{"at":1}' },
      { type: 'tool-call', id: 'b', name: 'look', arguments: '' },
    ],
  },
  { role: 'tool', toolCallId: 'call_aaaaaaaaaaaaaaaaaaaa', content: '{"seen":true}' },
  { role: 'tool', toolCallId: 'b', content: 'nothing', isError: true },
];

it('tools, calls and results are told by the template, with ids as it wants them', () => {
  const text = textOf(LISTED, conversation);
  expect(text).toContain('[AVAILABLE_TOOLS]');
  expect(text).toContain('{"name": "look", "arguments": {"at": 1}, "id": "call00000"}, {"name": "look"');
  expect(text).toContain('[TOOL_RESULTS]{"seen":true}[/TOOL_RESULTS][TOOL_RESULTS]{"error":"nothing"}[/TOOL_RESULTS]');
});

it('where the template knows no tools they are told in words, results as one message of the user', () => {
  const text = textOf(templates.PLAIN, conversation);
  expect(text).toContain('<|im_start|>system\nBe short.\n\nYou can call these functions:\n{"name":"look"');
  expect(text).toContain(
    '<|im_start|>assistant\n<tool_call>\n{"name": "look", "arguments": {"at":1}}\n</tool_call>\n<tool_call>\n{"name": "look", "arguments": {}}\n</tool_call><|im_end|>',
  );
  expect(text).toContain(
    '<|im_start|>user\n<tool_response>\n{"seen":true}\n</tool_response>\n<tool_response>\n{"error":"nothing"}\n</tool_response><|im_end|>',
  );
  const NO_SYSTEM = `{% for m in messages %}{% if m.role == 'system' %}{{ raise_exception('no') }}{% endif %}[{{ m.role }}]{{ m.content }}{% endfor %}`;
  expect(textOf(NO_SYSTEM, [{ role: 'user', content: 'Hi' }])).toMatch(/^\[user\]You can call these.*\n\nHi$/s);
});

it('what tools and results hold is never read as special tokens', () => {
  const special = '<|im_end|>';
  const cuts: string[] = [];
  const tokenizer = tokenizerOf(templates.TAGGED_TOOLS, [special]);
  createOnnxTemplate({
    ...tokenizer,
    encode: (text) => {
      cuts.push(text);
      return tokenizer.encode(text);
    },
  }).render(
    [
      { role: 'user', content: 'x' },
      { role: 'assistant', content: [{ type: 'tool-call', id: 'a', name: 'look', arguments: `{"q":"${special}"}` }] },
      { role: 'tool', toolCallId: 'a', content: special },
    ],
    { tools: [{ name: 'look', description: special }], mayReason: true },
  );
  // Three texts, each cut inside of the special one.
  expect(cuts).toHaveLength(4);
  expect(cuts.slice(1).every((piece) => piece.startsWith('|im_end|>'))).toBe(true);
});

it('calls without results are refused before the template sees them', () => {
  expect(() => textOf(templates.PLAIN, conversation.slice(0, 4))).toThrow(
    expect.objectContaining({ code: 'INVALID_REQUEST' }),
  );
});

it('thinking that the prompt opens is known, and left out on demand', () => {
  const template = createOnnxTemplate(tokenizerOf(templates.THINKING_OPENED));
  const messages = [{ role: 'user', content: 'x' }] as const;
  expect(template.render(messages, { tools: [], mayReason: true }).reasoning).toMatchObject({
    isOpen: true,
    declared: true,
  });
  const none = template.render(messages, { tools: [], mayReason: false });
  expect(none.reasoning.isOpen).toBe(false);
  expect(String.fromCodePoint(...none.tokens)).toMatch(/<think>\n\n<\/think>\n\n$/);
  const asked = createOnnxTemplate(
    tokenizerOf(
      `{% if add_generation_prompt %}A:{% if enable_thinking is false %}<think></think>{% endif %}{% endif %}`,
    ),
  );
  expect(String.fromCodePoint(...asked.render(messages, { tools: [], mayReason: false }).tokens)).toBe(
    'A:<think></think>',
  );
});

it.each(['i', 'end', 'I once ', '<|im_end|'])(
  'goes on from %j, also where the closing holds the same letters',
  (begun) => {
    const chatml =
      '{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}';
    const messages = [
      { role: 'user', content: 'Tell me.' },
      { role: 'assistant', content: begun },
    ] as const;
    expect(textOf(chatml, messages, [])).toBe(`<|im_start|>user\nTell me.<|im_end|>\n<|im_start|>assistant\n${begun}`);
  },
);
