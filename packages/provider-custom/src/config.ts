import { CAPABILITIES, type Capability, type ErrorIssue, LlmError, type ModelPricing } from '@modelhaven/core';
import type { AnthropicQuirks } from '@modelhaven/wire/anthropic';
import type { OpenAiQuirks } from '@modelhaven/wire/openai';
import * as z from 'zod';
import { type Auth, PRESETS, type PresetName } from './presets.ts';
import { anthropicQuirksSchema, openAiQuirksSchema } from './quirks.ts';

/** What the user knows of a model; every field is stronger than what the endpoint or our tables say. */
export interface ConfiguredModel {
  readonly id: string;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  /** The whole list; it replaces what else is known. */
  readonly capabilities?: readonly Capability[] | undefined;
  /** Tokens that input and output may have together. */
  readonly contextLength?: number | undefined;
  readonly maxOutputTokens?: number | undefined;
  readonly pricing?: ModelPricing | undefined;
  readonly free?: boolean | undefined;
  readonly local?: boolean | undefined;
  /** BCP 47 tags. */
  readonly languages?: readonly string[] | undefined;
}

/** One endpoint that speaks the OpenAI or the Anthropic dialect. */
export interface CustomConfig {
  /** Which dialect. Default: that of the preset, else `openai`. */
  readonly apiType?: 'openai' | 'anthropic' | undefined;
  /** A service that is known by name. Default: the one on whose host `baseUrl` is. */
  readonly preset?: PresetName | undefined;
  /** Absolute `http:` or `https:` address without user and password. Default: that of the preset. */
  readonly baseUrl?: string | undefined;
  readonly apiKey?: string | undefined;
  /** How the key is sent. Default: that of the preset, else as the dialect has it. */
  readonly auth?: Auth | undefined;
  /** Sent with every request, and stronger than our own. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Sent as `OpenAI-Organization` and `OpenAI-Project`. */
  readonly organization?: string | undefined;
  readonly project?: string | undefined;
  /**
   * Azure only: a dated version such as `2024-10-21` selects the older API with deployments in the path. Default: the
   * v1 API, which needs none.
   */
  readonly apiVersion?: string | undefined;
  /** OpenAI only: chat completions, the Responses API, or whichever the model needs. Default: `auto`. */
  readonly api?: 'auto' | 'chat' | 'responses' | undefined;
  /** Models with what is known of them; an id alone will do. */
  readonly models?: readonly (string | ConfiguredModel)[] | undefined;
  /**
   * Where the list of models comes from: `remote` asks the endpoint and adds `models`, `static` is `models` alone,
   * `auto` is remote where the endpoint has a list.
   */
  readonly list?: 'auto' | 'remote' | 'static' | undefined;
  /** Where the endpoint differs from what the preset says. */
  readonly quirks?: Partial<OpenAiQuirks> | AnthropicQuirks | undefined;
  /** True where the endpoint is on this machine or its network and sends nothing further. */
  readonly local?: boolean | undefined;
  readonly timeouts?:
    | {
        /** Milliseconds to make a connection. Default 10,000. */
        readonly connectMs?: number | undefined;
        /** Milliseconds until the answer begins. Default 300,000. */
        readonly headersMs?: number | undefined;
        /** Milliseconds of silence within an answer. Default 300,000. */
        readonly idleMs?: number | undefined;
      }
    | undefined;
}

const count = z.number().int().positive();
const price = z.number().nonnegative();
const prices = {
  inputPrice: price.optional(),
  outputPrice: price.optional(),
  cachedInputPrice: price.optional(),
  cacheWritePrice: price.optional(),
  reasoningPrice: price.optional(),
  imagePrice: price.optional(),
  requestPrice: price.optional(),
};
// A variable that is not set arrives as an empty text, and means the same as no text.
const secret = z.string().transform((text) => text.trim() || undefined);
const headerText = z.string().regex(/^[\t\x20-\x7e\x80-\xff]*$/, 'must be one line of text');

const modelSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().optional(),
  description: z.string().optional(),
  capabilities: z.array(z.enum(CAPABILITIES)).optional(),
  contextLength: count.optional(),
  maxOutputTokens: count.optional(),
  pricing: z
    .strictObject({
      ...prices,
      tiers: z.array(z.strictObject({ ...prices, fromInputTokens: count })).optional(),
      source: z.string().optional(),
    })
    .optional(),
  free: z.boolean().optional(),
  local: z.boolean().optional(),
  languages: z.array(z.string()).optional(),
});

const baseUrlSchema = z.string().superRefine((text, context) => {
  const problem = (message: string) => context.addIssue({ code: 'custom', message });
  if (!URL.canParse(text)) return problem('must be an absolute address like https://example.com/v1');
  const { protocol, username, password } = new URL(text);
  if (protocol !== 'http:' && protocol !== 'https:') problem('must begin with http:// or https://');
  if (username !== '' || password !== '') problem('must not hold a user or password; use api_key or headers');
});

const shape = z.strictObject({
  apiType: z.enum(['openai', 'anthropic']).optional(),
  preset: z.enum(Object.keys(PRESETS) as [PresetName, ...PresetName[]]).optional(),
  baseUrl: baseUrlSchema.optional(),
  apiKey: secret.optional(),
  auth: z.enum(['bearer', 'api-key', 'x-api-key', 'none']).optional(),
  headers: z.record(z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'is no name of a header'), headerText).optional(),
  organization: headerText.optional(),
  project: headerText.optional(),
  apiVersion: z
    .string()
    .regex(/^[\w.-]+$/)
    .optional(),
  api: z.enum(['auto', 'chat', 'responses']).optional(),
  models: z.array(z.union([z.string().min(1), modelSchema])).optional(),
  list: z.enum(['auto', 'remote', 'static']).optional(),
  quirks: z.record(z.string(), z.unknown()).optional(),
  local: z.boolean().optional(),
  timeouts: z
    .strictObject({ connectMs: count.optional(), headersMs: count.optional(), idleMs: count.optional() })
    .optional(),
});

/** Validates one endpoint's part of the config. Every problem comes with its path. */
export const customConfigSchema = shape.superRefine((config, context) => {
  const preset = config.preset === undefined ? undefined : PRESETS[config.preset];
  const problem = (path: readonly string[], message: string) =>
    context.addIssue({ code: 'custom', path: [...path], message });
  if (config.baseUrl === undefined && (preset === undefined || !('baseUrl' in preset))) {
    problem(['baseUrl'], config.preset === 'azure' ? 'is needed: the endpoint of your resource' : 'is needed');
  }
  const isAzure = config.preset === 'azure';
  if (config.list === 'static' && !config.models?.length) problem(['models'], 'is needed for list: static');
  if (isAzure && !config.models?.length) problem(['models'], 'is needed: the names of your deployments');
  if (config.quirks) {
    const apiType = config.apiType ?? preset?.apiType ?? 'openai';
    const checked = (apiType === 'anthropic' ? anthropicQuirksSchema : openAiQuirksSchema).safeParse(config.quirks);
    for (const issue of checked.error?.issues ?? []) {
      problem(['quirks', ...issue.path.map(String)], issue.message);
    }
  }
});

/** A validated config. */
export type ParsedConfig = z.output<typeof customConfigSchema>;

/** Reads a config that came from code. Throws `CONFIG_INVALID` with every problem and its path. */
export function parseConfig(config: CustomConfig, id: string): ParsedConfig {
  const parsed = customConfigSchema.safeParse(config);
  if (parsed.success) return parsed.data;
  const issues: readonly ErrorIssue[] = parsed.error.issues.map(({ path, message }) => ({
    path: path.map(String).join('.'),
    message,
  }));
  const list = issues.map(({ path, message }) => `${path === '' ? 'config' : path}: ${message}`).join('; ');
  throw new LlmError('CONFIG_INVALID', `The provider "${id}" is not configured right. ${list}.`, {
    provider: id,
    ...(issues[0] ? { field: issues[0].path } : {}),
    issues,
  });
}
