import type { GenerateRequest, Tool } from '@modelhaven/core';
import type { Body } from '../api/api.ts';
import { type Feature, firstVersionWith, hasFeature } from '../api/version.ts';
import type { OllamaConfig } from '../config.ts';
import type { OllamaExtra } from './extra.ts';
import { toMessages } from './to-messages.ts';
import { toThink } from './to-think.ts';

/** What is known when a request is written down. */
export interface ChatFacts {
  /** `num_ctx`: always set, as Ollama's own default cuts prompts without a word. */
  readonly contextLength: number;
  readonly config: Pick<OllamaConfig, 'keepAlive' | 'gpuEnabled' | 'allowTruncation'>;
  readonly extra: OllamaExtra;
  /** Words of `/api/show`; undefined where it did not say. */
  readonly capabilities?: readonly string[] | undefined;
  readonly family?: string | undefined;
  readonly version?: string | undefined;
}

/** The body of `/api/chat`, and what of the request it leaves out. */
export function toChatBody(
  request: GenerateRequest,
  facts: ChatFacts,
): { readonly body: Body; readonly warnings: readonly string[] } {
  const { extra, config, version } = facts;
  const warnings: string[] = [];
  const knows = (feature: Feature, what: string): boolean => {
    if (hasFeature(version, feature)) return true;
    warnings.push(`This Ollama is ${version}; ${what} needs ${firstVersionWith(feature)} or later.`);
    return false;
  };
  const tools = toTools(request, warnings);
  const think = toThink(request, facts, warnings);
  const format = toFormat(request, knows);
  const keepAlive = extra.keepAlive ?? config.keepAlive;
  const logprobs =
    request.logprobs && knows('logprobs', 'the log probability of tokens') ? request.logprobs : undefined;
  if (request.logitBias && Object.keys(request.logitBias).length > 0) warnings.push('Ollama takes no logit bias.');
  if (request.parallelToolCalls === false && tools.length > 0) {
    warnings.push('Ollama cannot hold a model to one tool call at a time.');
  }
  return {
    body: {
      model: request.model,
      messages: toMessages(request.messages),
      ...(tools.length > 0 && knows('tools', 'calling tools') ? { tools } : {}),
      ...(format === undefined ? {} : { format }),
      ...(think === undefined ? {} : { think }),
      ...(keepAlive === undefined ? {} : { keep_alive: keepAlive }),
      ...(logprobs ? { logprobs: true, ...(logprobs.top > 0 ? { top_logprobs: logprobs.top } : {}) } : {}),
      stream: true,
      // Without these two a prompt is cut, and a context shifted, silently. Servers before them ignore them.
      ...(config.allowTruncation ? {} : { truncate: false, shift: false }),
      options: { ...samplingOf(request), ...runnerOf(facts), ...extra.options },
    },
    warnings,
  };
}

/** Options of the runner: another value of one of them makes Ollama load the model anew. */
export function runnerOf({
  contextLength,
  config,
}: Pick<ChatFacts, 'contextLength'> & {
  readonly config: Pick<OllamaConfig, 'gpuEnabled'>;
}): Body {
  return { num_ctx: contextLength, ...(config.gpuEnabled === false ? { num_gpu: 0 } : {}) };
}

function samplingOf(request: GenerateRequest): Body {
  const values = {
    num_predict: request.maxTokens,
    temperature: request.temperature,
    top_p: request.topP,
    top_k: request.topK,
    min_p: request.minP,
    frequency_penalty: request.frequencyPenalty,
    presence_penalty: request.presencePenalty,
    repeat_penalty: request.repetitionPenalty,
    stop: request.stopSequences?.length ? request.stopSequences : undefined,
    seed: request.seed,
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function toTools({ tools = [], toolChoice = 'auto' }: GenerateRequest, warnings: string[]): readonly Body[] {
  if (toolChoice === 'none' || tools.length === 0) return [];
  if (toolChoice === 'auto') return tools.map(toTool);
  warnings.push('Ollama cannot make a model call a tool; it is left to the model.');
  return (toolChoice === 'required' ? tools : tools.filter(({ name }) => name === toolChoice.tool)).map(toTool);
}

function toTool({ name, description, parameters }: Tool): Body {
  return {
    type: 'function',
    function: {
      name,
      ...(description === undefined ? {} : { description }),
      parameters: parameters ?? { type: 'object', properties: {} },
    },
  };
}

function toFormat({ responseFormat }: GenerateRequest, knows: (feature: Feature, what: string) => boolean): unknown {
  if (responseFormat?.type === 'json') return 'json';
  if (responseFormat?.type !== 'json-schema') return undefined;
  return knows('schema-format', 'keeping to a schema') ? responseFormat.schema : 'json';
}
