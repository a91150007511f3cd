import type { Capability } from '@modelhaven/core';
import { type AnthropicModel, parseClaudeVersion, quirksOfModel } from '@modelhaven/wire/anthropic';
import type { ModelFacts } from './model-info.ts';

/** An entry of Anthropic's `GET /v1/models` → what it tells. */
export function fromAnthropicModel(entry: AnthropicModel): ModelFacts {
  const name = entry.display_name ?? undefined;
  const createdAt = secondsOf(entry.created_at);
  const expiresAt = secondsOf(entry.retires_at);
  return {
    id: entry.id,
    ...(name === undefined ? {} : { name }),
    capabilities: capabilitiesOf(entry),
    ...(entry.max_input_tokens ? { contextLength: entry.max_input_tokens } : {}),
    ...(entry.max_tokens ? { maxOutputTokens: entry.max_tokens } : {}),
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}

/** What a Claude can do as far as its name tells; for any other model only that it chats. */
export function claudeCapabilities(id: string): readonly Capability[] {
  if (!parseClaudeVersion(id)) return ['chat'];
  const { thinking, structuredOutput, prefill } = quirksOfModel(id);
  return [
    'chat',
    'tools',
    'parallel-tools',
    'vision',
    ...(thinking === 'unsupported' ? [] : (['reasoning'] as const)),
    ...(structuredOutput ? (['json-schema'] as const) : []),
    ...(prefill ? (['prefill'] as const) : []),
  ];
}

function capabilitiesOf({ id, capabilities }: AnthropicModel): readonly Capability[] {
  if (!capabilities) return claudeCapabilities(id);
  const supports = (name: string) => {
    const entry = capabilities[name];
    return typeof entry === 'object' && entry !== null && 'supported' in entry && entry.supported === true;
  };
  const told: readonly (readonly [string, Capability])[] = [
    ['image_input', 'vision'],
    ['pdf_input', 'file-input'],
    ['structured_outputs', 'json-schema'],
    ['thinking', 'reasoning'],
  ];
  // Every model of this API chats and calls tools; only the rest is worth a field to it.
  return [
    'chat',
    'tools',
    'parallel-tools',
    ...told.filter(([name]) => supports(name)).map(([, capability]) => capability),
    ...(quirksOfModel(id).prefill ? (['prefill'] as const) : []),
  ];
}

function secondsOf(date: string | null | undefined): number | undefined {
  const time = Date.parse(date ?? '');
  // An epoch stands for an unknown date.
  return Number.isNaN(time) || time <= 0 ? undefined : Math.floor(time / 1000);
}
