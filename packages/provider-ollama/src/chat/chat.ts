import { type CallOptions, type GenerateRequest, LlmError, type StreamEvent } from '@modelhaven/core';
import type { Api } from '../api/api.ts';
import { fullName } from '../api/model-name.ts';
import type { Show } from '../api/schemas.ts';
import { countsWholePrompt } from '../api/version.ts';
import type { OllamaConfig } from '../config.ts';
import { checkAnswer } from '../context/check-answer.ts';
import { chooseContext } from '../context/choose-context.ts';
import { estimatePrompt } from '../context/estimate-prompt.ts';
import type { Placement } from '../context/placement.ts';
import { ownContext, trainedContext } from '../model-facts.ts';
import { readExtra } from './extra.ts';
import { streamAnswer } from './stream-answer.ts';
import { toChatBody } from './to-chat-body.ts';

/** What a chat needs of its surroundings. */
export interface ChatParts {
  readonly id: string;
  readonly api: Api;
  readonly config: OllamaConfig;
  readonly placement: Placement;
  /** The context that each model was last used with, so that a shorter prompt does not load it anew. */
  readonly contexts: Map<string, number>;
  /** The facts of a model; undefined where Ollama would not tell. */
  readonly factsOf: (model: string, options: CallOptions) => Promise<Show | undefined>;
  /** Whether the server runs in a container of ours that was given a GPU. */
  readonly isGpuGiven: () => boolean;
  /** Ollama's version, where it tells. */
  readonly version: (options: CallOptions) => Promise<string | undefined>;
}

/** One answer of `/api/chat`. */
export async function* chat(
  parts: ChatParts,
  request: GenerateRequest,
  options: CallOptions,
): AsyncGenerator<StreamEvent, void, undefined> {
  const { api, config, placement } = parts;
  const { model } = request;
  try {
    const extra = readExtra(request);
    const show = await parts.factsOf(model, options);
    const version = needsVersion(request) ? await parts.version(options) : undefined;
    const prompt = estimatePrompt(request);
    const contextLength = chooseContext({
      prompt,
      answerTokens: request.maxTokens ?? config.answerReserveTokens,
      fixed: extra.contextLength ?? config.contextLength,
      limit: limitOf(config, show),
      atLeast: Math.max(ownContext(show) ?? 0, parts.contexts.get(fullName(model)) ?? 0),
      allowTruncation: config.allowTruncation,
    });
    const { body, warnings } = toChatBody(request, {
      contextLength,
      config,
      extra,
      capabilities: show?.capabilities ?? undefined,
      family: show?.details?.family ?? undefined,
      version,
    });
    yield* streamAnswer({
      model,
      warnings,
      maxTokens: request.maxTokens,
      open: () => api.lines('/api/chat', body, options),
      async check({ finish: { usage }, loadMs }) {
        parts.contexts.set(fullName(model), contextLength);
        const isDoubtful = usage.inputTokens !== undefined && usage.inputTokens < prompt.least;
        const isCountWhole = !isDoubtful || countsWholePrompt(await parts.version(options).catch(() => undefined));
        const running = await placement.after(model, loadMs, options);
        return checkAnswer({
          prompt,
          contextLength,
          usage,
          isCountWhole,
          running,
          isGpuExpected: config.gpuEnabled ?? (placement.hasGpu || parts.isGpuGiven()),
        });
      },
    });
  } catch (error) {
    throw LlmError.from(error, { provider: parts.id, model });
  }
}

/** Most tokens of context that a model may be loaded with; undefined where nothing limits them. */
export function limitOf(
  { maxContextLength }: Pick<OllamaConfig, 'maxContextLength'>,
  show: Show | undefined,
): number | undefined {
  const limits = [maxContextLength, trainedContext(show)].filter((limit) => limit !== undefined);
  return limits.length === 0 ? undefined : Math.min(...limits);
}

// Everything that an older Ollama would silently leave out.
function needsVersion({ tools, reasoning, responseFormat, logprobs }: GenerateRequest): boolean {
  return Boolean(tools?.length || reasoning || logprobs || responseFormat?.type === 'json-schema');
}
