import Anthropic from '@anthropic-ai/sdk';
import { createModelManager, type ModelManager } from '@modelhaven/manager';
import { createCustom } from '@modelhaven/provider-custom';
import { createReplayServer, deliver, type ReplayRequest, type ReplayServer } from '@modelhaven/provider-testkit';
import { createGuard, createSafety, type GuardOptions } from '@modelhaven/safety';
import { Ollama } from 'ollama';
import OpenAI from 'openai';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ListeningServer, listen } from '../testing/test-server.ts';
import { failure, isStreamed, streamReply, wholeReply } from '../testing/upstream.ts';

// Every surface, by its official client, over sockets, with a real guard, a real manager and a real provider.

const CHAT = 'POST /v1/chat/completions';
const CRISIS = 'I have decided to kill myself';
const EMERGENCY = 'I just took a whole bottle of pills';
const SAID = 'The model says this.';
const PERSON = { 'x-modelhaven-country': 'US', 'x-modelhaven-locale': 'en-US' };

let upstream: ReplayServer;
const closing: (() => Promise<void>)[] = [];
let seen: { readonly messages: readonly { readonly role: string; readonly content: string }[] }[];

beforeEach(async () => {
  seen = [];
  upstream = await createReplayServer();
  upstream.respond(CHAT, (request: ReplayRequest) => {
    seen.push(request.json() as (typeof seen)[number]);
    return isStreamed(request) ? streamReply(['The model ', 'says this.']) : wholeReply(SAID);
  });
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await upstream.close();
});

async function start(
  options: GuardOptions,
  safetyScores: Readonly<Record<string, number>> = {},
): Promise<ListeningServer & { readonly manager: ModelManager }> {
  const manager = createModelManager({
    providers: [
      createCustom('up', {
        apiType: 'openai',
        baseUrl: `${upstream.url}/v1`,
        apiKey: 'k',
        list: 'static',
        models: [{ id: 'story', contextLength: 32_000, capabilities: ['chat', 'completion'] }],
      }),
    ],
    guard: createGuard(options),
    settings: { retries: { maxRetries: 0 }, selection: { safetyScores } },
  });
  const server = await listen(manager);
  closing.push(async () => {
    await server.close();
    await manager.close({ graceMs: 0 });
  });
  return { ...server, manager };
}

type Ask = (text: string, stream: boolean) => Promise<string>;

/** One function per surface that returns all the text a client shows. */
function surfaces(url: string): Readonly<Record<string, Ask>> {
  const openai = new OpenAI({ baseURL: `${url}/v1`, apiKey: 'any', maxRetries: 0, defaultHeaders: PERSON });
  const anthropic = new Anthropic({ baseURL: url, apiKey: 'any', maxRetries: 0, defaultHeaders: PERSON });
  const ollama = new Ollama({ host: url, headers: PERSON });
  const model = 'up/story';
  const messages = (content: string) => [{ role: 'user' as const, content }];
  return {
    chat: async (text, stream) => {
      if (!stream) {
        const answer = await openai.chat.completions.create({ model, messages: messages(text) });
        return answer.choices[0]?.message.content ?? '';
      }
      let all = '';
      for await (const chunk of await openai.chat.completions.create({ model, messages: messages(text), stream }))
        all += chunk.choices[0]?.delta.content ?? '';
      return all;
    },
    completions: async (text, stream) => {
      if (!stream) return (await openai.completions.create({ model, prompt: text })).choices[0]?.text ?? '';
      let all = '';
      for await (const chunk of await openai.completions.create({ model, prompt: text, stream }))
        all += chunk.choices[0]?.text ?? '';
      return all;
    },
    responses: async (text, stream) => {
      if (!stream) return (await openai.responses.create({ model, input: text })).output_text;
      let all = '';
      for await (const event of await openai.responses.create({ model, input: text, stream }))
        if (event.type === 'response.output_text.delta') all += event.delta;
      return all;
    },
    messages: async (text, stream) => {
      const body = { model, max_tokens: 200, messages: messages(text) };
      const message = stream
        ? await anthropic.messages.stream(body).finalMessage()
        : await anthropic.messages.create(body);
      return message.content.map((block) => (block.type === 'text' ? block.text : '')).join('');
    },
    'ollama chat': async (text, stream) => {
      if (!stream) return (await ollama.chat({ model, messages: messages(text) })).message.content;
      let all = '';
      for await (const part of await ollama.chat({ model, messages: messages(text), stream }))
        all += part.message.content;
      return all;
    },
    'ollama generate': async (text, stream) => {
      if (!stream) return (await ollama.generate({ model, prompt: text })).response ?? '';
      let all = '';
      for await (const part of await ollama.generate({ model, prompt: text, stream })) all += part.response ?? '';
      return all;
    },
    generate: async (text, stream) => {
      const response = await fetch(`${url}/api/v1/models/generate`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ prompt: text, model, stream, country: 'US', locale: 'en-US' }),
      });
      if (!stream) return ((await response.json()) as { text: string }).text;
      return [...(await response.text()).matchAll(/^data: (\{"type":"text-delta".*)$/gm)]
        .map(([, json = '{}']) => (JSON.parse(json) as { text: string }).text)
        .join('');
    },
  };
}

const BOTH = [false, true] as const;

async function everywhere(url: string, text: string, check: (answer: string, where: string) => void) {
  for (const [name, ask] of Object.entries(surfaces(url))) {
    for (const stream of BOTH) check(await ask(text, stream), `${name}${stream ? ' streamed' : ''}`);
  }
}

const down = () => upstream.respond(CHAT, () => failure(503, { message: 'down' }));

describe('what is done about a crisis, on every surface, whole and streamed', () => {
  it('answer: a supportive text with services of the country, without any model', async () => {
    const { url } = await start({});
    down();
    await everywhere(url, CRISIS, (answer, where) => {
      expect(answer, where).toContain('988');
      expect(answer, where).not.toContain(SAID);
    });
    expect(seen).toEqual([]);
  });

  it('emergency: the number comes first, whatever was chosen', async () => {
    for (const emergency of ['answer', 'prepend', 'append', 'instruct'] as const) {
      const { url } = await start({ respond: { emergency } });
      await everywhere(url, EMERGENCY, (answer, where) => {
        expect(answer.indexOf('911'), `${emergency} ${where}`).toBeGreaterThan(0);
        expect(answer.slice(0, answer.indexOf('911')), where).not.toContain('988');
        expect(answer.indexOf('911'), where).toBeLessThan(120);
        expect(answer.includes(SAID), where).toBe(emergency !== 'answer');
      });
    }
  });

  it('prepend and append: the model answers, and the text stands before or after', async () => {
    const { url } = await start({ respond: { crisis: ['prepend', 'append', 'notify'] } });
    await everywhere(url, CRISIS, (answer, where) => {
      expect(answer.split('988').length - 1, where).toBeGreaterThanOrEqual(2);
      expect(answer, where).toMatch(/988[\s\S]*The model says this\.[\s\S]*988/);
    });
  });

  it('instruct: the model is told, and nothing is added', async () => {
    const { url } = await start({ respond: { crisis: 'instruct' } });
    await everywhere(url, CRISIS, (answer, where) => expect(answer, where).toBe(SAID));
    for (const { messages } of seen) {
      expect(messages[0]?.role).toBe('system');
      expect(messages[0]?.content).toMatch(/Safety notice.*[\s\S]*988/);
    }
  });

  it('observe: nothing changes, and the header still says what was seen', async () => {
    const { url } = await start({ respond: { crisis: 'observe' } });
    await everywhere(url, CRISIS, (answer, where) => expect(answer, where).toBe(SAID));
    const client = new OpenAI({ baseURL: `${url}/v1`, apiKey: 'any' });
    const { response } = await client.chat.completions
      .create({ model: 'up/story', messages: [{ role: 'user', content: CRISIS }] })
      .withResponse();
    expect(response.headers.get('x-modelhaven-safety')).toBe('crisis');
  });

  it('vetted: only a model with a known score answers; without one the supportive text does', async () => {
    const unknown = await start({ respond: { crisis: ['instruct', 'vetted'] } });
    await everywhere(unknown.url, CRISIS, (answer, where) => {
      expect(answer, where).toContain('988');
      expect(answer, where).not.toContain(SAID);
    });
    expect(seen).toEqual([]);
    const known = await start({ respond: { crisis: ['instruct', 'vetted'] } }, { 'up/story': 8 });
    await everywhere(known.url, CRISIS, (answer, where) => expect(answer, where).toBe(SAID));
  });

  it('every provider down: the supportive text instead of an error, for whatever was chosen', async () => {
    for (const crisis of ['instruct', 'prepend', 'append', ['instruct', 'vetted']] as const) {
      const { url } = await start({ respond: { crisis } });
      down();
      await everywhere(url, CRISIS, (answer, where) => expect(answer, `${crisis} ${where}`).toContain('988'));
    }
  });

  it('a stream that breaks in the middle still brings the supportive text, and still fails', async () => {
    const { url } = await start({ respond: { crisis: 'instruct' } });
    upstream.respond(CHAT, () => deliver(streamReply(['Half a ', 'story ', 'more ']), { cutAfter: 250 }));
    const client = new OpenAI({ baseURL: `${url}/v1`, apiKey: 'any', maxRetries: 0, defaultHeaders: PERSON });
    let text = '';
    const read = async () => {
      const stream = await client.chat.completions.create({
        model: 'up/story',
        messages: [{ role: 'user', content: CRISIS }],
        stream: true,
      });
      for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? '';
    };
    await expect(read()).rejects.toThrow();
    expect(text).toMatch(/^Half\s[\s\S]*988/);
  });
});

describe('an engine that fails', () => {
  const broken = (part: 'conversation' | 'screener'): GuardOptions => ({
    safety: {
      ...createSafety(),
      [part]: () => {
        throw new Error('defect');
      },
    },
  });

  it('on the input: nothing is passed on, and everybody gets the supportive text', async () => {
    const { url } = await start(broken('conversation'));
    await everywhere(url, 'Good morning', (answer, where) => {
      expect(answer, where).toContain('911');
      expect(answer, where).not.toContain(SAID);
    });
    expect(seen).toEqual([]);
  });

  it('on the output: not a word of the model comes out; a stream ends with the supportive text and an error', async () => {
    const { url } = await start(broken('screener'));
    for (const [name, ask] of Object.entries(surfaces(url))) {
      const whole = await ask('Good morning', false).catch((error: unknown) => String(error));
      expect(whole ?? '', name).not.toContain('The model');
    }
    const client = new OpenAI({ baseURL: `${url}/v1`, apiKey: 'any', maxRetries: 0, defaultHeaders: PERSON });
    let text = '';
    const read = async () => {
      const messages = [{ role: 'user' as const, content: 'Good morning' }];
      for await (const chunk of await client.chat.completions.create({ model: 'up/story', messages, stream: true }))
        text += chunk.choices[0]?.delta.content ?? '';
    };
    await expect(read()).rejects.toThrow();
    expect(text).toContain('911');
    expect(text).not.toContain('The model');
  });
});

describe('headers that say who is spoken to', () => {
  it('are refused where they mean nothing', async () => {
    const { url } = await start({});
    for (const [name, value] of [
      ['x-modelhaven-country', 'Austria'],
      ['x-modelhaven-channel', 'stage'],
      ['x-modelhaven-locale', 'de AT'],
    ] as const) {
      const response = await fetch(`${url}/v1/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [name]: value },
        body: JSON.stringify({ model: 'up/story', messages: [{ role: 'user', content: 'Hi' }] }),
      });
      expect([response.status, await response.text()]).toEqual([400, expect.stringContaining(name)]);
    }
  });

  it('choose language and services', async () => {
    const { url } = await start({ respond: { check_in: 'answer' } });
    const client = new OpenAI({
      baseURL: `${url}/v1`,
      apiKey: 'any',
      defaultHeaders: { 'x-modelhaven-country': 'DE', 'x-modelhaven-locale': 'de-DE' },
    });
    const answer = await client.chat.completions.create({
      model: 'up/story',
      messages: [{ role: 'user', content: 'Ich will mich umbringen.' }],
    });
    expect(answer.choices[0]?.message.content).toContain('0800 1110111');
  });
});
