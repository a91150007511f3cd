import type { LanguageModelV3CallOptions, LanguageModelV3FunctionTool, SharedV3Warning } from '@ai-sdk/provider';
import type { ResponseFormat, Tool, ToolChoice } from '@modelhaven/core';
import type { ManagerCallOptions, ManagerRequest } from '@modelhaven/manager';
import { type ModelhavenOptions, readProviderOptions } from './provider-options.ts';
import { toMessages } from './to-messages.ts';

/** A call of the AI SDK as a call of the manager, and what of it cannot be honoured. */
export interface ManagerCall {
  readonly request: ManagerRequest;
  readonly options: ManagerCallOptions;
  readonly warnings: SharedV3Warning[];
}

/** Translates one call. Throws `INVALID_REQUEST` where it cannot be handed on. */
export function toRequest(
  modelId: string,
  options: LanguageModelV3CallOptions,
  defaults: ModelhavenOptions | undefined,
): ManagerCall {
  const own = readProviderOptions(options.providerOptions, defaults);
  const { tools, warnings } = toTools(options.tools ?? []);
  const { maxOutputTokens, temperature, topP, topK, presencePenalty, frequencyPenalty, seed, stopSequences } = options;
  // Their headers are meant for one provider; ours go to whichever answers, and must not carry a key of another.
  if (Object.values(options.headers ?? {}).some((value) => value !== undefined && !/^ai(-sdk)?\//.test(value))) {
    warnings.push({ type: 'unsupported', feature: 'headers', details: 'Headers are set where a provider is made.' });
  }
  const responseFormat = toResponseFormat(options.responseFormat);
  const toolChoice = toToolChoice(options.toolChoice);
  return {
    request: {
      ...own.request,
      model: modelId,
      messages: toMessages(options.prompt),
      ...given({ maxTokens: maxOutputTokens, temperature, topP, topK, presencePenalty, frequencyPenalty, seed }),
      ...given({ stopSequences, responseFormat }),
      ...(tools.length > 0 ? given({ tools, toolChoice }) : {}),
    },
    options: { ...own.call, ...given({ signal: options.abortSignal }) },
    warnings,
  };
}

function toTools(all: NonNullable<LanguageModelV3CallOptions['tools']>) {
  const warnings: SharedV3Warning[] = [];
  const tools: Tool[] = [];
  for (const tool of all) {
    if (tool.type === 'function') tools.push(toTool(tool));
    else {
      const details = 'Tools that one provider runs cannot be asked of whichever model answers.';
      warnings.push({ type: 'unsupported', feature: `the tool ${tool.id}`, details });
    }
  }
  return { tools, warnings };
}

function toTool({ name, description, inputSchema, strict }: LanguageModelV3FunctionTool): Tool {
  return { name, parameters: { ...inputSchema }, ...given({ description, strict }) };
}

function toToolChoice(choice: LanguageModelV3CallOptions['toolChoice']): ToolChoice | undefined {
  return choice?.type === 'tool' ? { tool: choice.toolName } : choice?.type;
}

function toResponseFormat(format: LanguageModelV3CallOptions['responseFormat']): ResponseFormat | undefined {
  if (format === undefined || format.type === 'text') return undefined;
  const { schema, name, description } = format;
  if (schema === undefined) return { type: 'json' };
  return { type: 'json-schema', schema: { ...schema }, ...given({ name, description }) };
}

/** The fields that have a value, as types that tell absent from undefined want it. */
function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
