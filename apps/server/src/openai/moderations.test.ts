import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createScriptedManager } from '../testing/scripted-manager.ts';
import { type ListeningServer, listen } from '../testing/test-server.ts';

let server: ListeningServer;
let client: OpenAI;
beforeAll(async () => {
  server = await listen(createScriptedManager());
  client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'any', maxRetries: 0 });
});
afterAll(() => server.close());

describe("OpenAI's client asks for moderation", () => {
  it('of one text', async () => {
    const { id, results } = await client.moderations.create({ input: 'I want to kill myself.' });
    expect(id).toMatch(/^modr-/);
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({ flagged: true, categories: { 'self-harm': true, 'self-harm/intent': true } });
    expect(results[0]?.category_scores['self-harm']).toBeGreaterThan(0.5);
    expect(results[0]?.category_applied_input_types['self-harm']).toEqual(['text']);
  });

  it('of several, and of parts', async () => {
    const several = await client.moderations.create({
      model: 'omni-moderation-latest',
      input: ['The lake lies still.', 'I want to kill myself.'],
    });
    expect(several.results.map(({ flagged }) => flagged)).toEqual([false, true]);
    const parts = await client.moderations.create({
      input: [
        { type: 'text', text: 'I want to' },
        { type: 'text', text: 'kill myself.' },
      ],
    });
    expect(parts.results).toHaveLength(1);
  });

  it('and hears that images are not judged', async () => {
    const input = [{ type: 'image_url' as const, image_url: { url: 'https://example.com/a.png' } }];
    await expect(client.moderations.create({ input })).rejects.toMatchObject({ status: 400, param: 'input[0]' });
  });
});
