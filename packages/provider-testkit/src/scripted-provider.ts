import {
  abortError,
  type CallOptions,
  collect,
  type EmbedRequest,
  type EmbedResult,
  type FinishReason,
  type GenerateRequest,
  type HealthReport,
  LlmError,
  type ModelInfo,
  type ModelProvider,
  type RerankRequest,
  type RerankResult,
  type ResidencyCapability,
  type StreamEvent,
  systemTimers,
  type Timers,
  throwIfAborted,
  type Usage,
} from '@modelhaven/core';

/** One thing a scripted answer does: yields an event, throws an error, waits, or falls silent until it is aborted. */
export type ScriptStep =
  | StreamEvent
  | Error
  | { readonly type: 'delay'; readonly ms: number }
  | { readonly type: 'stall' };

/** What one call of `generate` or `stream` does, step by step. */
export type Script = readonly ScriptStep[];

/** A call that a scripted provider has received. */
export interface ScriptedCall {
  readonly method: 'listModels' | 'generate' | 'stream' | 'embed' | 'rerank' | 'health';
  readonly request?: GenerateRequest | EmbedRequest | RerankRequest;
  readonly options?: CallOptions;
  /** True once the signal that was handed in has fired. */
  readonly aborted: boolean;
  /** True once the answer has ended, by itself or because its reader left. */
  readonly released: boolean;
}

/** What a scripted provider is called, lists and says. */
export interface ScriptedProviderOptions {
  readonly id: string;
  /** `scripted` by default. */
  readonly kind?: string;
  /** Ids, or whole entries; `provider` is filled in. */
  readonly models?: readonly (string | Omit<ModelInfo, 'provider'>)[];
  /**
   * Scripts of the calls in their order, the last one repeated; or what chooses one. The number counts the calls of
   * `generate` and `stream` from 0. Default: answers `Hello.`
   */
  readonly script?: readonly Script[] | ((request: GenerateRequest, call: number) => Script);
  /** Makes `listModels` reject. */
  readonly listError?: Error;
  /** What `health` answers; up by default. */
  readonly health?: HealthReport;
  /** Given: the provider embeds with it. */
  readonly embed?: (request: EmbedRequest) => EmbedResult;
  /** Given: the provider ranks with it. */
  readonly rerank?: (request: RerankRequest) => RerankResult;
  /** Given: the provider manages memory with it. */
  readonly residency?: ResidencyCapability;
  /** How `delay` waits; the process's own timers by default. */
  readonly timers?: Timers;
}

/** A scripted provider, and what was asked of it. */
export interface ScriptedProvider extends ModelProvider {
  /** Every call so far, in the order in which they were made; a stream counts from its first `next()`. */
  readonly calls: readonly ScriptedCall[];
  readonly isClosed: boolean;
}

/** A provider that does what a script says: no socket, no chance, no clock but the one handed in. */
export function createScriptedProvider(options: ScriptedProviderOptions): ScriptedProvider {
  const { id, kind = 'scripted', script = [textScript('Hello.')], timers = systemTimers } = options;
  const models = (options.models ?? ['model-a']).map(
    (model): ModelInfo =>
      typeof model === 'string' ? { id: model, provider: id, capabilities: ['chat'] } : { ...model, provider: id },
  );
  const calls: ScriptedCall[] = [];
  let answers = 0;
  let isClosed = false;

  const record = (method: ScriptedCall['method'], request?: ScriptedCall['request'], callOptions?: CallOptions) => {
    if (isClosed) throw new LlmError('UNAVAILABLE', `The provider "${id}" is closed.`, { provider: id });
    let released = false;
    calls.push({
      method,
      ...(request ? { request } : {}),
      ...(callOptions ? { options: callOptions } : {}),
      get aborted() {
        return callOptions?.signal?.aborted ?? false;
      },
      get released() {
        return released;
      },
    });
    return () => {
      released = true;
    };
  };

  const nextScript = (request: GenerateRequest): Script => {
    const call = answers++;
    if (typeof script === 'function') return script(request, call);
    return script[Math.min(call, script.length - 1)] ?? [];
  };

  async function* play(method: 'generate' | 'stream', request: GenerateRequest, callOptions?: CallOptions) {
    const release = record(method, request, callOptions);
    const signal = callOptions?.signal;
    try {
      for (const step of nextScript(request)) {
        throwIfAborted(signal);
        if (step instanceof Error) throw step;
        if (step.type === 'delay') await pause(step.ms, signal, timers);
        else if (step.type === 'stall') await pause(undefined, signal, timers);
        else yield step;
      }
    } finally {
      release();
    }
  }

  return {
    contract: 1,
    id,
    kind,
    calls,
    get isClosed() {
      return isClosed;
    },
    async listModels(callOptions) {
      record('listModels', undefined, callOptions)();
      throwIfAborted(callOptions?.signal);
      if (options.listError) throw options.listError;
      return models;
    },
    generate: async (request, callOptions) => collect(play('generate', request, callOptions)),
    stream: (request, callOptions) => play('stream', request, callOptions),
    async health(callOptions) {
      if (isClosed) return { status: 'down', latencyMs: 0, detail: 'The provider is closed.' };
      record('health', undefined, callOptions)();
      return options.health ?? { status: 'up', latencyMs: 0 };
    },
    async close() {
      isClosed = true;
    },
    ...(options.embed ? { embeddings: { embed: scriptedEmbed(options.embed, record) } } : {}),
    ...(options.rerank ? { reranking: { rerank: scriptedRerank(options.rerank, record) } } : {}),
    ...(options.residency ? { residency: options.residency } : {}),
  };
}

function scriptedEmbed(
  embed: (request: EmbedRequest) => EmbedResult,
  record: (method: 'embed', request: EmbedRequest, options?: CallOptions) => () => void,
) {
  return async (request: EmbedRequest, options?: CallOptions): Promise<EmbedResult> => {
    record('embed', request, options)();
    throwIfAborted(options?.signal);
    return embed(request);
  };
}

function scriptedRerank(
  rerank: (request: RerankRequest) => RerankResult,
  record: (method: 'rerank', request: RerankRequest, options?: CallOptions) => () => void,
) {
  return async (request: RerankRequest, options?: CallOptions): Promise<RerankResult> => {
    record('rerank', request, options)();
    throwIfAborted(options?.signal);
    return rerank(request);
  };
}

/** A whole answer of one text, as a script: `start`, one delta per word, `finish`. */
export function textScript(
  text: string,
  {
    model = 'model-a',
    usage = {},
    reason = 'stop' as FinishReason,
  }: { model?: string; usage?: Usage; reason?: FinishReason } = {},
): readonly StreamEvent[] {
  return [
    { type: 'start', model, warnings: [] },
    ...(text.match(/\s*\S+\s*$|\s*\S+/g) ?? []).map((word): StreamEvent => ({ type: 'text-delta', text: word })),
    { type: 'finish', reason, usage },
  ];
}

/** Waits so long, or for ever; rejects as soon as the signal fires. */
function pause(ms: number | undefined, signal: AbortSignal | undefined, timers: Timers): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = ms === undefined ? undefined : timers.set(done, ms);
    function done() {
      signal?.removeEventListener('abort', stop);
      resolve();
    }
    function stop() {
      if (timer !== undefined) timers.clear(timer);
      reject(abortError(signal as AbortSignal));
    }
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}
