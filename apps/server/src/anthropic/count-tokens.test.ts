import Anthropic from '@anthropic-ai/sdk';
import { createModelManager, type ModelManager } from '@modelhaven/manager';
import { createCustom } from '@modelhaven/provider-custom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ListeningServer, listen } from '../testing/test-server.ts';

let manager: ModelManager;
let server: ListeningServer;
let client: Anthropic;
beforeAll(async () => {
  // Nobody listens there: whoever asks a model fails.
  const box = createCustom('box', {
    apiType: 'openai',
    baseUrl: 'http://127.0.0.1:9/v1',
    list: 'static',
    models: ['m', 'gpt-4'],
  });
  manager = createModelManager({ providers: [box] });
  server = await listen(manager);
  client = new Anthropic({ baseURL: server.url, apiKey: 'any', maxRetries: 0 });
});
afterAll(async () => {
  await server.close();
  await manager.close();
});

const count = async (content: string, more: object = {}) =>
  (await client.messages.countTokens({ model: 'box/m', messages: [{ role: 'user', content }], ...more })).input_tokens;

describe("Anthropic's client counts tokens", () => {
  it('by a real plan, near to what tokenizers count, without asking a model', async () => {
    const sentence = 'The lake lay still in the evening light, and nobody said a word for a long time. ';
    const once = await count(sentence);
    // 18 to 20 tokens with the usual tokenizers, and a few for the turn.
    expect(once).toBeGreaterThanOrEqual(18);
    expect(once).toBeLessThanOrEqual(40);
    const tenfold = await count(sentence.repeat(10));
    expect(tenfold / once).toBeGreaterThan(5);
    expect(await count(sentence, { system: sentence })).toBeGreaterThan(once);
    const tools = [{ name: 'look', description: sentence, input_schema: { type: 'object' as const } }];
    expect(await count(sentence, { tools })).toBeGreaterThan(once + 15);
  });

  it('exactly, where the tokenizer of the model is known', async () => {
    // Six tokens by the OpenAI cookbook, one for the role, three for the message, three for the beginning of the answer.
    const messages = [{ role: 'user' as const, content: 'tiktoken is great!' }];
    // A plan waits a moment for the tokenizer, which takes longer to load the first time on a busy machine.
    const planned = async () => (await manager.select({ model: 'box/gpt-4', messages })).ranked[0]?.promptTokens;
    await expect.poll(planned, { timeout: 20_000 }).toEqual({ tokens: 13, upper: 13, method: 'exact' });
    expect(await client.messages.countTokens({ model: 'box/gpt-4', messages })).toEqual({ input_tokens: 13 });
  });

  it('and hears what is wrong in its own dialect', async () => {
    await expect(
      client.messages.countTokens({ model: 'nope/none', messages: [{ role: 'user', content: 'Hi' }] }),
    ).rejects.toMatchObject({ status: 404, error: { type: 'error', error: { type: 'not_found_error' } } });
    await expect(client.messages.countTokens({ model: 'box/m', messages: [] })).rejects.toMatchObject({
      status: 400,
      error: { error: { type: 'invalid_request_error' } },
    });
  });
});
