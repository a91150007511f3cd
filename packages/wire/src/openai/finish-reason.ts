import { type FinishReason, LlmError } from '@modelhaven/core';

const REASON: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  eos: 'stop',
  eos_token: 'stop',
  end_turn: 'stop',
  stop_sequence: 'stop',
  completed: 'stop',
  complete: 'stop',
  length: 'length',
  max_tokens: 'length',
  max_output_tokens: 'length',
  model_length: 'length',
  model_context_window_exceeded: 'length',
  tool_calls: 'tool-calls',
  tool_call: 'tool-calls',
  tool_use: 'tool-calls',
  function_call: 'tool-calls',
  content_filter: 'content-filter',
  content_filtered: 'content-filter',
  safety: 'content-filter',
  sensitive: 'content-filter',
  recitation: 'content-filter',
  refusal: 'refusal',
};

/** Words by which a server says that the answer did not end but broke off. */
const BROKEN = new Set(['error', 'abort', 'aborted', 'cancelled', 'insufficient_system_resource', 'network_error']);

/** What the wire says about the end of an answer. */
export interface WireEnd {
  /** `finish_reason`, as it came. */
  readonly reason: string;
  /** `native_finish_reason`: the word of the provider behind a router. */
  readonly native?: string | undefined;
  readonly hasToolCalls: boolean;
  readonly hasRefusal: boolean;
}

/** Throws `STREAM_INTERRUPTED` for a reason that is no end: such an answer must not pass for a complete one. */
export function fromFinishReason({ reason, native, hasToolCalls, hasRefusal }: WireEnd): FinishReason {
  const word = reason.toLowerCase();
  if (BROKEN.has(word)) {
    throw new LlmError('STREAM_INTERRUPTED', 'The provider broke its answer off before the end; try again.', {
      providerCode: word,
    });
  }
  const known = REASON[word] ?? 'other';
  if (native === 'refusal' && known === 'content-filter') return 'refusal';
  if (known === 'stop' && hasRefusal) return 'refusal';
  // Several servers say `stop` after tool calls; whoever acts on the reason would then not run them.
  if (known === 'stop' && hasToolCalls) return 'tool-calls';
  return known;
}

/** OpenAI's word for a reason, and the original where OpenAI's word says less. */
export function toFinishReason(
  reason: FinishReason,
  raw: string | undefined,
  hasRefusal: boolean,
): { readonly finish_reason: string; readonly native_finish_reason?: string } {
  const word =
    reason === 'tool-calls'
      ? 'tool_calls'
      : reason === 'content-filter' || (reason === 'refusal' && !hasRefusal)
        ? 'content_filter'
        : reason === 'length'
          ? 'length'
          : 'stop';
  const native = reason === 'refusal' && !hasRefusal ? 'refusal' : raw;
  return { finish_reason: word, ...(native === undefined || native === word ? {} : { native_finish_reason: native }) };
}
