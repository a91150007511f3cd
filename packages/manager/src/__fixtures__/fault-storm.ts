import {
  type AttemptRecord,
  type GenerateRequest,
  LlmError,
  type ModelProvider,
  type StreamEvent,
  type Timers,
} from '@modelhaven/core';
import { createScriptedProvider, type Script } from '@modelhaven/provider-testkit';
import { openGuard } from '../guards.ts';
import { createModelManager } from '../manager.ts';
import type { ManagerSettings } from '../settings.ts';
import type { AnswerReport, ModelManager } from '../types.ts';
import { createVirtualTime } from './virtual-time.ts';

export interface FaultStormOptions {
  readonly requests: number;
  /** Requests under way at once. */
  readonly concurrency: number;
  /** Part of all attempts that fail in some way, 0 to 1. */
  readonly faultRate: number;
  readonly settings?: ManagerSettings;
  /** Called after each tenth of the requests. */
  readonly onTenth?: () => void;
}

/** What became of them. Every list of mistakes should be empty. */
export interface FaultStormReport {
  readonly answered: number;
  /** Requests that ended with an error, by its code. */
  readonly failed: Readonly<Record<string, number>>;
  readonly attempts: number;
  readonly hedges: number;
  readonly recoveries: number;
  readonly virtualMs: number;
  /** Requests that ended in another way than the whole right answer or one clean error. */
  readonly wrongAnswers: readonly string[];
  /** Attempts that were not recorded exactly once, or not as the report says. */
  readonly wrongRecords: readonly string[];
  /** Streams that were opened and never let go. */
  readonly leaks: number;
}

const FAULTS = [
  'rate-limit',
  'rate-limit-with-time',
  'failed',
  'unavailable',
  'reset',
  'silence',
  'slow',
  'cut',
  'stall',
  'malformed',
  'no-end',
  'quota',
  'refused',
] as const;

/** Which words answer a prompt: the same at every provider, so that a broken answer can be continued anywhere. */
function wordsFor(prompt: string): readonly string[] {
  return [`Answer `, `to `, `${prompt}: `, `all `, `is `, `well.`];
}

function scriptFor(request: GenerateRequest, chance: () => number, faultRate: number): Script {
  const prompt = String(request.messages[0]?.content);
  const last = request.messages.at(-1);
  const given = last?.role === 'assistant' ? String(last.content) : '';
  const whole = wordsFor(prompt).join('');
  // A model that was given the beginning goes on from there.
  const words = (whole.startsWith(given) ? whole.slice(given.length) : whole).match(/\s*\S+\s*/g) ?? [];
  const start: StreamEvent = { type: 'start', model: 'm', warnings: [] };
  const deltas = words.map((text): StreamEvent => ({ type: 'text-delta', text }));
  const finish: StreamEvent = { type: 'finish', reason: 'stop', usage: { inputTokens: 20, outputTokens: words.length } };
  const wait = { type: 'delay', ms: 50 + Math.floor(chance() * 300) } as const;
  const good: Script = [start, wait, ...deltas, finish];
  if (chance() >= faultRate) return good;
  const half = deltas.slice(0, Math.ceil(deltas.length / 2));
  switch (FAULTS[Math.floor(chance() * FAULTS.length)] ?? 'failed') {
    case 'rate-limit':
      return [new LlmError('RATE_LIMITED', 'Too many.')];
    case 'rate-limit-with-time':
      return [new LlmError('RATE_LIMITED', 'Too many.', { retryAfterMs: 500 })];
    case 'failed':
      return [wait, new LlmError('PROVIDER_FAILED', 'It failed.')];
    case 'unavailable':
      return [new LlmError('UNAVAILABLE', 'Away.')];
    case 'reset':
      return [start, new TypeError('socket hang up')];
    case 'silence':
      return [start, { type: 'stall' }];
    case 'slow':
      return [start, { type: 'delay', ms: 4_000 }, ...deltas, finish];
    case 'cut':
      return [start, wait, ...half, new LlmError('STREAM_INTERRUPTED', 'Cut.')];
    case 'stall':
      return [start, wait, ...half, { type: 'stall' }];
    case 'malformed':
      return [start, wait, ...half, new LlmError('BAD_RESPONSE', 'Not JSON.')];
    case 'no-end':
      return [start, wait, ...deltas];
    case 'quota':
      return [new LlmError('QUOTA_EXHAUSTED', 'No credits.')];
    case 'refused':
      return [new LlmError('REFUSED_BY_PROVIDER', 'No.')];
  }
}

/** Sends many requests through a manager whose providers fail often, on a virtual clock, and counts what comes of it. */
export async function runFaultStorm(options: FaultStormOptions): Promise<FaultStormReport> {
  const time = createVirtualTime();
  const chance = createChance(42);
  const opened = { count: 0, released: 0 };
  const provider = (id: string) => flakyProvider(id, time.timers, opened, (request) => scriptFor(request, chance, options.faultRate));
  const records = new Map<string, AttemptRecord[]>();
  const manager = createModelManager({
    providers: [provider('a'), provider('b'), provider('c')],
    guard: openGuard,
    random: chance,
    now: time.now,
    timers: time.timers,
    ...(options.settings ? { settings: options.settings } : {}),
    recorder: {
      record(attempt) {
        const known = records.get(attempt.requestId);
        if (known) known.push(attempt);
        else records.set(attempt.requestId, [attempt]);
      },
    },
  });
  const startedAt = time.now();
  const failed: Record<string, number> = {};
  const wrongAnswers: string[] = [];
  const wrongRecords: string[] = [];
  const sums = { answered: 0, attempts: 0, hedges: 0, recoveries: 0 };
  const tenth = Math.max(1, Math.floor(options.requests / 10));
  let next = 0;
  let done = 0;

  const one = async (index: number) => {
    const requestId = `request-${index}`;
    const ended = await ask(manager, requestId, index % 2 === 0);
    const right = wordsFor(requestId).join('');
    if (ended.report) sums.answered++;
    else failed[ended.code ?? 'none'] = (failed[ended.code ?? 'none'] ?? 0) + 1;
    if (ended.report ? ended.text !== right : !right.startsWith(ended.text) || ended.code === undefined) {
      wrongAnswers.push(`${requestId}: "${ended.text}" ${ended.code ?? ''}`);
    }
    const own = records.get(requestId) ?? [];
    records.delete(requestId);
    sums.attempts += own.length;
    const mistake = mistakeIn(own, ended.report);
    if (mistake) wrongRecords.push(`${requestId}: ${mistake}`);
    for (const { role } of ended.report?.trail ?? []) {
      if (role === 'hedge') sums.hedges++;
      if (role === 'recovery') sums.recoveries++;
    }
    if (++done % tenth === 0) options.onTenth?.();
  };
  const worker = async () => {
    while (next < options.requests) await one(next++);
  };
  await time.run(Promise.all(Array.from({ length: options.concurrency }, worker)));
  await time.run(manager.close());
  if (sums.attempts !== opened.count) wrongRecords.push(`${opened.count} attempts, ${sums.attempts} records`);
  for (const late of records.keys()) wrongRecords.push(`${late}: recorded after its end`);
  return {
    ...sums,
    failed,
    virtualMs: time.now() - startedAt,
    wrongAnswers,
    wrongRecords,
    leaks: opened.count - opened.released,
  };
}

interface Ended {
  readonly text: string;
  readonly report?: AnswerReport;
  readonly code?: string;
}

async function ask(manager: ModelManager, requestId: string, streamed: boolean): Promise<Ended> {
  const request = { prompt: requestId, model: 'a/m', fallbacks: ['b/m', 'c/m'] };
  let text = '';
  try {
    if (!streamed) {
      const answer = await manager.generate(request, { requestId });
      return { text: answer.text, report: answer.report };
    }
    let report: AnswerReport | undefined;
    for await (const event of manager.stream(request, { requestId })) {
      if (event.type === 'text-delta') text += event.text;
      else if (event.type === 'finish') report = event.report;
    }
    return { text, ...(report ? { report } : {}) };
  } catch (error) {
    return { text, code: LlmError.from(error).code };
  }
}

/** What is wrong with the records of one request, if anything is. */
function mistakeIn(records: readonly AttemptRecord[], report: AnswerReport | undefined): string | undefined {
  const numbers = records.map(({ attempt }) => attempt).sort((one, other) => one - other);
  if (numbers.some((number, index) => number !== index + 1)) return `attempts ${numbers.join(', ')}`;
  const good = records.filter(({ outcome }) => outcome === 'OK').length;
  if (!report) return undefined;
  if (good !== 1) return `${good} good attempts`;
  if (report.attempts !== records.length || report.trail.length !== records.length) return 'the report has other attempts';
  const billed = records.reduce((sum, { costUsd = 0 }) => sum + costUsd, 0);
  return Math.abs(billed - (report.costUsd ?? -1)) > 1e-12 ? 'the report has another cost' : undefined;
}

function flakyProvider(
  id: string,
  timers: Timers,
  opened: { count: number; released: number },
  script: (request: GenerateRequest) => Script,
): ModelProvider {
  const models = [{ id: 'm', capabilities: ['chat', 'prefill'] as const, pricing: { inputPrice: 1, outputPrice: 2 } }];
  const base = createScriptedProvider({ id, models });
  return {
    ...base,
    async *stream(request, callOptions) {
      opened.count++;
      try {
        // One for each call: a scripted provider remembers its calls, and the memory shall stay flat.
        yield* createScriptedProvider({ id, timers, script: [script(request)] }).stream(request, callOptions);
      } finally {
        opened.released++;
      }
    },
  };
}

/** A linear congruential generator (Numerical Recipes), so that every run sees the same faults. */
function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
