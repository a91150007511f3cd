import { deliver, type Responder, sseReply } from '@modelhaven/provider-testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FaultHouse, HOUSE_KEYS, openFaultHouse, PRIMARY_CHAT, SPARE_CHAT } from './fault-house.ts';
import { bytesOfWords, chunk, failure, STORY, streamReply, tellStory, WORDS } from './upstream.ts';

// Client, server, manager and two real providers, all over sockets. Whatever happens upstream, the client gets the
// whole right answer, or an error that cannot be taken for one.

const KEYS = HOUSE_KEYS;
const CHAT = PRIMARY_CHAT;
/** Silence that counts as failure, in milliseconds; a busy machine must be able to answer within it. */
const PATIENCE_MS = 1_000;

let house: FaultHouse;
let primary: FaultHouse['primary'];
let spare: FaultHouse['spare'];
let server: FaultHouse['server'];
let records: FaultHouse['records'];

beforeEach(async () => {
  house = await openFaultHouse(PATIENCE_MS);
  ({ primary, spare, server, records } = house);
});
afterEach(() => house.close());

interface Outcome {
  readonly status: number;
  readonly text: string;
  /** True where the client was told that the answer is whole. */
  readonly isWhole: boolean;
  readonly error?: { readonly code?: string; readonly message?: string };
  readonly headers: Headers;
}

interface Body {
  readonly choices?: readonly {
    readonly delta?: { readonly content?: string };
    readonly message?: { readonly content?: string };
    readonly finish_reason?: string | null;
  }[];
  readonly error?: Outcome['error'];
}

async function ask(stream: boolean, model = 'teller'): Promise<Outcome> {
  const response = await fetch(`${server.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model, stream, messages: [{ role: 'user', content: 'A story, please.' }] }),
  });
  const raw = await response.text();
  for (const key of KEYS) expect(raw).not.toContain(key);
  const { status, headers } = response;
  const isStream = headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  const datas = isStream ? [...raw.matchAll(/^data: (.*)$/gm)].map((match) => match[1] ?? '') : [raw];
  const bodies = datas.filter((data) => data !== '[DONE]').map((data) => JSON.parse(data) as Body);
  const choices = bodies.flatMap((body) => body.choices ?? []);
  const error = bodies.find((body) => body.error)?.error;
  return {
    status,
    headers,
    text: choices.map(({ delta, message }) => delta?.content ?? message?.content ?? '').join(''),
    isWhole: choices.some(({ finish_reason }) => finish_reason === 'stop') && (!isStream || datas.at(-1) === '[DONE]'),
    ...(error ? { error } : {}),
  };
}

/** The whole right answer, from this provider. */
function expectStory(outcome: Outcome, provider?: string): void {
  expect(outcome).toMatchObject({ status: 200, text: STORY, isWhole: true });
  expect(outcome.error).toBeUndefined();
  if (provider) expect(outcome.headers.get('x-modelhaven-provider')).toBe(provider);
}

/** An error that nobody takes for an answer. */
function expectCleanError(outcome: Outcome, code: string, status?: number): void {
  expect(outcome.isWhole).toBe(false);
  expect(outcome.error).toMatchObject({
    code: expect.stringMatching(new RegExp(code, 'i')),
    message: expect.stringMatching(/\w+ \w+/),
  });
  expect(STORY.startsWith(outcome.text)).toBe(true);
  if (status !== undefined) expect(outcome.status).toBe(status);
}

/** The fault once, and the story from then on. */
const once = (fault: Responder) => () => primary.respondOnce(CHAT, fault);
const always = (fault: Responder) => () => primary.respond(CHAT, fault);
const broken = (...events: readonly unknown[]) =>
  sseReply([...WORDS.slice(0, 5).map((word) => chunk(word)), ...events]);
const hangUp = () => {
  throw new Error('The replay server hangs up on a responder that throws.');
};

/** Name, what goes wrong, and who must have answered where that is certain. */
const FAULTS: readonly (readonly [string, () => void, string | undefined])[] = [
  ['429 with Retry-After', always(failure(429, { message: 'Slow down' }, { 'retry-after': '30' })), 'spare'],
  ['429 without Retry-After', always(failure(429, { message: 'Slow down' })), 'spare'],
  ['500 once', once(failure(500, { message: 'Oops' })), 'openrouter'],
  ['503 for long', always(failure(503, { message: 'Down' })), 'spare'],
  ['a connection that closes before the headers', always(hangUp), 'spare'],
  ['silence', always(deliver(streamReply(), { stallBeforeHeaders: true })), 'spare'],
  [
    'a first token that is slow but in time',
    always(deliver(streamReply(), { headersDelayMs: PATIENCE_MS / 4 })),
    undefined,
  ],
  ['a cut in the middle', once(deliver(streamReply(), { cutAfter: bytesOfWords(4) })), undefined],
  ['a reset in the middle', once(deliver(streamReply(), { resetAfter: bytesOfWords(4) })), undefined],
  ['a stall in the middle', once(deliver(streamReply(), { stallAfter: bytesOfWords(4) })), undefined],
  ['a malformed chunk', once(broken('{"choices": [{"delta": {"content": "and th', '[DONE]')), undefined],
  ['a missing end marker', once(broken()), undefined],
  ['an error inside the stream', once(broken({ error: { code: 502, message: 'Upstream error' } })), undefined],
  [
    'a context that is too small',
    always(
      failure(400, { code: 'context_length_exceeded', message: "This model's maximum context length is 8192 tokens." }),
    ),
    'spare',
  ],
];

describe.each([
  ['streamed', true],
  ['whole', false],
])('%s', (_, stream) => {
  it.each(FAULTS)('%s ends in the whole right answer', async (_name, arrange, provider) => {
    arrange();
    expectStory(await ask(stream), provider);
    expect(records.filter(({ outcome }) => outcome === 'OK')).toHaveLength(1);
  });

  it('a fallback that rejects a prefill is asked without', async () => {
    primary.respondOnce(CHAT, deliver(streamReply(), { cutAfter: bytesOfWords(4) }));
    primary.respond(CHAT, failure(503, { message: 'Down' }));
    spare.respond(SPARE_CHAT, (request) => {
      const { messages } = request.json() as { messages: readonly { role: string }[] };
      if (messages.at(-1)?.role !== 'assistant') return tellStory(request);
      return failure(400, { type: 'invalid_request_error', message: 'The last message must not be of the assistant.' });
    });
    expectStory(await ask(stream));
    // A whole answer is simply asked for anew; only a stream has something to continue.
    const roles = spare.requests.map(
      (request) => (request.json() as { messages: { role: string }[] }).messages.at(-1)?.role,
    );
    expect(roles).toEqual(stream ? ['assistant', 'user'] : ['user']);
  });

  it('an answer that the provider filters is an error, and no other model is asked', async () => {
    primary.respond(CHAT, failure(403, { code: 403, message: 'Flagged', metadata: { reasons: ['violence'] } }));
    expectCleanError(await ask(stream), 'content_filter', 422);
    expect(spare.requests).toHaveLength(0);
  });

  it('an answer that the provider stops for its content is not passed off as whole', async () => {
    const events = [...WORDS.slice(0, 3).map((word) => chunk(word)), chunk('', 'content_filter'), '[DONE]'];
    primary.respond(CHAT, sseReply(events));
    const outcome = await ask(stream);
    expect(outcome).toMatchObject({ status: 200, isWhole: false, text: WORDS.slice(0, 3).join('') });
    expect(spare.requests).toHaveLength(0);
  });

  it('a prompt that no model has room for is an error', async () => {
    const tooLong = failure(400, {
      code: 'context_length_exceeded',
      message: 'The maximum context length is 8 tokens.',
    });
    primary.respond(CHAT, tooLong);
    spare.respond(SPARE_CHAT, tooLong);
    const outcome = await ask(stream);
    expect(outcome.status).toBe(400);
    expectCleanError(outcome, 'context');
  });

  it('a continuation that would say something else is never stitched', async () => {
    primary.respondOnce(CHAT, deliver(streamReply(), { cutAfter: bytesOfWords(4) }));
    const other = streamReply(['Nothing ', 'of ', 'the ', 'kind.']);
    primary.respond(CHAT, other);
    spare.respond(SPARE_CHAT, other);
    const outcome = await ask(stream, 'openrouter/story');
    if (stream) expectCleanError(outcome, 'STREAM_INTERRUPTED', 200);
    else expect(outcome).toMatchObject({ text: 'Nothing of the kind.', isWhole: true });
  });

  it('when everybody fails it is one error with a status', async () => {
    primary.respond(CHAT, failure(503, { message: 'Down' }));
    spare.respond(SPARE_CHAT, hangUp);
    expectCleanError(await ask(stream), 'ALL_CANDIDATES_FAILED', 503);
  });

  it('a primary that flaps over twenty requests costs nobody an answer', async () => {
    const faults: readonly Responder[] = [
      tellStory,
      failure(500, { message: 'Oops' }),
      deliver(streamReply(), { cutAfter: bytesOfWords(3) }),
      tellStory,
      failure(503, { message: 'Down' }),
      hangUp,
    ];
    let turn = 0;
    primary.respond(CHAT, async (request) => {
      const fault = faults[turn++ % faults.length] ?? tellStory;
      return typeof fault === 'function' ? fault(request) : fault;
    });
    for (let request = 0; request < 20; request++) expectStory(await ask(stream));
    expect(records.filter(({ outcome }) => outcome === 'OK')).toHaveLength(20);
    // Never more than one further try, as somebody else is waiting.
    expect(primary.requests.filter(({ path }) => path.endsWith('/completions')).length).toBeLessThanOrEqual(40);
  });

  it('every attempt is billed for what it used, and the client is told the sum', async () => {
    primary.respondOnce(CHAT, deliver(streamReply(), { cutAfter: bytesOfWords(4) }));
    const outcome = await ask(stream);
    expectStory(outcome);
    expect(records.map(({ outcome: each }) => each)).toEqual(['STREAM_INTERRUPTED', 'OK']);
    const [first, second] = records;
    expect(first?.usage).toMatchObject({ estimated: true });
    expect(first?.costUsd).toBeGreaterThan(0);
    expect(second).toMatchObject({ usage: { inputTokens: 40, outputTokens: 20 } });
    expect(second?.costUsd).toBeCloseTo((40 * 3 + 20 * 15) / 1e6, 12);
    if (!stream) {
      const told = Number(outcome.headers.get('x-modelhaven-cost-usd'));
      expect(told).toBeCloseTo((first?.costUsd ?? 0) + (second?.costUsd ?? 0), 11);
    }
  });
});
