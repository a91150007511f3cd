import {
  type CallOptions,
  type GenerateRequest,
  type GenerateResult,
  LlmError,
  type StreamEvent,
} from '@modelhaven/core';
import type { OpenAiClient } from '@modelhaven/wire/openai';
import type { Activity } from '../activity.ts';
import { instanceFor, type ListedModel } from '../api/listed-model.ts';
import type { LmStudioConfig } from '../config.ts';
import { adaptRequest } from './adapt-request.ts';
import { checkContext } from './check-context.ts';
import { leastTokens } from './estimate-prompt.ts';
import { rescueStructured, wantsJson } from './structured-answer.ts';
import { toolNames } from './tool-names.ts';

export interface ChatParts {
  /** Id of the provider, for errors. */
  readonly id: string;
  readonly client: OpenAiClient;
  readonly config: Pick<LmStudioConfig, 'ttlSeconds'>;
  readonly activity: Activity;
  /** Loads the model where it must be loaded in a certain way. */
  readonly prepare: (model: string, options: CallOptions) => Promise<void>;
  /** What is known of a model; rejects only when cancelled. */
  readonly factsOf: (model: string, options: CallOptions) => Promise<ListedModel | undefined>;
  /** Tokens of context that were asked for when this model was loaded. */
  readonly askedContext: (model: string) => number | undefined;
  /** Told of every failure. */
  readonly onFailure: (error: LlmError) => void;
}

/** One complete answer. */
export async function generate(
  parts: ChatParts,
  asked: GenerateRequest,
  options: CallOptions,
): Promise<GenerateResult> {
  const { client, config, activity, factsOf } = parts;
  let release = () => {};
  try {
    const { request, extraBody } = adaptRequest(asked, config);
    const toolName = toolNames(asked.tools);
    await parts.prepare(asked.model, options);
    release = activity.begin(asked.model);
    const result = await client.generate(request, { ...options, extraBody });
    const { text, finishReason, toolCalls, usage } = result;
    const reasoning = (result.reasoning ?? []).map((part) => part.text).join('');
    const rescue = wantsJson(asked)
      ? rescueStructured({ text, reasoning, finishReason, hasToolCalls: toolCalls.length > 0, usage })
      : undefined;
    const warnings = contextWarnings(parts, asked, await factsOf(asked.model, options), result);
    return {
      ...result,
      toolCalls: toolCalls.map((call) => ({ ...call, name: toolName(call.name) })),
      ...(rescue?.text === undefined ? {} : { text: rescue.text }),
      warnings: [...result.warnings, ...(rescue ? [rescue.warning] : []), ...warnings],
    };
  } catch (error) {
    throw failed(parts, error, asked.model);
  } finally {
    release();
  }
}

/** The answer as events. Nothing is sent before the first one is asked for. */
export async function* stream(
  parts: ChatParts,
  asked: GenerateRequest,
  options: CallOptions,
): AsyncGenerator<StreamEvent, void, undefined> {
  const { client, config, activity, factsOf } = parts;
  const isJson = wantsJson(asked);
  const toolName = toolNames(asked.tools);
  let release = () => {};
  let reasoning = '';
  let text = '';
  let hasToolCalls = false;
  try {
    const { request, extraBody } = adaptRequest(asked, config);
    await parts.prepare(asked.model, options);
    release = activity.begin(asked.model);
    for await (const event of client.stream(request, { ...options, extraBody })) {
      if (event.type !== 'finish') {
        if (isJson && event.type === 'reasoning-delta') reasoning += event.text;
        // One sign that is no space is enough to know that there is an answer.
        if (isJson && event.type === 'text-delta' && text === '') text = event.text.trim();
        if (event.type === 'tool-call-delta') hasToolCalls = true;
        const isNamed = event.type === 'tool-call-delta' && event.name !== undefined;
        yield isNamed ? { ...event, name: toolName(event.name ?? '') } : event;
        continue;
      }
      const { reason: finishReason, usage } = event;
      const rescue = isJson ? rescueStructured({ text, reasoning, finishReason, hasToolCalls, usage }) : undefined;
      if (rescue?.text !== undefined) yield { type: 'text-delta', text: rescue.text };
      const late = contextWarnings(parts, asked, await factsOf(asked.model, options), { usage, finishReason });
      const warnings = [...(event.warnings ?? []), ...(rescue ? [rescue.warning] : []), ...late];
      yield { ...event, ...(warnings.length > 0 ? { warnings } : {}) };
    }
  } catch (error) {
    throw failed(parts, error, asked.model);
  } finally {
    release();
  }
}

function contextWarnings(
  { askedContext }: ChatParts,
  asked: GenerateRequest,
  model: ListedModel | undefined,
  { usage, finishReason }: Pick<GenerateResult, 'usage' | 'finishReason'>,
): readonly string[] {
  const context = askedContext(model?.id ?? asked.model);
  return checkContext({
    asked: context === undefined ? undefined : Math.min(context, model?.maxContextLength ?? context),
    loaded: model ? instanceFor(model, asked.model)?.contextLength : undefined,
    leastPromptTokens: leastTokens(asked),
    usage,
    finishReason,
    maxTokens: asked.maxTokens,
  });
}

function failed({ id, onFailure }: ChatParts, thrown: unknown, model: string): LlmError {
  const error = LlmError.from(thrown, { provider: id, model });
  onFailure(error);
  return error;
}
