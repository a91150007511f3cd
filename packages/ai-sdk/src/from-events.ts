import type { LanguageModelV3StreamPart, SharedV3ProviderMetadata, SharedV3Warning } from '@ai-sdk/provider';
import { LlmError } from '@modelhaven/core';
import type { AnswerEvent } from '@modelhaven/manager';
import { fromWarnings, proofFor } from './from-answer.ts';
import { fromFinishReason, fromReport, fromUsage } from './from-usage.ts';

type Part = LanguageModelV3StreamPart;

interface OpenCall {
  readonly id: string;
  readonly name: string;
  input: string;
}

/**
 * The parts of a stream of the AI SDK. Throws what fails before the answer has begun, and `ABORTED`; what fails later
 * is a part of the stream, as its readers expect, and ends it as failed.
 */
export async function* fromEvents(
  events: AsyncIterable<AnswerEvent>,
  warnings: readonly SharedV3Warning[],
): AsyncGenerator<Part, void, undefined> {
  let hasBegun = false;
  try {
    for await (const part of toParts(events, warnings)) {
      hasBegun = true;
      yield part;
    }
  } catch (thrown) {
    const error = LlmError.from(thrown);
    if (!hasBegun || error.code === 'ABORTED') throw thrown;
    yield { type: 'error', error: thrown };
    const finishReason = { unified: 'error', raw: error.code } as const;
    yield { type: 'finish', finishReason, usage: fromUsage(error.details.usage ?? {}) };
  }
}

/**
 * Our events as the parts of a stream of the AI SDK: blocks that begin and end. Text that the safety engine takes back
 * cannot be taken back there: its block ends with `providerMetadata.modelhaven.retracted`, and what is said instead
 * begins a new one.
 */
async function* toParts(
  events: AsyncIterable<AnswerEvent>,
  warnings: readonly SharedV3Warning[],
): AsyncGenerator<Part, void, undefined> {
  const calls = new Map<number, OpenCall>();
  let open: { readonly kind: 'text' | 'reasoning'; readonly id: string } | undefined;
  let blocks = 0;

  function* enter(kind: 'text' | 'reasoning'): Generator<Part> {
    if (open?.kind === kind) return;
    yield* leave();
    open = { kind, id: `${blocks++}` };
    yield { type: `${kind}-start`, id: open.id };
  }
  function* leave(proof: { providerMetadata?: SharedV3ProviderMetadata } = {}): Generator<Part> {
    if (open) yield { type: `${open.kind}-end`, id: open.id, ...proof };
    open = undefined;
  }
  const idOf = () => open?.id ?? '';

  for await (const event of events) {
    switch (event.type) {
      case 'start':
        yield { type: 'stream-start', warnings: [...warnings, ...fromWarnings(event.warnings)] };
        yield { type: 'response-metadata', id: event.id ?? event.route.requestId, modelId: event.route.address };
        break;
      case 'text-delta':
      case 'refusal-delta':
        yield* enter('text');
        yield { type: 'text-delta', id: idOf(), delta: event.text };
        break;
      case 'reasoning-delta':
        yield* enter('reasoning');
        if (event.text !== '') yield { type: 'reasoning-delta', id: idOf(), delta: event.text };
        // The proof comes last and closes the block.
        if (event.signature !== undefined || event.redacted !== undefined) yield* leave(proofFor(event));
        break;
      case 'tool-call-delta': {
        yield* leave();
        let call = calls.get(event.index);
        if (!call) {
          call = { id: event.id ?? `call-${event.index}`, name: event.name ?? '', input: '' };
          calls.set(event.index, call);
          yield { type: 'tool-input-start', id: call.id, toolName: call.name };
        }
        call.input += event.arguments;
        if (event.arguments !== '') yield { type: 'tool-input-delta', id: call.id, delta: event.arguments };
        break;
      }
      case 'safety.retract': {
        yield* enter('text');
        const { from, categories, level } = event;
        yield* leave({ providerMetadata: { modelhaven: { retracted: { from, categories: [...categories], level } } } });
        break;
      }
      case 'finish':
        yield* leave();
        for (const { id, name, input } of calls.values()) {
          yield { type: 'tool-input-end', id };
          yield { type: 'tool-call', toolCallId: id, toolName: name, input: input === '' ? '{}' : input };
        }
        yield {
          type: 'finish',
          finishReason: fromFinishReason(event.reason, event.rawReason),
          usage: fromUsage(event.usage),
          providerMetadata: fromReport(event.report),
        };
    }
  }
}
