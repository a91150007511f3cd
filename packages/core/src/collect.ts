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
  return new Collected();
}

// A class, as every open stream has one: its methods are shared.
class Collected implements Collector {
  text = '';
  #start: Extract<StreamEvent, { type: 'start' }> | undefined;
  #finish: Extract<StreamEvent, { type: 'finish' }> | undefined;
  #refusal: string | undefined;
  #reasoning: ReasoningPart[] | undefined;
  #openReasoning: ReasoningPart | undefined;
  #calls: Map<number, ToolCall> | undefined;
  #logprobs: TokenLogprob[] | undefined;

  add(event: StreamEvent): void {
    if (this.#finish) throw new LlmError('BAD_RESPONSE', `The stream sent "${event.type}" after its end.`);
    if (event.type !== 'start' && !this.#start)
      throw new LlmError('BAD_RESPONSE', 'The stream did not begin with "start".');
    switch (event.type) {
      case 'start':
        if (this.#start) throw new LlmError('BAD_RESPONSE', 'The stream began twice.');
        this.#start = event;
        break;
      case 'text-delta':
        this.text += event.text;
        if (event.logprobs) {
          this.#logprobs ??= [];
          this.#logprobs.push(...event.logprobs);
        }
        break;
      case 'safety.retract':
        this.text = this.text.slice(0, event.from);
        // They no longer belong to the text.
        this.#logprobs = undefined;
        break;
      case 'reasoning-delta':
        this.#addReasoning(event);
        break;
      case 'refusal-delta':
        this.#refusal = (this.#refusal ?? '') + event.text;
        break;
      case 'tool-call-delta':
        this.#addCall(event);
        break;
      case 'finish':
        this.#finish = event;
        break;
    }
  }

  result(): GenerateResult {
    const start = this.#start;
    const finish = this.#finish;
    if (!start || !finish) throw new LlmError('STREAM_INTERRUPTED', 'The stream ended without a finish event.');
    this.#closeReasoning();
    const reasoning = this.#reasoning;
    const refusal = this.#refusal;
    const logprobs = this.#logprobs;
    const calls = this.#calls ? [...this.#calls.entries()].sort(([a], [b]) => a - b).map(([, call]) => call) : [];
    return {
      model: start.model,
      ...(start.id === undefined ? {} : { id: start.id }),
      text: this.text,
      ...(reasoning ? { reasoning } : {}),
      ...(refusal === undefined ? {} : { refusal }),
      toolCalls: calls,
      finishReason: finish.reason,
      ...(finish.rawReason === undefined ? {} : { rawFinishReason: finish.rawReason }),
      ...(finish.stopSequence === undefined ? {} : { stopSequence: finish.stopSequence }),
      usage: finish.usage,
      ...(logprobs && logprobs.length > 0 ? { logprobs } : {}),
      warnings: finish.warnings ? [...start.warnings, ...finish.warnings] : [...start.warnings],
    };
  }

  #addReasoning(event: Extract<StreamEvent, { type: 'reasoning-delta' }>): void {
    if (event.redacted !== undefined) {
      this.#closeReasoning();
      this.#keepReasoning({ type: 'reasoning', text: '', redacted: event.redacted });
      return;
    }
    const open = this.#openReasoning;
    this.#openReasoning = { ...(open ?? { type: 'reasoning' }), text: (open?.text ?? '') + event.text };
    if (event.signature !== undefined) {
      this.#openReasoning = { ...this.#openReasoning, signature: event.signature };
      this.#closeReasoning();
    }
  }

  #addCall(event: Extract<StreamEvent, { type: 'tool-call-delta' }>): void {
    this.#calls ??= new Map();
    const known = this.#calls.get(event.index);
    if (!known && (event.id === undefined || event.name === undefined)) {
      throw new LlmError('BAD_RESPONSE', `Tool call ${event.index} began without an id or a name.`);
    }
    this.#calls.set(event.index, {
      id: known?.id ?? (event.id as string),
      name: known?.name ?? (event.name as string),
      arguments: (known?.arguments ?? '') + event.arguments,
    });
  }

  #closeReasoning(): void {
    if (this.#openReasoning) this.#keepReasoning(this.#openReasoning);
    this.#openReasoning = undefined;
  }

  #keepReasoning(part: ReasoningPart): void {
    this.#reasoning ??= [];
    this.#reasoning.push(part);
  }
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
