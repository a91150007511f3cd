import { LlmError } from './errors.ts';
import type { GenerateResult, ReasoningPart, StreamEvent, TokenLogprob, ToolCall } from './generation.ts';

/**
 * Reads a stream to its end and puts the answer together. Throws what the stream throws, `STREAM_INTERRUPTED` when it
 * ends without `finish`, and `BAD_RESPONSE` when it breaks the grammar of events.
 */
export async function collect(events: AsyncIterable<StreamEvent>): Promise<GenerateResult> {
  const collector = createCollector();
  for await (const event of events) collector.add(event);
  return collector.result();
}

/** Collects events as they pass by, for those who hand them on at the same time. */
export interface Collector {
  add(event: StreamEvent): void;
  /** What has come so far, whole or not. */
  readonly text: string;
  /** The complete answer; throws `STREAM_INTERRUPTED` before `finish` came. */
  result(): GenerateResult;
}

/** An empty collector for one answer. */
export function createCollector(): Collector {
  let start: Extract<StreamEvent, { type: 'start' }> | undefined;
  let finish: Extract<StreamEvent, { type: 'finish' }> | undefined;
  let text = '';
  let refusal: string | undefined;
  const reasoning: ReasoningPart[] = [];
  let openReasoning: ReasoningPart | undefined;
  const calls = new Map<number, ToolCall>();
  const logprobs: TokenLogprob[] = [];

  const closeReasoning = () => {
    if (openReasoning) reasoning.push(openReasoning);
    openReasoning = undefined;
  };

  return {
    add(event) {
      if (finish) throw new LlmError('BAD_RESPONSE', `The stream sent "${event.type}" after its end.`);
      if (event.type !== 'start' && !start)
        throw new LlmError('BAD_RESPONSE', 'The stream did not begin with "start".');
      switch (event.type) {
        case 'start':
          if (start) throw new LlmError('BAD_RESPONSE', 'The stream began twice.');
          start = event;
          break;
        case 'text-delta':
          text += event.text;
          if (event.logprobs) logprobs.push(...event.logprobs);
          break;
        case 'safety.retract':
          text = text.slice(0, event.from);
          // They no longer belong to the text.
          logprobs.length = 0;
          break;
        case 'reasoning-delta': {
          if (event.redacted !== undefined) {
            closeReasoning();
            reasoning.push({ type: 'reasoning', text: '', redacted: event.redacted });
            break;
          }
          openReasoning = {
            ...(openReasoning ?? { type: 'reasoning' }),
            text: (openReasoning?.text ?? '') + event.text,
          };
          if (event.signature !== undefined) {
            openReasoning = { ...openReasoning, signature: event.signature };
            closeReasoning();
          }
          break;
        }
        case 'refusal-delta':
          refusal = (refusal ?? '') + event.text;
          break;
        case 'tool-call-delta': {
          const known = calls.get(event.index);
          if (!known && (event.id === undefined || event.name === undefined)) {
            throw new LlmError('BAD_RESPONSE', `Tool call ${event.index} began without an id or a name.`);
          }
          calls.set(event.index, {
            id: known?.id ?? (event.id as string),
            name: known?.name ?? (event.name as string),
            arguments: (known?.arguments ?? '') + event.arguments,
          });
          break;
        }
        case 'finish':
          finish = event;
          break;
      }
    },
    get text() {
      return text;
    },
    result() {
      if (!start || !finish) throw new LlmError('STREAM_INTERRUPTED', 'The stream ended without a finish event.');
      closeReasoning();
      return {
        model: start.model,
        ...(start.id === undefined ? {} : { id: start.id }),
        text,
        ...(reasoning.length === 0 ? {} : { reasoning }),
        ...(refusal === undefined ? {} : { refusal }),
        toolCalls: [...calls.entries()].sort(([a], [b]) => a - b).map(([, call]) => call),
        finishReason: finish.reason,
        ...(finish.rawReason === undefined ? {} : { rawFinishReason: finish.rawReason }),
        ...(finish.stopSequence === undefined ? {} : { stopSequence: finish.stopSequence }),
        usage: finish.usage,
        ...(logprobs.length === 0 ? {} : { logprobs }),
        warnings: [...start.warnings, ...(finish.warnings ?? [])],
      };
    },
  };
}

/** A complete answer as the stream it could have come as: for providers whose better answer is not the streamed one. */
export async function* replay(result: GenerateResult): AsyncGenerator<StreamEvent, void, undefined> {
  yield {
    type: 'start',
    model: result.model,
    ...(result.id === undefined ? {} : { id: result.id }),
    warnings: result.warnings,
  };
  for (const { text, signature, redacted } of result.reasoning ?? []) {
    if (text !== '') yield { type: 'reasoning-delta', text };
    if (signature !== undefined) yield { type: 'reasoning-delta', text: '', signature };
    if (redacted !== undefined) yield { type: 'reasoning-delta', text: '', redacted };
  }
  if (result.text !== '') {
    yield { type: 'text-delta', text: result.text, ...(result.logprobs ? { logprobs: result.logprobs } : {}) };
  }
  if (result.refusal !== undefined) yield { type: 'refusal-delta', text: result.refusal };
  for (const [index, call] of result.toolCalls.entries()) {
    yield { type: 'tool-call-delta', index, id: call.id, name: call.name, arguments: call.arguments };
  }
  yield {
    type: 'finish',
    reason: result.finishReason,
    usage: result.usage,
    ...(result.rawFinishReason === undefined ? {} : { rawReason: result.rawFinishReason }),
    ...(result.stopSequence === undefined ? {} : { stopSequence: result.stopSequence }),
  };
}
