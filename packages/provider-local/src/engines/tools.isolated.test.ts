import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GenerateRequest, type ModelProvider, type StreamEvent, silentLogger, type Tool } from '@modelhaven/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localConfigSchema } from '../config.ts';
import { checkSchema } from '../json/check-schema.ts';
import { createLocalProvider } from '../local-provider.ts';
import * as templates from '../testing/chat-templates.ts';
import { type Rig, writeRiggedModel, writeRiggedOnnx } from '../testing/rigged-model.ts';
import { argumentsSchema } from './answer-grammar.ts';
import { createInProcessEngine } from './create-engine.ts';

const TAGS = ['<tool_call>', '</tool_call>'];
const THINK_TAGS = ['<think>', '</think>'];
const PARIS = '{"city": "Paris", "unit": "c"}';

// The model writes the beginning of a call in its own way; then it is held to its format.
const CALL = { '"': 'get_weather', get_weather: '", "arguments": ' };
const RIGS: Readonly<Record<string, Rig>> = {
  calls: {
    template: templates.TAGGED_TOOLS,
    tags: TAGS,
    script: [
      'Let me',
      ' see.',
      '<tool_call>',
      '{"na',
      'me": "',
      'get_weather',
      '", "arguments": ',
      PARIS,
      '}\n',
      '</tool_call>',
    ],
    links: CALL,
  },
  spelled: {
    template: templates.TAGGED_TOOLS,
    script: [
      'Well',
      ',<too',
      'l_call',
      '>\n{"name',
      '": "',
      'get_weather',
      '", "arguments": ',
      PARIS,
      '}\n</tool_call>',
    ],
    links: CALL,
  },
  many: {
    template: templates.TAGGED_TOOLS,
    tags: TAGS,
    script: ['<tool_call>', '{"na', 'get_weather', '", "arguments": ', PARIS, '}\n', '</tool_call>'],
    links: { ...CALL, '</tool_call>': '\n' },
  },
  chance: { template: templates.TAGGED_TOOLS, tags: TAGS },
  foreign: { template: templates.PLAIN },
  thinks: {
    template: templates.THINKING,
    tags: THINK_TAGS,
    script: ['<think>', '\nHmm', ', let me', ' think.\n', '</think>', '\n\nThe', ' answer'],
  },
  spells: {
    template: templates.PLAIN,
    script: ['<th', 'ink>\nHmm', ', let me', ' think.\n</', 'think>\n', '\nThe', ' answer'],
  },
  opened: {
    template: templates.THINKING_OPENED,
    tags: THINK_TAGS,
    script: ['Hmm', ', let me', ' think.\n', '</think>', '\n\nThe', ' answer'],
  },
};

const tools: readonly Tool[] = [
  {
    name: 'get_weather',
    description: 'The weather of a city.',
    parameters: {
      type: 'object',
      properties: { city: { type: 'string' }, unit: { enum: ['c', 'f'] } },
      required: ['city', 'unit'],
      additionalProperties: false,
    },
  },
  {
    name: 'get_time',
    parameters: { type: 'object', properties: { zones: { type: 'array', items: { enum: [0, 1, 2] }, maxItems: 3 } } },
  },
  { name: 'stop' },
];

// Both engines are held to the same.
describe.each(['gguf', 'onnx'] as const)('as %s', (format) => {
  let folder: string;
  let local: ModelProvider;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rigged-'));
    for (const [name, rig] of Object.entries(RIGS)) {
      if (format === 'onnx') writeRiggedOnnx(rig, join(folder, name));
      else await writeFile(join(folder, `${name}.gguf`), writeRiggedModel(rig));
    }
    // Files of our own making need no trial in a process of their own, which takes seconds each.
    const engine = createInProcessEngine({
      gpu: false,
      logger: silentLogger,
      usableCores: async () => 1,
      random: Math.random,
      trials: { pass: async () => {} },
    });
    const config = localConfigSchema.parse({ modelsDir: folder, maxConcurrentModels: 16 });
    local = createLocalProvider('local', config, { engine });
  });
  afterAll(async () => {
    await local.close();
    await rm(folder, { recursive: true });
  });

  const idOf = (model: string) => (format === 'onnx' && model !== 'demo' ? `${model}:fp32` : model);
  const ask = (model: string, more: Partial<GenerateRequest> = {}) =>
    local.generate({ model: idOf(model), temperature: 0, messages: [{ role: 'user', content: 'Hello' }], ...more });

  describe('a call of a tool', () => {
    it('is found behind text, in the format of the model, and streamed', async () => {
      const events: StreamEvent[] = [];
      const request = {
        model: idOf('calls'),
        temperature: 0,
        messages: [{ role: 'user', content: 'Hello' }],
        tools,
      } as const;
      for await (const event of local.stream(request)) events.push(event);
      expect(events.map(({ type }) => type)).toEqual([
        'start',
        'text-delta',
        'text-delta',
        'tool-call-delta',
        'tool-call-delta',
        'finish',
      ]);
      expect(events[3]).toMatchObject({ index: 0, id: expect.stringMatching(/^call_/), name: 'get_weather' });
      expect(events[4]).toEqual({ type: 'tool-call-delta', index: 0, arguments: PARIS });
      expect(events.at(-1)).toMatchObject({ reason: 'tool-calls' });
    });

    it('is found where its tag comes letter by letter', async () => {
      const { text, toolCalls, finishReason } = await ask('spelled', { tools });
      expect({ text, finishReason }).toEqual({ text: 'Well,', finishReason: 'tool-calls' });
      expect(toolCalls).toMatchObject([{ name: 'get_weather', arguments: PARIS }]);
    });

    it('is not looked for where there are no tools, or must not be any', async () => {
      for (const more of [{}, { tools, toolChoice: 'none' }] as const) {
        const { text, toolCalls, finishReason } = await ask('spelled', { ...more, maxTokens: 30 });
        expect(toolCalls).toEqual([]);
        expect(text).toContain('<tool_call>');
        expect(finishReason).not.toBe('tool-calls');
      }
    });

    it.each(['chance', 'foreign'])(
      'of the random model "%s" is well-formed whenever one is required',
      async (model) => {
        const answers = await Promise.all(
          Array.from({ length: 8 }, (_, seed) => ask(model, { tools, toolChoice: 'required', temperature: 1, seed })),
        );
        for (const { toolCalls, text, finishReason } of answers) {
          expect(text).toBe('');
          if (finishReason === 'length') continue;
          expect(finishReason).toBe('tool-calls');
          expect(toolCalls.length).toBeGreaterThan(0);
          for (const call of toolCalls) {
            const tool = tools.find(({ name }) => name === call.name) as Tool;
            expect(checkSchema(JSON.parse(call.arguments), argumentsSchema(tool))).toEqual([]);
          }
          expect(new Set(toolCalls.map(({ id }) => id)).size).toBe(toolCalls.length);
        }
        expect(answers.filter(({ finishReason }) => finishReason === 'tool-calls').length).toBeGreaterThan(4);
      },
    );

    it('is the one that was named', async () => {
      for (const model of ['chance', 'foreign', 'demo']) {
        const { toolCalls } = await ask(model, {
          tools: tools.slice(1),
          toolChoice: { tool: 'stop' },
          temperature: 1,
          parallelToolCalls: false,
        });
        expect(toolCalls).toMatchObject([{ name: 'stop', arguments: expect.stringMatching(/^\{\s*\}$/) }]);
      }
    });

    it('comes alone where more are not wanted, and in numbers where the format allows them, but not for ever', async () => {
      const many = await ask('many', { tools });
      expect(many.toolCalls).toHaveLength(16);
      expect(many.finishReason).toBe('tool-calls');
      const one = await ask('many', { tools, parallelToolCalls: false });
      expect(one.toolCalls).toMatchObject([{ name: 'get_weather', arguments: PARIS }]);
      expect(one.finishReason).toBe('tool-calls');
    });

    it('cannot be told from a JSON answer where both may come, unless its format says so', async () => {
      const schema = { type: 'object', properties: { ok: { type: 'boolean' } }, required: ['ok'] };
      const responseFormat = { type: 'json-schema', schema } as const;
      for (let seed = 0; seed < 6; seed++) {
        const { text, toolCalls, finishReason } = await ask('chance', { tools, responseFormat, temperature: 1, seed });
        if (finishReason === 'length') continue;
        if (toolCalls.length > 0) expect(text).toBe('');
        else expect(JSON.parse(text)).toEqual({ ok: expect.any(Boolean) });
      }
    });

    it('that breaks what no grammar can express is said to', async () => {
      const strange: Tool = {
        name: 'set',
        parameters: { type: 'object', properties: { level: { type: 'number', maximum: -1e30 } }, required: ['level'] },
      };
      const { warnings } = await ask('chance', {
        tools: [strange],
        toolChoice: 'required',
        temperature: 1,
        parallelToolCalls: false,
        seed: 1,
      });
      expect(warnings.join()).toContain('The arguments of "set" do not keep to their schema. "level" is above');
    });

    it('and its result are read again in the next turn, which pays only for what is new', async () => {
      const first = await ask('calls', { tools });
      const [call] = first.toolCalls;
      const turn = {
        tools,
        messages: [
          { role: 'user', content: 'Hello' },
          {
            role: 'assistant',
            content: [
              { type: 'text', text: first.text },
              { type: 'tool-call', ...(call as NonNullable<typeof call>) },
            ],
          },
          { role: 'tool', toolCallId: call?.id ?? '', content: '{"celsius": 21}' },
        ],
      } satisfies Partial<GenerateRequest>;
      const second = await ask('calls', turn);
      const { inputTokens = 0, outputTokens = 0 } = first.usage;
      expect(second.usage.cachedInputTokens).toBeGreaterThanOrEqual(inputTokens);
      expect(second.usage.inputTokens).toBeGreaterThan(inputTokens + outputTokens - 5);
    });

    it('that was cut off by the most tokens is no call', async () => {
      const { finishReason } = await ask('calls', { tools, maxTokens: 16 });
      expect(finishReason).toBe('length');
    });
  });

  describe('thinking', () => {
    it.each(['thinks', 'spells', 'opened'])('of the model "%s" is kept apart and counted', async (model) => {
      const { text, reasoning, usage } = await ask(model);
      expect(text).toBe('The answer');
      expect(reasoning).toEqual([{ type: 'reasoning', text: 'Hmm, let me think.' }]);
      expect(usage.reasoningTokens).toBe(model === 'opened' ? 4 : 5);
      expect(usage.outputTokens).toBe(model === 'opened' ? 7 : 8);
    });

    it('ends where it may not go on', async () => {
      const { reasoning, usage } = await ask('opened', { reasoning: { maxTokens: 2 } });
      expect(reasoning).toEqual([{ type: 'reasoning', text: 'Hmm, let me' }]);
      expect(usage.reasoningTokens).toBe(2);
    });

    it('is left out on demand by a prompt that has it behind it', async () => {
      const [plain, none] = await Promise.all([
        ask('opened', { maxTokens: 1 }),
        ask('opened', { maxTokens: 1, reasoning: { effort: 'none' } }),
      ]);
      expect(plain.reasoning).toEqual([{ type: 'reasoning', text: 'Hmm' }]);
      expect(none).toMatchObject({ text: 'Hmm' });
      expect(none.reasoning).toBeUndefined();
    });

    it('may come before JSON, which is held to its schema all the same', async () => {
      const responseFormat = { type: 'json-schema', schema: { enum: ['The', 'x'] } } as const;
      const { text, reasoning } = await ask('opened', { responseFormat, maxTokens: 60 });
      expect(reasoning).toEqual([{ type: 'reasoning', text: 'Hmm, let me think.' }]);
      expect(['"The"', '"x"']).toContain(text);
    });
  });
});
