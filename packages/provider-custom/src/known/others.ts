import type { Capability } from '@modelhaven/core';
import { COMMON, type KnownModel } from './facts.ts';

// These services do not tell what their models can do. Prices are left out where they depend on the hour (DeepSeek
// since 2026-08-16), end on a date (Gemini), or could not be read at the source: a wrong figure is worse than none.

const SEES: readonly Capability[] = [...COMMON, 'vision'];

/** https://api-docs.deepseek.com/quick_start/pricing, read 2026-08. */
export const DEEPSEEK_MODELS: readonly KnownModel[] = ['deepseek-v4', 'deepseek-flash'].map(
  (prefix): KnownModel => ({
    id: prefix,
    prefix,
    contextLength: 1_000_000,
    maxOutputTokens: 384_000,
    capabilities: ['chat', 'tools', 'parallel-tools', 'json-mode', 'reasoning', 'logprobs'],
  }),
);

/** https://ai.google.dev/gemini-api/docs/models, read 2026-09. */
export const GEMINI_MODELS: readonly KnownModel[] = [
  { id: 'gemini-embedding-001', prefix: 'gemini-embedding', capabilities: ['embeddings'] },
  ...['gemini-2.5-pro', 'gemini-2.5-flash', 'gemini-3'].map(
    (prefix): KnownModel => ({
      id: prefix,
      prefix,
      contextLength: 1_048_576,
      maxOutputTokens: 65_536,
      capabilities: [...SEES, 'audio-input', 'file-input', 'reasoning'],
    }),
  ),
];

/** https://docs.x.ai/docs/models, read 2026-05. */
export const XAI_MODELS: readonly KnownModel[] = [
  { id: 'grok-4.3', contextLength: 1_000_000, capabilities: [...SEES, 'reasoning'] },
  { id: 'grok-4-1-fast', prefix: 'grok-4-1-fast', contextLength: 2_000_000, capabilities: SEES },
  { id: 'grok-4-fast', prefix: 'grok-4-fast', contextLength: 2_000_000, capabilities: SEES },
  { id: 'grok-4', contextLength: 256_000, capabilities: [...SEES, 'reasoning'] },
];

/** https://console.groq.com/docs/tool-use and .../structured-outputs, read 2026-09; its list tells the context. */
export const GROQ_MODELS: readonly KnownModel[] = [
  { id: 'openai/gpt-oss', prefix: 'openai/gpt-oss-', capabilities: [...COMMON, 'json-mode', 'reasoning'] },
  { id: 'llama-3.3-70b-versatile', capabilities: ['chat', 'tools', 'parallel-tools', 'json-mode'] },
  { id: 'llama-3.1-8b-instant', capabilities: ['chat', 'tools', 'parallel-tools', 'json-mode'] },
];

/** https://docs.mistral.ai/capabilities/structured_output, read 2026-05; its list tells the rest. */
export const MISTRAL_MODELS: readonly KnownModel[] = [
  ...['mistral-large', 'mistral-medium', 'mistral-small', 'ministral', 'magistral'].map(
    (prefix): KnownModel => ({ id: prefix, prefix, capabilities: ['chat', 'json-schema', 'json-mode'] }),
  ),
  { id: 'mistral-embed', capabilities: ['embeddings'] },
];
