import { deliver, type Responder, sseReply } from '@modelhaven/provider-testkit';
import { afterEach, describe, expect, it } from 'vitest';
import { type ClientView, FAULT_CLIENTS } from './fault-clients.ts';
import { type FaultHouse, HOUSE_KEYS, openFaultHouse, PRIMARY_CHAT, SPARE_CHAT } from './fault-house.ts';
import { bytesOfWords, chunk, failure, STORY, storyCost, streamReply, tellStory, WORDS } from './upstream.ts';

// Every kind of fault, seen through every kind of client, over sockets: the whole right answer, or an error that the
// client's own library knows as one; in time; and a ledger that is right.

/** Silence that counts as failure, in milliseconds; a busy machine must be able to answer within it. */
const PATIENCE_MS = 700;
/** Longest that any of it may take: two silent tries and a busy machine. */
const PROMPT_MS = 4_500;

const open: FaultHouse[] = [];
afterEach(async () => {
  for (const house of open.splice(0)) await house.close();
});

const always = (fault: Responder) => (house: FaultHouse) => house.primary.respond(PRIMARY_CHAT, fault);
const once = (fault: Responder) => (house: FaultHouse) => house.primary.respondOnce(PRIMARY_CHAT, fault);
const hangUp: Responder = () => {
  throw new Error('The replay server hangs up on a responder that throws.');
};
const broken = (...events: readonly unknown[]) =>
  sseReply([...WORDS.slice(0, 5).map((word) => chunk(word)), ...events]);
const tooLong = failure(400, {
  code: 'context_length_exceeded',
  message: "This model's maximum context length is 8192 tokens.",
});
const rejectsPrefill: Responder = (request) => {
  const { messages } = request.json() as { messages: readonly { role: string }[] };
  if (messages.at(-1)?.role !== 'assistant') return tellStory(request);
  return failure(400, { type: 'invalid_request_error', message: 'The last message must not be of the assistant.' });
};

/** The whole story and why it ended, without usage and end marker. */
const UNTIL_USAGE = sseReply([...WORDS.map((word) => chunk(word)), chunk('', 'stop')]);

interface Whole {
  readonly name: string;
  readonly arrange: (house: FaultHouse) => void;
  /** Addresses that may have given the answer. */
  readonly by: readonly string[];
  /** Outcomes of the attempts that may fail on the way; nothing else may. */
  readonly failing: readonly string[];
}

const BOTH = ['openrouter/story', 'spare/story'];

const ANSWERED: readonly Whole[] = [
  {
    name: '429 with Retry-After',
    arrange: always(failure(429, { message: 'Slow down' }, { 'retry-after': '30' })),
    by: ['spare/story'],
    failing: ['RATE_LIMITED'],
  },
  {
    name: '429 without Retry-After',
    arrange: always(failure(429, { message: 'Slow down' })),
    by: ['spare/story'],
    failing: ['RATE_LIMITED'],
  },
  {
    name: '500 once',
    arrange: once(failure(500, { message: 'Oops' })),
    by: ['openrouter/story'],
    failing: ['PROVIDER_FAILED'],
  },
  {
    name: '503 for long',
    arrange: always(failure(503, { message: 'Down' })),
    by: ['spare/story'],
    failing: ['UNAVAILABLE'],
  },
  { name: 'a reset before the headers', arrange: always(hangUp), by: ['spare/story'], failing: ['UNAVAILABLE'] },
  {
    name: 'silence',
    arrange: always(deliver(streamReply(), { stallBeforeHeaders: true })),
    by: ['spare/story'],
    failing: ['TIMEOUT'],
  },
  {
    name: 'a slow first token',
    arrange: always(deliver(streamReply(), { headersDelayMs: PATIENCE_MS * 2 })),
    by: ['spare/story'],
    failing: ['TIMEOUT'],
  },
  {
    name: 'a cut',
    arrange: once(deliver(streamReply(), { cutAfter: bytesOfWords(4) })),
    by: BOTH,
    failing: ['STREAM_INTERRUPTED'],
  },
  {
    name: 'a stall',
    arrange: once(deliver(streamReply(), { stallAfter: bytesOfWords(4) })),
    by: BOTH,
    failing: ['TIMEOUT'],
  },
  {
    name: 'a malformed chunk',
    arrange: once(broken('{"choices": [{"delta": {"content": "and th', '[DONE]')),
    by: BOTH,
    failing: ['BAD_RESPONSE', 'STREAM_INTERRUPTED'],
  },
  {
    name: 'a missing end marker of a broken answer',
    arrange: once(broken()),
    by: BOTH,
    failing: ['STREAM_INTERRUPTED'],
  },
  {
    name: 'a missing end marker of a complete answer',
    arrange: always(UNTIL_USAGE),
    by: ['openrouter/story'],
    failing: [],
  },
  {
    name: 'a missing end marker of a complete answer on an open connection',
    arrange: always(
      deliver(streamReply(), {
        stallAfter: Buffer.byteLength(streamReply().body as string) - 'data: [DONE]\n\n'.length,
      }),
    ),
    by: ['openrouter/story'],
    failing: [],
  },
  {
    name: 'a cut after the finish, before the usage',
    arrange: always(deliver(streamReply(), { cutAfter: Buffer.byteLength(UNTIL_USAGE.body as string) })),
    by: ['openrouter/story'],
    failing: [],
  },
  { name: 'a context that is too small', arrange: always(tooLong), by: ['spare/story'], failing: ['CONTEXT_TOO_LONG'] },
  {
    name: 'a fallback that rejects a prefill',
    arrange({ primary, spare }) {
      primary.respondOnce(PRIMARY_CHAT, deliver(streamReply(), { cutAfter: bytesOfWords(4) }));
      primary.respond(PRIMARY_CHAT, failure(503, { message: 'Down' }));
      spare.respond(SPARE_CHAT, rejectsPrefill);
    },
    by: BOTH,
    failing: ['STREAM_INTERRUPTED', 'UNAVAILABLE', 'INVALID_REQUEST'],
  },
];

describe.each(FAULT_CLIENTS)('%s', (_client, ask) => {
  const enter = async () => {
    const house = await openFaultHouse(PATIENCE_MS);
    open.push(house);
    return house;
  };
  const timed = async (house: FaultHouse): Promise<ClientView> => {
    const startedAt = performance.now();
    const view = await ask(house.server.url);
    expect(performance.now() - startedAt).toBeLessThan(PROMPT_MS);
    for (const key of HOUSE_KEYS) expect(JSON.stringify(view)).not.toContain(key);
    return view;
  };

  it.each(ANSWERED)('$name ends in the whole right answer', async ({ arrange, by, failing }) => {
    const house = await enter();
    arrange(house);
    const view = await timed(house);
    expect(view).toMatchObject({ text: STORY, isWhole: true });
    expect(view.error).toBeUndefined();
    expectRightLedger(house, failing);
    // The answer names who gave it: where it was continued, who began it.
    expect(by).toContain(view.model);
    expect(`${view.headers?.get('x-modelhaven-provider')}/${view.headers?.get('x-modelhaven-model')}`).toBe(view.model);
    const last = house.records.find(({ outcome }) => outcome === 'OK');
    expect(view.outputTokens).toBe(last?.usage?.outputTokens);
    expectTrail(view, house);
    if (view.costUsd !== undefined) expect(view.costUsd).toBeCloseTo(sumOf(house), 11);
  });

  it('an answer that the provider filters is an error, and no other model is asked', async () => {
    const house = await enter();
    const flagged = failure(403, { code: 403, message: 'Flagged', metadata: { reasons: ['violence'] } });
    house.primary.respond(PRIMARY_CHAT, flagged);
    const view = await timed(house);
    const code = expect.stringMatching(/content_filter|REFUSED_BY_PROVIDER|invalid_request_error/);
    expect(view).toMatchObject({ text: '', isWhole: false, error: { status: 422, code } });
    expect(house.spare.requests).toHaveLength(0);
    expectNothingBilled(house);
  });

  it('an answer that is filtered on its way is not passed off as whole', async () => {
    const house = await enter();
    const events = [...WORDS.slice(0, 3).map((word) => chunk(word)), chunk('', 'content_filter'), '[DONE]'];
    house.primary.respond(PRIMARY_CHAT, sseReply(events));
    const view = await timed(house);
    expect(view).toMatchObject({ text: WORDS.slice(0, 3).join(''), isWhole: false });
    expect(house.spare.requests).toHaveLength(0);
  });

  it('a prompt that nobody has room for is the error of the caller', async () => {
    const house = await enter();
    house.primary.respond(PRIMARY_CHAT, tooLong);
    house.spare.respond(SPARE_CHAT, tooLong);
    const view = await timed(house);
    expect(view).toMatchObject({ isWhole: false, error: { status: 400, message: expect.stringMatching(/context/i) } });
    expectNothingBilled(house);
  });

  it('nobody who works is one clean error with a status', async () => {
    const house = await enter();
    house.primary.respond(PRIMARY_CHAT, failure(503, { message: 'Down' }));
    house.spare.respond(SPARE_CHAT, hangUp);
    const view = await timed(house);
    expect(view).toMatchObject({ text: '', isWhole: false, error: { status: expect.any(Number) } });
    expect(view.error?.status).toBeGreaterThanOrEqual(500);
    expect(view.error?.message).toMatch(/\w+ \w+/);
    expectNothingBilled(house);
  });

  it('an answer that cannot be continued ends in an error of the dialect, or is given whole', async () => {
    const house = await enter();
    house.primary.respondOnce(PRIMARY_CHAT, deliver(streamReply(), { cutAfter: bytesOfWords(4) }));
    house.primary.respond(PRIMARY_CHAT, streamReply(['Nothing ', 'of ', 'the ', 'kind.']));
    house.spare.respond(SPARE_CHAT, failure(503, { message: 'Down' }));
    const view = await timed(house);
    if (view.error) {
      expect(view).toMatchObject({ isWhole: false, text: WORDS.slice(0, 4).join('') });
      expect(view.error.message).toMatch(/broke off/);
    } else expect(view).toMatchObject({ isWhole: true, text: 'Nothing of the kind.' });
  });

  it('a primary that flaps over twenty requests costs nobody an answer', async () => {
    const house = await enter();
    const faults: readonly Responder[] = [
      tellStory,
      failure(500, { message: 'Oops' }),
      deliver(streamReply(), { cutAfter: bytesOfWords(3) }),
      failure(429, { message: 'Slow down' }),
      hangUp,
    ];
    let turn = 0;
    house.primary.respond(PRIMARY_CHAT, (request) => {
      const fault = faults[turn++ % faults.length] ?? tellStory;
      return typeof fault === 'function' ? fault(request) : fault;
    });
    for (let request = 0; request < 20; request++) {
      expect(await ask(house.server.url)).toMatchObject({ text: STORY, isWhole: true });
    }
    expect(house.records.filter(({ outcome }) => outcome === 'OK')).toHaveLength(20);
    expect(new Set(house.records.map(({ requestId }) => requestId)).size).toBe(20);
  });

  it('every attempt is billed for what it used', async () => {
    const house = await enter();
    house.primary.respondOnce(PRIMARY_CHAT, deliver(streamReply(), { cutAfter: bytesOfWords(4) }));
    const view = await timed(house);
    const [first, second, ...more] = house.records;
    expect(more).toEqual([]);
    expect(first).toMatchObject({ outcome: 'STREAM_INTERRUPTED', usage: { estimated: true } });
    expect(first?.costUsd).toBeCloseTo(storyCost(first?.usage ?? {}), 12);
    expect(second).toMatchObject({ outcome: 'OK', usage: { inputTokens: 40, outputTokens: 20 } });
    expect(second?.costUsd).toBeCloseTo(storyCost({ inputTokens: 40, outputTokens: 20 }), 12);
    if (view.costUsd !== undefined) expect(view.costUsd).toBeCloseTo(sumOf(house), 11);
  });
});

/** The header lists every attempt that had ended by then, and who is still answering. */
function expectTrail({ headers }: ClientView, { records }: FaultHouse): void {
  const [count, list = ''] = headers?.get('x-modelhaven-attempts')?.split('; ') ?? [];
  const entries = list.split(', ');
  expect(entries).toHaveLength(Number(count));
  for (const [at, entry] of entries.entries()) {
    const { provider, model, outcome, role } = records[at] ?? {};
    const told = entry.endsWith('=ANSWERING') ? 'ANSWERING' : `${outcome}:${role}:\\d+ms(?::0\\.\\d+)?`;
    expect(entry).toMatch(new RegExp(`^${provider}/${model}=${told}$`));
  }
}

function sumOf({ records }: FaultHouse): number {
  return records.reduce((sum, { costUsd = 0 }) => sum + costUsd, 0);
}

/** One completion for the one request; what gave nothing costs nothing, and what gave something says that it is estimated. */
function expectRightLedger({ records }: FaultHouse, failing: readonly string[]): void {
  const failed = records.filter(({ outcome }) => outcome !== 'OK');
  expect(records.length - failed.length).toBe(1);
  for (const { outcome, usage, costUsd } of failed) {
    expect(failing).toContain(outcome);
    if (usage) expect(usage.estimated).toBe(true);
    else expect(costUsd).toBeUndefined();
  }
  expect(new Set(records.map(({ requestId }) => requestId)).size).toBe(1);
  expect(records.map(({ attempt }) => attempt).sort((a, b) => a - b)).toEqual(records.map((_, at) => at + 1));
}

function expectNothingBilled({ records }: FaultHouse): void {
  for (const { outcome, usage, costUsd } of records) {
    expect(outcome).not.toBe('OK');
    expect(usage).toBeUndefined();
    expect(costUsd).toBeUndefined();
  }
}
