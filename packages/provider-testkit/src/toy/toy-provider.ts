import {
  type CallOptions,
  type GenerateRequest,
  type GenerateResult,
  type HealthReport,
  LlmError,
  type ModelProvider,
  type StreamEvent,
  throwIfAborted,
} from '@modelhaven/core';
import type { SubjectContext } from '../subject.ts';
import type { Flaw } from './flaws.ts';
import { createToyHttp, type ToyHttp } from './toy-http.ts';
import { createToyResidency } from './toy-residency.ts';

interface ToyLine {
  readonly text?: string;
  readonly call?: { readonly index: number; readonly id?: string; readonly name?: string; readonly args: string };
  readonly done?: 'stop' | 'tool-calls';
  readonly reason?: 'stop' | 'tool-calls';
  readonly usage?: { readonly in: number; readonly out: number };
  readonly error?: string;
}

/** A whole provider for a toy dialect of JSON lines. It is right unless a flaw is asked for: the proof of the cases. */
export function createToyProvider(baseUrl: string, { apiKey, logger }: SubjectContext, flaw?: Flaw): ModelProvider {
  const http = createToyHttp(baseUrl, apiKey, flaw);
  let isClosed = false;
  let closings = 0;
  let shared = '';

  const check = (options?: CallOptions) => {
    if (isClosed && flaw !== 'works-when-closed') throw new LlmError('UNAVAILABLE', 'The provider is closed.');
    if (flaw !== 'ignores-aborts') throwIfAborted(options?.signal);
  };
  const body = (request: GenerateRequest, stream: boolean) => {
    if (flaw === 'logs-the-prompt') logger.info({ messages: request.messages }, 'asking');
    if (flaw === 'logs-the-key') logger.debug({ key: apiKey }, 'asking');
    return { model: request.model, messages: request.messages, stream };
  };

  const readLine = (line: string): ToyLine => {
    try {
      return JSON.parse(line) as ToyLine;
    } catch (error) {
      if (flaw === 'throws-syntax-errors') throw error;
      throw new LlmError('BAD_RESPONSE', 'A line of the answer is not JSON.');
    }
  };

  async function* stream(
    request: GenerateRequest,
    options?: CallOptions,
    early?: AsyncGenerator<Buffer>,
  ): AsyncGenerator<StreamEvent, void, undefined> {
    check(options);
    const lines = linesOf(early ?? http.pieces('POST', '/chat', body(request, true), options), flaw, (text) => {
      shared = text;
      return () => shared;
    });
    let hasStarted = false;
    for await (const text of lines) {
      const line = readLine(text);
      if (typeof line !== 'object' || line === null) throw new LlmError('BAD_RESPONSE', 'A line is no object.');
      if (!hasStarted && flaw !== 'starts-without-start') yield { type: 'start', model: request.model, warnings: [] };
      hasStarted = true;
      if (line.error !== undefined && flaw !== 'overlooks-errors-inside')
        throw new LlmError('PROVIDER_FAILED', 'The server failed.');
      if (typeof line.text === 'string') yield { type: 'text-delta', text: line.text };
      if (line.call) yield fromCall(line.call, flaw);
      if (line.done !== undefined) {
        const finish = { type: 'finish', reason: line.done, usage: fromUsage(line.usage, flaw) } as const;
        yield finish;
        if (flaw === 'finishes-twice') yield finish;
        return;
      }
    }
    if (
      flaw === 'takes-the-end-for-finish' ||
      flaw === 'takes-a-cut-for-the-end' ||
      flaw === 'overlooks-errors-inside'
    ) {
      if (!hasStarted) yield { type: 'start', model: request.model, warnings: [] };
      yield { type: 'finish', reason: 'stop', usage: {} };
    } else throw new LlmError('STREAM_INTERRUPTED', 'The answer broke off.');
  }

  return {
    contract: (flaw === 'claims-another-contract' ? 2 : 1) as 1,
    id: 'toy',
    kind: 'toy',
    async listModels(options) {
      check(options);
      try {
        const { models } = (await http.json('GET', '/models', undefined, options)) as { models?: { name: string }[] };
        if (!Array.isArray(models)) throw new LlmError('BAD_RESPONSE', 'The list is no list.');
        return models.map(({ name }) => ({
          id: name,
          provider: flaw === 'lists-under-another-name' ? 'other' : 'toy',
          capabilities: ['chat'],
          ...(flaw === 'lists-zero-for-unknown' ? { contextLength: 0 } : {}),
        }));
      } catch (error) {
        if (flaw === 'lists-nothing-on-failure') return [];
        throw error;
      }
    },
    async generate(request, options): Promise<GenerateResult> {
      check(options);
      const line = (await http.json('POST', '/chat', body(request, false), options)) as ToyLine | undefined;
      if (line?.error !== undefined && flaw !== 'overlooks-errors-inside')
        throw new LlmError('PROVIDER_FAILED', 'The server failed.');
      if (line?.reason === undefined && flaw !== 'overlooks-errors-inside')
        throw new LlmError('BAD_RESPONSE', 'The answer has no reason.');
      return {
        model: request.model,
        text: line?.text ?? '',
        toolCalls: [],
        finishReason: line?.reason ?? 'stop',
        usage: flaw === 'forgets-usage-of-whole-answers' ? {} : fromUsage(line?.usage, flaw),
        warnings: [],
      };
    },
    stream(request, options) {
      if (flaw !== 'sends-before-next') return stream(request, options);
      const early = http.pieces('POST', '/chat', body(request, true), options);
      const first = early.next();
      first.catch(() => {});
      return stream(request, options, prepend(first, early));
    },
    health: (options) => health(http, isClosed, flaw, options),
    async close() {
      closings++;
      if (flaw === 'closes-once' && closings > 1) throw new LlmError('INTERNAL', 'It is closed.');
      isClosed = true;
      http.close();
    },
    tokenCounting: {
      counterOf: () => ({
        key: 'toy',
        async count({ messages }) {
          const tokens = JSON.stringify(messages).length;
          return { tokens, upper: flaw === 'counts-below-itself' ? tokens - 1 : tokens };
        },
      }),
    },
    embeddings: {
      async embed(request, options) {
        if (flaw !== 'embeds-after-all') check(options);
        const quiet = flaw === 'embeds-after-all' ? undefined : options;
        const { vectors } = (await http.json('POST', '/embed', { input: request.input }, quiet)) as {
          vectors?: { index: number; vector: number[] }[];
        };
        if (!vectors || (vectors.length !== request.input.length && flaw !== 'embeds-too-few')) {
          throw new LlmError('BAD_RESPONSE', 'The server sent another number of vectors.');
        }
        const sorted = flaw === 'embeds-as-it-comes' ? vectors : [...vectors].sort((a, b) => a.index - b.index);
        return { model: request.model, vectors: sorted.map(({ vector }) => vector), usage: {} };
      },
    },
    residency: createToyResidency(check, flaw),
  };
}

async function health(
  http: ToyHttp,
  isClosed: boolean,
  flaw: Flaw | undefined,
  options?: CallOptions,
): Promise<HealthReport> {
  if (flaw === 'is-always-up') return { status: 'up', latencyMs: 0 };
  if (flaw === 'is-never-up' || isClosed) return { status: 'down', latencyMs: 0 };
  const startedAt = performance.now();
  try {
    await http.json('GET', '/models', undefined, options);
    return { status: 'up', latencyMs: performance.now() - startedAt };
  } catch (error) {
    if (flaw === 'rejects-in-health') throw error;
    return { status: 'down', latencyMs: performance.now() - startedAt };
  }
}

async function* linesOf(pieces: AsyncIterable<Buffer>, flaw: Flaw | undefined, share: (text: string) => () => string) {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of pieces) {
    if (flaw === 'shares-its-buffer') rest = share(rest)();
    rest += flaw === 'decodes-each-chunk' ? piece.toString('utf8') : decoder.decode(piece, { stream: true });
    const lines = rest.split('\n');
    rest = flaw === 'takes-a-chunk-for-a-line' ? '' : (lines.pop() ?? '');
    for (const line of lines) if (line.trim() !== '') yield line;
    if (flaw === 'shares-its-buffer') {
      const held = share(rest);
      await new Promise((resolve) => setImmediate(resolve));
      rest = held();
    }
  }
}

async function* prepend(first: Promise<IteratorResult<Buffer>>, rest: AsyncGenerator<Buffer>) {
  const { value, done } = await first;
  if (!done) yield value;
  yield* rest;
}

function fromCall({ index, id, name, args }: NonNullable<ToyLine['call']>, flaw: Flaw | undefined): StreamEvent {
  return {
    type: 'tool-call-delta',
    index,
    ...(id === undefined || flaw === 'calls-without-id' ? {} : { id }),
    ...(name === undefined ? {} : { name }),
    arguments: args,
  };
}

function fromUsage(usage: ToyLine['usage'], flaw: Flaw | undefined) {
  if (!usage) return {};
  return { inputTokens: flaw === 'negative-usage' ? -usage.in : usage.in, outputTokens: usage.out };
}
