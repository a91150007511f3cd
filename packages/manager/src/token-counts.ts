import {
  type Candidate,
  type GenerateRequest,
  LlmError,
  linkAbort,
  type ModelInfo,
  type PlanFacts,
  type PromptTokens,
  type Timers,
  type TokenCount,
  type TokenCounter,
  untilAborted,
} from '@modelhaven/core';
import type { Registry } from './registry.ts';

/** How long an answer waits for counts, in milliseconds; what is not counted by then is estimated. */
const PATIENCE_MS = 300;
/** The same for a plan that is itself what was asked for. */
export const PATIENCE_OF_SELECT_MS = 1_000;

/** What was counted for one request. */
export interface CountedTokens {
  readonly facts: PlanFacts;
  /** Why tokens were estimated that could have been counted, one sentence each. */
  readonly notes: readonly string[];
}

/** Counts the tokens of requests with the tokenizers that the providers know. */
export interface TokenCounts {
  /**
   * Counts once for each tokenizer of these models; not in a promise where none of them has one. Rejects with `ABORTED`
   * alone; what cannot be counted is left out.
   */
  count(
    request: GenerateRequest,
    models: readonly (readonly ModelInfo[])[],
    options?: { readonly signal?: AbortSignal | undefined; readonly patienceMs?: number | undefined },
  ): CountedTokens | Promise<CountedTokens>;
}

const NOTHING: CountedTokens = { facts: {}, notes: [] };

/** Counts by the counters of these providers. */
export function createTokenCounts({
  registry,
  timers,
}: {
  readonly registry: Pick<Registry, 'all' | 'find'>;
  readonly timers: Timers;
}): TokenCounts {
  const canCount = registry.all.some(({ tokenCounting }) => tokenCounting);
  return {
    count(request, models, { signal, patienceMs = PATIENCE_MS } = {}) {
      if (!canCount || request.messages.length === 0) return NOTHING;
      let counters: Map<string, TokenCounter> | undefined;
      const keyOf = new Map<ModelInfo, string>();
      for (const list of models) {
        for (const model of list) {
          const counter = registry.find(model.provider)?.tokenCounting?.counterOf(model);
          if (!counter) continue;
          counters ??= new Map();
          counters.set(counter.key, counter);
          keyOf.set(model, counter.key);
        }
      }
      if (!counters) return NOTHING;
      const counting = countAll(request, [...counters.values()], { timers, signal, patienceMs });
      return counting.then(({ counts, notes }) => {
        const promptTokensOf = ({ model }: Candidate) => counts.get(keyOf.get(model) ?? '');
        return { facts: { promptTokensOf }, notes };
      });
    },
  };
}

async function countAll(
  request: GenerateRequest,
  counters: readonly TokenCounter[],
  {
    timers,
    signal,
    patienceMs,
  }: { readonly timers: Timers; readonly signal: AbortSignal | undefined; readonly patienceMs: number },
) {
  const counts = new Map<string, PromptTokens>();
  const notes = new Set<string>();
  const limit = linkAbort(signal);
  const timer = timers.set(
    () => limit.abort(new LlmError('TIMEOUT', `Counting took longer than ${patienceMs} ms.`)),
    patienceMs,
  );
  try {
    await Promise.all(
      counters.map(async (counter) => {
        try {
          const count = await untilAborted(counter.count(request, { signal: limit.signal }), limit.signal);
          if (count && isSound(count)) counts.set(counter.key, toPromptTokens(count));
        } catch (thrown) {
          const note = noteOn(LlmError.from(thrown), counter.key, patienceMs);
          if (note) notes.add(note);
        }
      }),
    );
  } finally {
    timers.clear(timer);
    limit.release();
  }
  if (signal?.aborted) throw LlmError.from(signal.reason);
  return { counts, notes: [...notes] };
}

function isSound({ tokens, upper }: TokenCount): boolean {
  return Number.isSafeInteger(tokens) && tokens >= 0 && upper >= tokens;
}

function toPromptTokens({ tokens, upper }: TokenCount): PromptTokens {
  return { tokens, upper, method: tokens === upper ? 'exact' : 'estimated' };
}

/** What the reader of a plan can do something about, or wonders at. */
function noteOn({ code, message }: LlmError, key: string, patienceMs: number): string | undefined {
  if (code === 'DEPENDENCY_MISSING') return message;
  return code === 'TIMEOUT' ? `Tokens of ${key} are estimated: counting took longer than ${patienceMs} ms.` : undefined;
}
