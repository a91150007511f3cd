import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GenerateRequest, type ModelProvider, silentLogger } from '@modelhaven/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localConfigSchema } from '../../config.ts';
import { createLocalProvider } from '../../local-provider.ts';
import { PLAIN } from '../../testing/chat-templates.ts';
import { writeRiggedModel } from '../../testing/rigged-model.ts';
import { createInProcessEngine } from '../create-engine.ts';

let folder: string;
let local: ModelProvider;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'batching-'));
  await writeFile(join(folder, 'long.gguf'), writeRiggedModel({ template: PLAIN, contextLength: 8192 }));
  const engine = createInProcessEngine({
    gpu: false,
    logger: silentLogger,
    usableCores: async () => 1,
    random: Math.random,
    trials: { pass: async () => {} },
  });
  const config = localConfigSchema.parse({ modelsDir: folder, contextLength: 8192 });
  local = createLocalProvider('local', config, { engine });
});
afterAll(async () => {
  await local.close();
  await rm(folder, { recursive: true });
});

const request = (content: string, more: Partial<GenerateRequest> = {}): GenerateRequest => ({
  model: 'long',
  messages: [{ role: 'user', content }],
  temperature: 0,
  maxTokens: 1,
  ...more,
});

it('16 answers are written side by side, and each is the one that it would be alone', async () => {
  const ask = (i: number) => ({ ...request(`Say ${i}`, { model: 'demo', maxTokens: 30 }), seed: i });
  const alone: string[] = [];
  for (let i = 0; i < 16; i++) alone.push((await local.generate(ask(i))).text);
  const log: string[] = [];
  const together = await Promise.all(
    alone.map(async (_, i) => {
      let text = '';
      for await (const event of local.stream(ask(i))) {
        if (event.type === 'text-delta') text += event.text;
        else log.push(event.type);
      }
      return text;
    }),
  );
  expect(log.slice(0, 16)).toEqual(Array.from({ length: 16 }, () => 'start'));
  // llama.cpp rounds a little differently in a batch, which decides where two tokens are equally likely.
  expect(together.filter((text, i) => text === alone[i]).length).toBeGreaterThan(12);
});

it('a long prompt that is cancelled is read no further', async () => {
  const long = request('x'.repeat(5000));
  await local.residency?.load('long');
  const controller = new AbortController();
  let startedAt = 0;
  const reading = (async () => {
    for await (const event of local.stream(long, { signal: controller.signal })) {
      if (event.type !== 'start') continue;
      startedAt = performance.now();
      setTimeout(() => controller.abort(), 20);
    }
  })();
  await expect(reading).rejects.toMatchObject({ code: 'ABORTED' });
  expect(performance.now() - startedAt).toBeLessThan(500);
  const { usage } = await local.generate(long);
  expect(usage.inputTokens).toBeGreaterThan(5000);
  // What was read before counts for the next one; most of it was not.
  expect(usage.cachedInputTokens ?? 0).toBeLessThan((usage.inputTokens ?? 0) / 2);
});

it('the next turn of a conversation reads only what is new, to the token', async () => {
  const content = 'Tell me of a very small island. '.repeat(20);
  const first = await local.generate(request(content, { model: 'long', maxTokens: 12 }));
  const second = await local.generate({
    ...request(''),
    messages: [
      { role: 'user', content },
      { role: 'assistant', content: first.text },
      { role: 'user', content: 'Thank you' },
    ],
  });
  const { inputTokens = 0, cachedInputTokens = 0 } = second.usage;
  const added = '<|im_end|>\n<|im_start|>user\nThank you<|im_end|>\n<|im_start|>assistant\n';
  // Of the answer at least the part before its last token was kept, where its bytes are text.
  expect(cachedInputTokens).toBeGreaterThanOrEqual(first.usage.inputTokens ?? 0);
  expect(inputTokens - cachedInputTokens).toBeLessThanOrEqual(added.length + 60);
});
