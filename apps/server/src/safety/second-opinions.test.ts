import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Anthropic from '@anthropic-ai/sdk';
import {
  createReplayServer,
  deliver,
  jsonReply,
  type ReplayRequest,
  type ReplayServer,
  type Reply,
} from '@modelhaven/provider-testkit';
import OpenAI from 'openai';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { catalog } from '../catalog.ts';
import { createServerLogger } from '../logging.ts';
import { type RunningServer, startServer } from '../start/start-server.ts';
import { isStreamed, streamReply, wholeReply } from '../testing/upstream.ts';

// Guards behind configured providers on real sockets. They answer as their families do.

const INDIRECT = 'everything is arranged and my cat has a new home, tomorrow it will finally be quiet';
const SENTENCES = [
  'First comes a long and friendly sentence that nobody could object to at all. ',
  'Then something vile follows here, and it goes on for quite a while. ',
  'The end.',
];

let folder: string;
let upstream: ReplayServer;
let guards: Record<string, (request: ReplayRequest) => Reply>;
const running: RunningServer[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opinions-'));
  upstream = await createReplayServer();
  guards = {};
  upstream.respond('POST /v1/chat/completions', (request) => {
    const { model } = request.json() as { model: string };
    const guard = guards[model];
    if (guard) return guard(request);
    return isStreamed(request)
      ? deliver(streamReply(SENTENCES), { splitEvery: 200, chunkDelayMs: 15 })
      : wholeReply(SENTENCES.join(''));
  });
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop({ graceMs: 0 });
  await upstream.close();
  await rm(folder, { recursive: true, force: true });
});

const NAMES = ['story', 'guard', 'other', 'omni'];

async function start(secondOpinions: object, more: object = {}): Promise<string> {
  const file = join(folder, 'modelhaven.yaml');
  const up = { base_url: `${upstream.url}/v1`, api_key: 'k', list: 'static', models: NAMES.map((id) => ({ id })) };
  const providers = { local: { enabled: false }, custom_api: { custom_providers: { up } } };
  const config = {
    model_management: {
      providers,
      therapeutic_safety: { second_opinions: secondOpinions, default_country: 'US', ...more },
      resilience: { retries_per_model: 0 },
    },
    server: { data_dir: join(folder, 'data') },
  };
  await writeFile(file, JSON.stringify(config));
  const logger = createServerLogger('silent', { write: () => {} });
  const server = await startServer({ config: file, port: 0, environment: {}, catalog, logger });
  running.push(server);
  return server.url;
}

interface Verdict {
  readonly action: string;
  readonly level: number;
  readonly degraded: boolean;
  readonly opinions?: readonly { readonly name: string; readonly outcome: string }[];
}
interface Answer {
  readonly text: string;
  readonly safety: { readonly input: Verdict; readonly output?: Verdict };
}

async function say(url: string, prompt: string): Promise<Answer> {
  const response = await fetch(`${url}/api/v1/models/generate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ prompt, model: 'up/story' }),
  });
  return (await response.json()) as Answer;
}

const source = (family: string, judges = ['input'], model = 'up/guard') => ({ name: family, family, model, judges });

describe('second opinions on what a user says', () => {
  it.each([
    ['llama-guard', 'unsafe\nS11'],
    ['shieldgemma', 'Yes, it violates the policy.'],
    ['granite-guardian', 'Yes\n<confidence> High </confidence>'],
    ['granite-guardian', '<score> yes </score>'],
  ])('%s raises what the rules miss', async (family, reply) => {
    const seen: unknown[] = [];
    guards['guard'] = (request) => {
      seen.push(request.json());
      return wholeReply(reply);
    };
    const url = await start({ sources: [source(family)] });
    const { safety } = await say(url, INDIRECT);
    expect(safety.input).toMatchObject({ action: 'check_in', opinions: [{ name: family, outcome: 'unsafe' }] });
    expect(JSON.stringify(seen)).toContain('my cat has a new home');
    const page = await (await fetch(`${url}/api/v1/safety/events?review=true`)).text();
    expect(page).toContain(`${family}: unsafe`);
    expect(page).not.toContain('my cat');
  });

  it('a judge may find a level, question by question', async () => {
    const answers = ['Yes', 'No'];
    guards['guard'] = () => wholeReply(answers.shift() ?? 'No');
    const url = await start({ sources: [source('judge')] });
    expect((await say(url, INDIRECT)).safety.input).toMatchObject({ action: 'check_in', level: 2 });
  });

  it('OpenAI’s moderation is asked at its own endpoint', async () => {
    upstream.respond('POST /v1/moderations', () =>
      jsonReply({
        id: 'modr-1',
        model: 'omni',
        results: [{ flagged: true, categories: { 'self-harm/intent': true, hate: false }, category_scores: {} }],
      }),
    );
    const url = await start({ sources: [source('openai-moderation', ['input'], 'up/omni')] });
    expect((await say(url, INDIRECT)).safety.input).toMatchObject({ action: 'check_in', level: 2 });
  });

  it('two that agree take a check-in back; no number of them takes a crisis back, and nobody waits for them there', async () => {
    let calls = 0;
    guards['guard'] = () => {
      calls++;
      return wholeReply('safe');
    };
    const url = await start({
      sources: [
        { ...source('llama-guard'), name: 'a' },
        { ...source('llama-guard'), name: 'b' },
      ],
    });
    expect((await say(url, 'I want to die')).safety.input).toMatchObject({ action: 'note', level: 0 });
    const before = calls;
    expect((await say(url, 'I have decided to kill myself')).safety.input).toMatchObject({
      action: 'crisis',
      level: 4,
    });
    expect(calls).toBe(before);
  });

  it('one that is down, slow or talks nonsense changes nothing, and is seen', async () => {
    guards['guard'] = () => deliver(wholeReply('safe'), { stallBeforeHeaders: true });
    guards['other'] = () => wholeReply('I am sorry, but I cannot help with that.');
    const url = await start({
      sources: [source('llama-guard'), { ...source('granite-guardian'), model: 'up/other' }],
      timeout_ms: 150,
    });
    const { safety, text } = await say(url, 'Good morning');
    expect(text).toBe(SENTENCES.join(''));
    expect(safety.input.opinions?.map(({ outcome }) => outcome)).toEqual(['timeout', 'failed']);
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain('modelhaven_safety_opinions_total{name="llama-guard",outcome="timeout"} 1');
  });

  it('closed: nobody who answers means nobody who passes, with the supportive text', async () => {
    guards['guard'] = () => jsonReply({ error: { message: 'down' } }, 503);
    const url = await start({ sources: [source('llama-guard')], on_failure: 'closed' });
    const { safety, text } = await say(url, 'Good morning');
    expect(safety.input).toMatchObject({ degraded: true });
    expect(text).toContain('911');
    expect(text).not.toContain('First');
  });
});

describe('second opinions on what a model says', () => {
  beforeEach(() => {
    guards['guard'] = (request) => {
      const { messages } = request.json() as { messages: readonly { role: string; content: string }[] };
      const last = messages.at(-1);
      return wholeReply(last?.role === 'assistant' && last.content.includes('vile') ? 'unsafe\nS11' : 'safe');
    };
  });
  const opinions = { sources: [source('llama-guard', ['output'])], timeout_ms: 5_000 };

  it('take back what was given out, as a typed event on every stream', async () => {
    const url = await start(opinions);
    const events = await (
      await fetch(`${url}/api/v1/models/generate`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ prompt: 'Hi', model: 'up/story', stream: true }),
      })
    ).text();
    // From the sentence on, or from the one before it where both were judged together.
    expect(events).toMatch(
      /event: safety\.retract\ndata: \{"type":"safety\.retract","from":(?:0|77),"categories":\["encouragement"\],"level":5\}/,
    );
    expect(events).toContain('"finish_reason":"content-filter"');

    const openai = new OpenAI({ baseURL: `${url}/v1`, apiKey: 'any', maxRetries: 0 });
    const chunks: unknown[] = [];
    const messages = [{ role: 'user' as const, content: 'Hi' }];
    for await (const chunk of await openai.chat.completions.create({ model: 'up/story', messages, stream: true }))
      chunks.push(chunk);
    expect(chunks).toContainEqual(
      expect.objectContaining({
        modelhaven: expect.objectContaining({ type: 'safety.retract', from: expect.any(Number) }),
      }),
    );
    expect(chunks.at(-1)).toMatchObject({ choices: [{ finish_reason: 'content_filter' }] });

    const types: string[] = [];
    for await (const event of await openai.responses.create({ model: 'up/story', input: 'Hi', stream: true }))
      types.push(event.type);
    expect(types).toContain('modelhaven.safety.retract');
    expect(types.at(-1)).toBe('response.incomplete');

    const anthropic = new Anthropic({ baseURL: url, apiKey: 'any', maxRetries: 0 });
    const message = await anthropic.messages.stream({ model: 'up/story', max_tokens: 99, messages }).finalMessage();
    expect(message.stop_reason).toBe('refusal');

    const lines = await (
      await fetch(`${url}/api/chat`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ model: 'up/story', messages }),
      })
    ).text();
    expect(lines).toContain('"modelhaven":{"type":"safety.retract"');
    const page = await (await fetch(`${url}/api/v1/safety/events?stage=retract`)).text();
    expect(page.match(/opinion\.llama-guard/g)?.length).toBeGreaterThanOrEqual(5);
  });

  it('leave nothing of it in a whole answer', async () => {
    const url = await start(opinions);
    const { text, safety } = await say(url, 'Hi');
    expect(text).not.toContain('vile');
    expect(safety.output).toMatchObject({ level: 5 });
  });

  it('strict: not a word of it is ever sent', async () => {
    const url = await start(opinions, { output_mode: 'strict' });
    const openai = new OpenAI({ baseURL: `${url}/v1`, apiKey: 'any', maxRetries: 0 });
    let text = '';
    const messages = [{ role: 'user' as const, content: 'Hi' }];
    for await (const chunk of await openai.chat.completions.create({ model: 'up/story', messages, stream: true }))
      text += chunk.choices[0]?.delta.content ?? '';
    expect(text.startsWith(SENTENCES[0] ?? '')).toBe(true);
    expect(text).not.toMatch(/Then|vile/);
  });
});
