import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GenerateRequest, type ModelProvider, type StreamEvent, silentLogger, type Tool } from '@modelhaven/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localConfigSchema } from '../config.ts';
import { checkSchema } from '../json/check-schema.ts';
import { createLocalProvider } from '../local-provider.ts';
import * as families from '../testing/family-templates.ts';
import { type Rig, writeRiggedModel, writeRiggedOnnx } from '../testing/rigged-model.ts';
import { argumentsSchema } from './answer-grammar.ts';
import { createInProcessEngine } from './create-engine.ts';

// Formats of families whose models are too large for tests: tiny models say what those would say. As the next token
// depends on the last one alone, a mark that comes twice is spelled out the second time.
const PARIS = '{"city": "Paris"}';
const tools: readonly Tool[] = [
  {
    name: 'get_weather',
    parameters: {
      type: 'object',
      properties: { city: { enum: ['Paris', 'Rome'] } },
      required: ['city'],
      additionalProperties: false,
    },
  },
];

const channels = { template: families.CHANNELS, controls: families.CHANNEL_TOKENS, promptEnd: 't' };
const CHANNEL_CALL = {
  '.': 'get_weather',
  get_weather: ' <|constrain|>json<|message|>',
  ' <|constrain|>json<|message|>': PARIS,
  [PARIS]: '<|call|>',
};
const ANALYSIS = ['<|channel|>', 'analysis', '<|message|>', 'Let me', ' think', '<|end|>', '<|start|>', 'assistant'];

const SHARED: Readonly<Record<string, Rig>> = {
  channels: {
    ...channels,
    script: [...ANALYSIS, '<|channel|>final<|message|>', 'The', ' answer', '<|return|>'],
    links: { e: ' answer' },
  },
  'channels-spelled': {
    ...channels,
    script: [
      '<|chan',
      'nel|>anal',
      'ysis<|mess',
      'age|>Let me',
      ' think<|e',
      'nd|><|sta',
      'rt|>assis',
      'tant<|channel|>fi',
      'nal<|message|>The',
      ' answer',
    ],
  },
  'channels-call': { ...channels, script: [...ANALYSIS, '<|channel|>commentary', ' to', '='], links: CHANNEL_CALL },
  'channels-words': {
    ...channels,
    script: [
      '<|channel|>',
      'commentary',
      '<|message|>',
      'I look',
      ' it up',
      '<|end|>',
      '<|start|>',
      'assistant',
      '<|channel|>commentary to=',
    ],
    links: CHANNEL_CALL,
  },
  'channels-role': { ...channels, script: [' to', '='], links: CHANNEL_CALL },
  'channels-chance': channels,
  list: {
    template: families.CALL_LIST,
    controls: families.CALL_LIST_TOKENS,
    promptEnd: '[/INST]',
    script: ['[TOOL_CALLS]', '[{"na'],
    links: {
      '"': 'get_weather',
      get_weather: '", "arguments": ',
      '", "arguments": ': PARIS,
      [PARIS]: '}',
      '}': ']',
      ']': '</s>',
    },
  },
  section: {
    template: families.CALL_SECTION,
    controls: families.CALL_SECTION_TOKENS,
    tags: ['<think>', '</think>'],
    script: ['Let me', ' think.\n', '</think>', '\n\nThe', ' answer', '<｜end▁of▁sentence｜>'],
  },
};
const thoughts = { template: families.THOUGHT_CHANNEL, controls: families.THOUGHT_CHANNEL_TOKENS };
const GGUF: Readonly<Record<string, Rig>> = {
  ...SHARED,
  thoughts: {
    ...thoughts,
    script: ['<|channel>', 'thought', '\nLet me', ' think', '<channel|>', 'The', ' answer', '<turn|>'],
  },
  'thoughts-call': {
    ...thoughts,
    script: ['<|tool_call>', 'call'],
    links: { ':': 'get_weather', get_weather: PARIS, [PARIS]: '<tool_call|>' },
  },
  turns: {
    template: families.TURNS_ONLY,
    controls: families.TURN_TOKENS,
    script: ['The', ' answer', '<end_of_turn>'],
  },
  headers: {
    template: families.HEADERS,
    controls: families.HEADER_TOKENS,
    script: ['<fun', 'ction='],
    links: { '=': 'get_weather', get_weather: '>', '>': PARIS, [PARIS]: '</function>', '</function>': '<|eom_id|>' },
  },
};

describe.each(['gguf', 'onnx'] as const)('as %s', (format) => {
  let folder: string;
  let local: ModelProvider;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'families-'));
    for (const [name, rig] of Object.entries(format === 'gguf' ? GGUF : SHARED)) {
      if (format === 'onnx') writeRiggedOnnx(rig, join(folder, name));
      else await writeFile(join(folder, `${name}.gguf`), writeRiggedModel(rig));
    }
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

  const requestTo = (model: string, more: Partial<GenerateRequest> = {}): GenerateRequest => ({
    model: format === 'onnx' ? `${model}:fp32` : model,
    temperature: 0,
    maxTokens: 80,
    messages: [{ role: 'user', content: 'Hello' }],
    ...more,
  });
  const ask = (model: string, more?: Partial<GenerateRequest>) => local.generate(requestTo(model, more));

  it.each(['channels', 'channels-spelled', 'section', ...(format === 'gguf' ? ['thoughts'] : [])])(
    'thinking of "%s" is apart from the text, whole and streamed',
    async (model) => {
      for (const offered of [[], tools]) {
        const events: StreamEvent[] = [];
        for await (const event of local.stream(requestTo(model, { tools: offered }))) events.push(event);
        const of = (type: 'text-delta' | 'reasoning-delta') =>
          events.map((event) => (event.type === type ? event.text : '')).join('');
        expect(of('text-delta')).toBe('The answer');
        expect(of('reasoning-delta')).toMatch(/^Let me think\.?$/);
        expect(events.at(-1)).toMatchObject({ type: 'finish', reason: 'stop' });
        const { text, reasoning, usage } = await ask(model, { tools: offered });
        expect(text).toBe('The answer');
        expect(reasoning?.map((part) => part.text).join('')).toMatch(/^Let me think\.?$/);
        expect(usage.reasoningTokens).toBeGreaterThan(1);
      }
    },
  );

  it.each<[string, string]>([
    ['channels-call', ''],
    ['channels-words', 'I look it up'],
    ['channels-role', ''],
    ['list', ''],
    ...(format === 'gguf'
      ? ([
          ['thoughts-call', ''],
          ['headers', ''],
        ] satisfies [string, string][])
      : []),
  ])('a call of "%s" is a call and no text', async (model, said) => {
    const { text, toolCalls, finishReason, reasoning, usage: before } = await ask(model, { tools });
    expect({ text, finishReason }).toEqual({ text: said, finishReason: 'tool-calls' });
    expect(toolCalls).toMatchObject([{ name: 'get_weather', arguments: PARIS }]);
    if (model === 'channels-call') expect(reasoning?.[0]?.text).toBe('Let me think');
    // The call and its result are a part of the next turn.
    const [call] = toolCalls;
    const { usage } = await ask(model, {
      tools,
      maxTokens: 1,
      messages: [
        { role: 'user', content: 'Hello' },
        {
          role: 'assistant',
          content: [
            ...(said === '' ? [] : [{ type: 'text', text: said } as const]),
            { type: 'tool-call', ...(call as NonNullable<typeof call>) },
          ],
        },
        { role: 'tool', toolCallId: call?.id ?? '', content: '{"celsius": 21}' },
      ],
    });
    expect(usage.inputTokens).toBeGreaterThan((before.inputTokens ?? 0) + PARIS.length);
  });

  it('a model of channels that says anything is held to calls and JSON behind its own marks', async () => {
    for (let seed = 0; seed < 5; seed++) {
      const more = { temperature: 1, seed, maxTokens: 400 };
      const called = await ask('channels-chance', { ...more, tools, toolChoice: 'required' });
      if (called.finishReason !== 'length') {
        expect(called.text).toBe('');
        expect(called.toolCalls).toHaveLength(1);
        const [call] = called.toolCalls;
        expect(checkSchema(JSON.parse(call?.arguments ?? ''), argumentsSchema(tools[0] as Tool))).toEqual([]);
      }
      const responseFormat = { type: 'json-schema', schema: { enum: [{ yes: 1 }, ['no']] } } as const;
      const { text, finishReason } = await ask('channels-chance', { ...more, responseFormat });
      if (finishReason !== 'length') expect([{ yes: 1 }, ['no']]).toContainEqual(JSON.parse(text));
      const none = { ...more, reasoning: { effort: 'none' } } as const;
      const either = await ask('channels-chance', { ...none, tools, responseFormat });
      expect(either.finishReason).not.toBe('length');
      expect(either.toolCalls.length + (either.text === '' ? 0 : 1)).toBe(1);
    }
  });

  it('thinking ends where it may not go on, by the marks of the format', async () => {
    const { reasoning, usage } = await ask('channels', { reasoning: { maxTokens: 5 }, maxTokens: 8 });
    expect(reasoning).toEqual([{ type: 'reasoning', text: 'Let me think' }]);
    expect(usage.reasoningTokens).toBeLessThan(7);
  });

  it('an answer goes on where it was begun', async () => {
    const { text } = await ask('channels', {
      messages: [
        { role: 'user', content: 'Hello' },
        { role: 'assistant', content: 'The' },
      ],
      maxTokens: 9,
    });
    expect(text).toBe(' answer');
  });
});
