import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LlmError, silentLogger, systemTimers } from '@modelhaven/core';
import { readReplayTable } from '@modelhaven/selection';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { createHarness, finish, provider, START, say, watch } from '../__fixtures__/harness.ts';
import { createVirtualTime } from '../__fixtures__/virtual-time.ts';
import { openFileRequestLog } from './file-request-log.ts';
import { eraseFromRequestLog, keepRequestLog } from './open-request-log.ts';
import type { LogEntry, RequestEntry } from './request-entry.ts';
import type { RequestLogWriter } from './request-log.ts';
import { toReplayLine } from './to-replay.ts';

const root = await mkdtemp(join(tmpdir(), 'modelhaven-requests-'));
afterAll(() => rm(root, { recursive: true, force: true }));

const GOOD = [START, ...say('Write to ', 'anna@example.org.'), finish({ inputTokens: 10, outputTokens: 5 })];
const PRICED = { models: [{ id: 'm', capabilities: ['chat'] as const, pricing: { inputPrice: 1, outputPrice: 2 } }] };

function makeLog(content: RequestLogWriter['content']) {
  const entries: LogEntry[] = [];
  return { entries, log: { content, write: (entry: LogEntry) => void entries.push(entry) } };
}

describe('what is kept of embeddings and rankings', () => {
  const models = [{ id: 'e', capabilities: ['embeddings', 'rerank'] as const, pricing: { inputPrice: 1 } }];
  const numbers = provider('a', [], {
    models,
    embed: ({ model, input }) => ({ model, vectors: input.map(() => [0.25, 1]), usage: { inputTokens: 4 } }),
    rerank: ({ model }) => ({ model, results: [{ index: 1, score: 0.75 }], usage: { inputTokens: 9 } }),
  });
  const ask = async (content: RequestLogWriter['content']) => {
    const { entries, log } = makeLog(content);
    const { manager, time } = createHarness([numbers], { requestLog: log });
    const call = { requestId: 'r1', keyId: 'k', user: 'anna', tenant: 't' };
    await time.run(manager.embed({ model: 'a/e', input: ['My secret.', 'Ask anna@example.org.'] }, call));
    const documents = ['No.', 'Of anna@example.org.'];
    await time.run(manager.rerank({ model: 'a/e', query: 'Whose secret?', documents, topN: 1 }, call));
    const missing = time.run(manager.embed({ model: 'a/none', input: ['My secret.'] }, call));
    await expect(missing).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });
    return entries;
  };

  it('is who asked, who answered, tokens and cost, also of those that failed, and no word', async () => {
    const entries = await ask('none');
    const common = { type: 'request', id: 'r1', keyId: 'k', user: 'anna', tenant: 't', streamed: false };
    const attempts = [{ model: 'a/e', outcome: 'OK' }];
    expect(entries).toMatchObject([
      { ...common, operation: 'embeddings', asked: 'a/e', model: 'a/e', outcome: 'OK', costUsd: 0.000_004, attempts },
      { ...common, operation: 'rerank', model: 'a/e', usage: { inputTokens: 9 }, costUsd: 0.000_009, attempts },
      { ...common, operation: 'embeddings', asked: 'a/none', outcome: 'MODEL_NOT_FOUND', attempts: [] },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/secret|anna@|0\.25|0\.75/);
  });

  it('is what was sent where content is kept, and what came back never', async () => {
    const [embedded, ranked] = await ask('redacted');
    expect(embedded).toMatchObject({ messages: [{ role: 'input', text: 'My secret.' }, { role: 'input' }] });
    expect(ranked).toMatchObject({
      messages: [{ role: 'query', text: 'Whose secret?' }, { role: 'document', text: 'No.' }, { role: 'document' }],
    });
    expect(JSON.stringify([embedded, ranked])).not.toMatch(/anna@|0\.25|0\.75/);
    expect(JSON.stringify(await ask('plain'))).toContain('anna@example.org');
  });
});

describe('what is kept of a request', () => {
  it('is who asked, who answered, every attempt, cost and feedback, and no word', async () => {
    const { entries, log } = makeLog('none');
    const failing = provider('one', [[new LlmError('UNAVAILABLE', 'No.')]], PRICED);
    const { manager, time } = createHarness([failing, provider('two', [GOOD], PRICED)], {
      requestLog: log,
      settings: { retries: { maxRetries: 0 } },
    });
    const call = { requestId: 'r1', keyId: 'k', user: 'anna', tenant: 't' };
    const request = { messages: [{ role: 'user' as const, content: 'My secret.' }], models: ['one/m', 'two/m'] };
    await time.run(manager.generate({ ...request, taskType: 'general_chat' }, call));
    await time.run(manager.feedback('r1', 8, { keyId: 'k' }));
    expect(entries).toMatchObject([
      {
        ...{ type: 'request', id: 'r1', keyId: 'k', user: 'anna', tenant: 't', taskType: 'general_chat' },
        ...{ streamed: false, model: 'two/m', outcome: 'OK', costUsd: 0.00002, safety: { input: 'none' } },
        attempts: [
          { model: 'one/m', role: 'first', outcome: 'UNAVAILABLE' },
          { model: 'two/m', role: 'fallback', outcome: 'OK', costUsd: 0.00002 },
        ],
        plan: {
          algorithm: 'performance_based',
          ranked: [
            { model: 'one/m', scores: { total: expect.any(Number) }, estimatedCostUsd: expect.any(Number) },
            { model: 'two/m' },
          ],
          rankedCount: 2,
          rejectedBy: {},
          rejectedCount: 0,
        },
      },
      { type: 'feedback', id: 'r1', score: 8 },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/secret|anna@/);
  });

  it('is what was said, redacted, where that is wanted', async () => {
    for (const content of ['redacted', 'plain'] as const) {
      const { entries, log } = makeLog(content);
      const { manager, time } = createHarness([provider('one', [GOOD], PRICED)], { requestLog: log });
      await time.run(manager.generateText('I am ben@example.org, who is anna@example.org?'));
      const [entry] = entries as RequestEntry[];
      expect(entry?.messages?.[0]?.role).toBe('user');
      const said = JSON.stringify(entry);
      if (content === 'plain') expect(said).toContain('anna@example.org');
      else expect(said).not.toContain('@example.org');
      expect(entry?.answer).toMatch(/^Write to \S/);
    }
  });

  it('tells how it ended: refused, failed, left', async () => {
    const { entries, log } = makeLog('none');
    const providers = [
      provider('one', [[START, ...say('a', 'b', 'c')], [new LlmError('UNAUTHORIZED', 'No.')]], PRICED),
    ];
    const { manager, time } = createHarness(providers, { requestLog: log, settings: { recovery: 'error' } });
    const stream = manager.stream({ prompt: 'x', model: 'one/m' }, { requestId: 'left' });
    for await (const event of stream) if (event.type === 'text-delta') break;
    await time.run(watch(manager.stream({ prompt: 'x', model: 'one/m' }, { requestId: 'failed' })));
    await time.run(manager.generate({ prompt: 'x', temperature: 9 }, { requestId: 'refused' }).catch(() => {}));
    expect(entries.map((entry) => [entry.id, (entry as RequestEntry).outcome])).toEqual([
      ['left', 'ABORTED'],
      ['failed', expect.not.stringMatching('OK')],
      ['refused', 'INVALID_REQUEST'],
    ]);
  });
});

describe('the plan of a request that nobody answered', () => {
  it('is kept where all attempts failed, with what they cost', async () => {
    const { entries, log } = makeLog('none');
    const broken = [START, ...say('word '.repeat(40)), new LlmError('STREAM_INTERRUPTED', 'Cut.')];
    const away = provider('two', [[new LlmError('UNAVAILABLE', 'Away.')]], PRICED);
    const { manager, time } = createHarness([provider('one', [broken], PRICED), away], {
      requestLog: log,
      settings: { recovery: 'error', retries: { maxRetries: 0 } },
    });
    await time.run(watch(manager.stream({ prompt: 'x', model: 'one/m', fallbacks: ['two/m'] })));
    const [entry] = entries as RequestEntry[];
    expect(entry?.outcome).not.toBe('OK');
    expect(entry?.plan).toMatchObject({ ranked: [{ model: 'one/m' }, { model: 'two/m' }], rejectedCount: 0 });
    expect(entry?.costUsd).toBeGreaterThan(0);
    expect(entry?.costUsd).toBe(entry?.attempts.reduce((sum, { costUsd = 0 }) => sum + costUsd, 0));
  });

  it('is kept where it left nobody, with why', async () => {
    const { entries, log } = makeLog('none');
    const { manager, time } = createHarness([provider('one', [GOOD], PRICED)], { requestLog: log });
    await time.run(manager.generate({ prompt: 'x', maxCostPerToken: 1e-12 }).catch(() => {}));
    await time.run(watch(manager.stream({ prompt: 'x', minQualityScore: 10 })));
    await time.run(manager.generate({ prompt: 'x', model: 'one/nothing' }).catch(() => {}));
    const kept = (entries as RequestEntry[]).map(({ outcome, plan, costUsd }) => [outcome, plan?.rejectedBy, costUsd]);
    expect(kept).toEqual([
      ['NO_CANDIDATE', { price: 1 }, undefined],
      ['NO_CANDIDATE', { quality: 1 }, undefined],
      ['MODEL_NOT_FOUND', undefined, undefined],
    ]);
  });
});

const DAY_MS = 86_400_000;
const T0 = Date.UTC(2030, 0, 10, 12);

const entryOf = (id: string, more: Partial<RequestEntry> = {}): RequestEntry => ({
  ...{ type: 'request', id, time: T0, streamed: false, asked: 'auto', model: 'p/m', outcome: 'OK', latencyMs: 5 },
  ...{ attempts: [{ model: 'p/m', outcome: 'OK', totalMs: 5 }] },
  ...more,
});

async function openAt(maxFileBytes = 1_000_000) {
  const folder = await mkdtemp(join(root, 'log-'));
  const clock = { at: T0 };
  const open = () =>
    openFileRequestLog({
      ...{ folder, content: 'none', retentionDays: 7, maxFileBytes, now: () => clock.at },
      ...{ timers: systemTimers, logger: silentLogger },
    });
  return { folder, clock, open };
}

describe('the files of the log', () => {
  it('are listed, filtered and joined with feedback, also after a restart and a torn line', async () => {
    const { folder, open } = await openAt();
    const first = open();
    first.write(entryOf('a', { user: 'anna', tenant: 't' }));
    first.write(entryOf('b', { time: T0 + 1, outcome: 'TIMEOUT', attempts: [] }));
    first.write({ type: 'feedback', id: 'a', time: T0 + 2, score: 7 });
    await first.close();
    const [name = ''] = await readdir(folder);
    expect(name).toBe('requests-2030-01-10.jsonl');
    await writeFile(join(folder, name), `${await readFile(join(folder, name), 'utf8')}{"type":"request","id":"to`);
    const second = open();
    expect((await second.list()).map(({ id, score }) => [id, score])).toEqual([
      ['b', undefined],
      ['a', 7],
    ]);
    expect((await second.list({ user: 't/anna' })).map(({ id }) => id)).toEqual(['a']);
    expect((await second.list({ outcome: 'failed' })).map(({ id }) => id)).toEqual(['b']);
    expect((await second.list({ model: 'p/m', since: T0 + 1 })).map(({ id }) => id)).toEqual(['b']);
    expect(await second.find('a')).toMatchObject({ id: 'a', score: 7 });
    await second.close();
  });

  it('begin anew by day and size, and go after their days', async () => {
    const { folder, clock, open } = await openAt(600);
    const log = open();
    for (let count = 0; count < 10; count++) {
      log.write(entryOf(`first-${count}`));
      await log.flush();
    }
    expect((await readdir(folder)).length).toBeGreaterThan(2);
    expect(await log.list()).toHaveLength(10);
    clock.at += 6 * DAY_MS;
    log.write(entryOf('second', { time: clock.at }));
    await log.flush();
    expect(await log.list()).toHaveLength(11);
    clock.at += 2 * DAY_MS;
    log.write(entryOf('third', { time: clock.at }));
    await log.flush();
    expect((await log.list()).map(({ id }) => id)).toEqual(['third', 'second']);
    expect(await readdir(folder)).toEqual(['requests-2030-01-16.jsonl', 'requests-2030-01-18.jsonl']);
    await log.close();
  });

  it('lose all of a user, feedback included, and nothing of others, while others write', async () => {
    const { folder, open } = await openAt(2_000);
    const log = open();
    for (let count = 0; count < 60; count++) {
      log.write(entryOf(`${count}`, { user: count % 3 === 0 ? 'anna' : 'ben', tenant: 't' }));
      log.write({ type: 'feedback', id: `${count}`, time: T0, score: 1 });
      if (count % 7 === 0) await log.flush();
    }
    const erasing = log.erase('anna');
    log.write(entryOf('late', { user: 'ben' }));
    expect(await erasing).toBe(20);
    expect(await log.list({}, 1_000)).toHaveLength(41);
    expect(await log.erase('nobody')).toBe(0);
    await log.close();
    const texts = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
    expect(texts.join('')).not.toContain('anna');
    expect(texts.join('')).not.toContain('"id":"0"');
  });

  it('drops what cannot be written, counts it, and goes on', async () => {
    const { folder, open } = await openAt();
    await rm(folder, { recursive: true });
    await writeFile(folder, 'no folder');
    const log = open();
    log.write(entryOf('a'));
    await expect(log.flush()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(log.dropped).toBe(1);
    await rm(folder);
    log.write(entryOf('b'));
    expect((await log.list()).map(({ id }) => id)).toEqual(['b']);
    await log.close();
  });
});

it('belongs to one server, which alone may erase while it runs', async () => {
  const config = {
    requestLog: { enabled: true, content: false, redact: true, retentionDays: 7, maxFileMb: 1 },
    server: { dataDir: await mkdtemp(join(root, 'data-')) },
  } as Parameters<typeof keepRequestLog>[0]['config'];
  const log = await keepRequestLog({ config });
  log?.write(entryOf('a', { user: 'anna', time: Date.now() }));
  await log?.flush();
  expect(await keepRequestLog({ config })).toBeUndefined();
  await expect(eraseFromRequestLog({ config }, 'anna')).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  await log?.close();
  expect(await eraseFromRequestLog({ config }, 'anna')).toBe(1);
  expect(
    await keepRequestLog({ config: { ...config, requestLog: { ...config.requestLog, enabled: false } } }),
  ).toBeUndefined();
});

it('gives what a replay reads', () => {
  const asked = { messages: [{ role: 'user', text: 'Why?' }], taskType: 'general_chat', costUsd: 0.01 };
  const lines = [
    toReplayLine({ ...entryOf('a', asked), score: 8 }),
    toReplayLine({ ...entryOf('b', { model: 'p/n' }), score: 3 }),
    toReplayLine(entryOf('c')),
  ];
  expect(lines[2]).toBeUndefined();
  const table = readReplayTable(lines.slice(0, 2).join(''), { format: 'jsonl' });
  expect(table).toMatchObject([
    { requirements: { taskType: 'general_chat' }, answers: { 'p/m': { quality: 8, costUsd: 0.01 } } },
    { answers: { 'p/n': { quality: 3 } } },
  ]);
});

it('removes what is too old though nobody asks for anything, also where nothing is kept any more', async () => {
  const dataDir = await mkdtemp(join(root, 'old-'));
  const folder = join(dataDir, 'requests');
  const days = async () =>
    (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).map((name) => name.slice(9, 19));
  const fill = () =>
    Promise.all(
      ['2030-01-01', '2030-01-02', '2030-01-03'].map((day) => writeFile(join(folder, `requests-${day}.jsonl`), '')),
    );
  await mkdir(folder);
  await fill();
  const time = createVirtualTime(Date.UTC(2030, 0, 9, 12));
  const config = {
    requestLog: { enabled: true, content: true, redact: true, retentionDays: 7, maxFileMb: 1 },
    server: { dataDir },
  } as Parameters<typeof keepRequestLog>[0]['config'];
  const log = await keepRequestLog({ config, now: time.now, timers: time.timers });
  expect(await days()).toEqual(['2030-01-02', '2030-01-03']);
  await time.pass(11 * 3_600_000);
  expect(await days()).toEqual(['2030-01-02', '2030-01-03']);
  // An hour, or two: files are looked at in real time.
  await vi.waitFor(async () => {
    await time.pass(1_800_000);
    expect(await days()).toEqual(['2030-01-03']);
  }, 20_000);
  expect(time.now()).toBeLessThan(Date.UTC(2030, 0, 10, 12));
  await log?.close();
  await fill();
  const off = { ...config, requestLog: { ...config.requestLog, enabled: false } };
  expect(await keepRequestLog({ config: off, now: time.now, timers: time.timers })).toBeUndefined();
  expect(await days()).toEqual(['2030-01-03']);
});
