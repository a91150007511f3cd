import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LlamaModel } from 'node-llama-cpp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as plain from '../../testing/chat-templates.ts';
import * as families from '../../testing/family-templates.ts';
import { writeRiggedModel } from '../../testing/rigged-model.ts';
import { createChatTemplate } from './chat-template.ts';
import type { LlamaLibrary } from './load-library.ts';
import { findWrapper } from './resolve-wrapper.ts';
import { type Runtime, sharedRuntimes } from './runtime.ts';
import { createVerdictStore, verdictKey } from './verdict-store.ts';

const TEMPLATES = {
  plain: plain.PLAIN,
  thinking: plain.THINKING,
  opened: plain.THINKING_OPENED,
  tagged: plain.TAGGED_TOOLS,
  turns: families.TURNS_ONLY,
  thoughts: families.THOUGHT_CHANNEL,
  headers: families.HEADERS,
  list: families.CALL_LIST,
  section: families.CALL_SECTION,
  broken: `${plain.PLAIN}{% nonsense %}`,
};

let folder: string;
let runtime: Runtime;
const models = new Map<string, LlamaModel>();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wrappers-'));
  runtime = await sharedRuntimes.get(false, async () => 1);
  for (const [name, template] of Object.entries(TEMPLATES)) {
    const modelPath = join(folder, `${name}.gguf`);
    await writeFile(modelPath, writeRiggedModel({ template }));
    models.set(name, await runtime.llama.loadModel({ modelPath, gpuLayers: 0 }));
  }
});
afterAll(async () => {
  for (const model of models.values()) await model.dispose();
  await rm(folder, { recursive: true });
});

/** The library, counting how often it tries everything. */
function counted(): { readonly library: LlamaLibrary; readonly searches: () => number } {
  let searches = 0;
  const resolveChatWrapper = (model: LlamaModel, options: { readonly type?: string }) => {
    if (options.type === undefined) searches++;
    return runtime.library.resolveChatWrapper(model, options as never);
  };
  const library = { ...runtime.library, resolveChatWrapper } as unknown as LlamaLibrary;
  return { library, searches: () => searches };
}

it.each(Object.keys(TEMPLATES))(
  'what was found for the template "%s" is found again without a search, and writes the same',
  async (name) => {
    const model = models.get(name) as LlamaModel;
    const cacheDir = join(folder, 'cache');
    const { library, searches } = counted();
    const [first, again, later] = [
      await findWrapper(library, model, { embedded: false }, cacheDir, createVerdictStore()),
      // Another process finds it on the disk, this one in its memory.
      await findWrapper(library, model, { embedded: false }, cacheDir, createVerdictStore()),
      await findWrapper(library, model, { embedded: false }, undefined, createVerdictStore()),
    ];
    expect(searches()).toBe(name === 'broken' ? 4 : 2);
    const tools = [{ name: 'look', parameters: { type: 'object', properties: { at: { type: 'string' } } } }];
    for (const messages of [
      [{ role: 'user', content: 'Hello' }],
      [
        { role: 'user', content: 'Hello' },
        { role: 'assistant', content: [{ type: 'tool-call', id: 'a', name: 'look', arguments: '{"at":"x"}' }] },
        { role: 'tool', toolCallId: 'a', content: 'seen' },
      ],
    ] as const) {
      const write = (wrapper: typeof first) => {
        const { callFormat, render } = createChatTemplate(wrapper, model);
        const { tokens, reasoning, stopTexts } = render(messages, { tools, mayReason: true });
        return JSON.stringify([tokens, reasoning, stopTexts, callFormat.prefix, callFormat.afterArguments('look')]);
      };
      expect(write(again)).toBe(write(first));
      expect(write(later)).toBe(write(first));
    }
  },
);

it('a file that is spoiled or names what the library does not know costs a search, no more', async () => {
  const model = models.get('plain') as LlamaModel;
  const cacheDir = join(folder, 'spoiled');
  const { library, searches } = counted();
  const find = () => findWrapper(library, model, { embedded: false }, cacheDir, createVerdictStore());
  await find();
  const [file = ''] = await readdir(join(cacheDir, 'chat-formats'));
  for (const [i, content] of [
    '{',
    '{"type":"nonsense","options":{}}',
    '[]',
    '{"type":"auto","options":{}}',
  ].entries()) {
    await writeFile(join(cacheDir, 'chat-formats', file), content);
    await find();
    expect(searches()).toBe(i + 2);
  }
  await find();
  expect(searches()).toBe(5);
});

it('what it depends on is a part of the name of the file', async () => {
  const [one, other] = [models.get('plain') as LlamaModel, models.get('tagged') as LlamaModel];
  const keys = [verdictKey('1', one), verdictKey('2', one), verdictKey('1', other)];
  expect(new Set(keys).size).toBe(3);
  expect(verdictKey('1', one)).toBe(keys[0]);
  const { fileInfo, filename } = one;
  const tokens = [...(fileInfo.metadata.tokenizer?.ggml.tokens ?? [])];
  tokens[5] = 'changed';
  const { metadata } = fileInfo;
  const tokenizer = { ...metadata.tokenizer, ggml: { ...metadata.tokenizer?.ggml, tokens } };
  const changed = { filename, fileInfo: { ...fileInfo, metadata: { ...metadata, tokenizer } } };
  expect(verdictKey('1', changed as unknown as LlamaModel)).not.toBe(keys[0]);
});
