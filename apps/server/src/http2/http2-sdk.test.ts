import type { AddressInfo } from 'node:net';
import Anthropic from '@anthropic-ai/sdk';
import { Ollama } from 'ollama';
import OpenAI from 'openai';
import { Agent, fetch as undiciFetch } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { createScriptedManager } from '../testing/scripted-manager.ts';
import { canCertify, makeCertificate } from '../testing/test-certificate.ts';
import { buildTestServer } from '../testing/test-server.ts';

const certified = canCertify();
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A server, and a `fetch` that speaks HTTP/2 with it and knows its certificate. */
async function serve() {
  const tls = makeCertificate();
  const app = buildTestServer(createScriptedManager(), { tls });
  const versions = new Set<string>();
  app.addHook('onRequest', async ({ raw: { socket } }) => {
    versions.add('alpnProtocol' in socket ? String(socket.alpnProtocol) : 'none');
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const agent = new Agent({ allowH2: true, connect: { ca: tls.cert } });
  ends.push(async () => {
    await agent.destroy();
    app.server.closeAllConnections();
    await app.close();
  });
  const fetchOverHttp2 = (input: unknown, init: object = {}) =>
    undiciFetch(input as string, { ...init, dispatcher: agent });
  const { port } = app.server.address() as AddressInfo;
  return { url: `https://127.0.0.1:${port}`, fetch: fetchOverHttp2 as unknown as typeof fetch, versions };
}

describe.skipIf(!certified)(`official clients over HTTP/2${certified ? '' : ' (openssl is not installed)'}`, () => {
  it('openai', async () => {
    const { url, fetch, versions } = await serve();
    const client = new OpenAI({ baseURL: `${url}/v1`, apiKey: 'any', maxRetries: 0, fetch });
    const messages = [{ role: 'user' as const, content: 'Hi' }];
    const whole = await client.chat.completions.create({ model: 'auto', messages });
    expect(whole.choices[0]?.message.content).toBe('Hello there.');
    const texts = await Promise.all(
      Array.from({ length: 20 }, async () => {
        let text = '';
        for await (const chunk of await client.chat.completions.create({ model: 'auto', messages, stream: true })) {
          text += chunk.choices[0]?.delta.content ?? '';
        }
        return text;
      }),
    );
    expect(new Set(texts)).toEqual(new Set(['Hello there.']));
    await expect(client.models.retrieve('nothing')).rejects.toMatchObject({ status: 404 });
    expect([...versions]).toEqual(['h2']);
  });

  it('@anthropic-ai/sdk', async () => {
    const { url, fetch, versions } = await serve();
    const client = new Anthropic({ baseURL: url, apiKey: 'any', maxRetries: 0, fetch });
    const stream = client.messages.stream({
      model: 'auto',
      max_tokens: 20,
      messages: [{ role: 'user', content: 'Hi' }],
    });
    expect(await stream.finalText()).toBe('Hello there.');
    expect([...versions]).toEqual(['h2']);
  });

  it('ollama', async () => {
    const { url, fetch, versions } = await serve();
    const client = new Ollama({ host: url, fetch });
    let text = '';
    const messages = [{ role: 'user', content: 'Hi' }];
    for await (const part of await client.chat({ model: 'auto', messages, stream: true })) text += part.message.content;
    expect(text).toBe('Hello there.');
    expect([...versions]).toEqual(['h2']);
  });
});
