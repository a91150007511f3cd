import { COMPATIBLE_QUIRKS, type OpenAiQuirks, type RerankScale } from '@modelhaven/wire/openai';

/** What is known of a service before anybody asked it. */
export interface Preset {
  /** For people. */
  readonly name: string;
  readonly apiType: 'openai' | 'anthropic';
  /** Where the service is; absent where everyone has an address of their own. */
  readonly baseUrl?: string;
  /** Environment variable that customarily holds the key. */
  readonly keyName?: string;
  readonly auth: Auth;
  /** True where no call can succeed without a key. */
  readonly needsKey: boolean;
  /** True for a server that people run themselves. */
  readonly selfHosted?: true;
  /** False where `GET /models` does not tell which models can be called. */
  readonly lists: boolean;
  readonly embeddings: boolean;
  /** In what `POST /rerank` gives scores; absent where there is no such call. */
  readonly rerank?: RerankScale;
  /** Differences from OpenAI's chat completions. */
  readonly quirks?: Partial<OpenAiQuirks>;
  /** Field that takes the seed, where it is not `seed`. */
  readonly seedField?: string;
  /** True where ids of tool calls must be nine letters or digits. */
  readonly shortToolIds?: true;
  /** In what a price of its model list is: USD per million tokens. */
  readonly listPrices?: 'per-million';
  /** Where all this is said. */
  readonly source: string;
}

/** How the key is sent: `Authorization: Bearer`, `api-key`, `x-api-key`, or not at all. */
export type Auth = 'bearer' | 'api-key' | 'x-api-key' | 'none';

const hosted = { apiType: 'openai', auth: 'bearer', needsKey: true, lists: true, embeddings: true } as const;
const selfHosted = {
  apiType: 'openai',
  auth: 'bearer',
  needsKey: false,
  selfHosted: true,
  lists: true,
  embeddings: true,
} as const;

/** Services that are known by name. A base URL on one of their hosts selects the preset by itself. */
export const PRESETS = {
  openai: {
    ...hosted,
    name: 'OpenAI',
    baseUrl: 'https://api.openai.com/v1',
    keyName: 'OPENAI_API_KEY',
    quirks: { user: 'safety_identifier' },
    source: 'https://developers.openai.com/api/reference/resources/chat',
  },
  anthropic: {
    ...hosted,
    name: 'Anthropic',
    apiType: 'anthropic',
    baseUrl: 'https://api.anthropic.com',
    keyName: 'ANTHROPIC_API_KEY',
    auth: 'x-api-key',
    embeddings: false,
    source: 'https://platform.claude.com/docs/en/api/overview',
  },
  groq: {
    ...hosted,
    name: 'Groq',
    baseUrl: 'https://api.groq.com/openai/v1',
    keyName: 'GROQ_API_KEY',
    embeddings: false,
    // "currently not supported and will result in a 400 error": logprobs, logit_bias, top_logprobs, messages[].name
    quirks: {
      logprobs: false,
      logitBias: false,
      effortNames: { none: 'none', low: 'low', medium: 'medium', high: 'high' },
    },
    source: 'https://console.groq.com/docs/openai',
  },
  mistral: {
    ...hosted,
    name: 'Mistral',
    baseUrl: 'https://api.mistral.ai/v1',
    keyName: 'MISTRAL_API_KEY',
    // Unknown fields are refused with 422, and usage comes with the last chunk by itself.
    quirks: {
      maxTokensField: 'max_tokens',
      streamOptions: false,
      logprobs: false,
      logitBias: false,
      user: false,
      seed: false,
      reasoningStyle: 'none',
    },
    seedField: 'random_seed',
    shortToolIds: true,
    source: 'https://docs.mistral.ai/api/endpoint/chat',
  },
  deepseek: {
    ...hosted,
    name: 'DeepSeek',
    baseUrl: 'https://api.deepseek.com',
    keyName: 'DEEPSEEK_API_KEY',
    embeddings: false,
    quirks: {
      maxTokensField: 'max_tokens',
      responseFormat: 'json_object',
      parallelToolCalls: false,
      strictTools: false,
      seed: false,
      logitBias: false,
      user: false,
      maxStopSequences: 16,
      // Within a turn that calls tools, the thinking must be handed back.
      reasoningHistory: 'reasoning_content',
      textPartsAsString: true,
    },
    source: 'https://api-docs.deepseek.com/api/create-chat-completion',
  },
  together: {
    ...hosted,
    name: 'Together AI',
    baseUrl: 'https://api.together.xyz/v1',
    keyName: 'TOGETHER_API_KEY',
    quirks: { ...openModels(), strictTools: false, parallelToolCalls: false },
    listPrices: 'per-million',
    source: 'https://docs.together.ai/reference/chat-completions-1',
  },
  fireworks: {
    ...hosted,
    name: 'Fireworks AI',
    baseUrl: 'https://api.fireworks.ai/inference/v1',
    keyName: 'FIREWORKS_API_KEY',
    quirks: { ...openModels(), user: 'user' },
    source: 'https://docs.fireworks.ai/api-reference/post-chatcompletions',
  },
  xai: {
    ...hosted,
    name: 'xAI',
    baseUrl: 'https://api.x.ai/v1',
    keyName: 'XAI_API_KEY',
    embeddings: false,
    quirks: { logitBias: false, effortNames: { none: 'none', low: 'low', medium: 'medium', high: 'high' } },
    source: 'https://docs.x.ai/docs/api-reference',
  },
  gemini: {
    ...hosted,
    name: 'Google Gemini',
    baseUrl: 'https://generativelanguage.googleapis.com/v1beta/openai',
    keyName: 'GEMINI_API_KEY',
    quirks: {
      parallelToolCalls: false,
      strictTools: false,
      penalties: false,
      logprobs: false,
      logitBias: false,
      user: false,
      effortNames: { none: 'none', minimal: 'minimal', low: 'low', medium: 'medium', high: 'high' },
    },
    source: 'https://ai.google.dev/gemini-api/docs/openai',
  },
  azure: {
    ...hosted,
    name: 'Azure OpenAI',
    keyName: 'AZURE_OPENAI_API_KEY',
    auth: 'api-key',
    // Its list holds what could be deployed, not what is.
    lists: false,
    source: 'https://learn.microsoft.com/azure/foundry/openai/api-version-lifecycle',
  },
  vllm: {
    ...selfHosted,
    name: 'vLLM',
    baseUrl: 'http://localhost:8000/v1',
    quirks: { ...openModels(), reasoningStyle: 'chat_template_kwargs' },
    source: 'https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html',
  },
  'llama-cpp': {
    ...selfHosted,
    name: 'llama.cpp server',
    baseUrl: 'http://localhost:8080/v1',
    rerank: 'logit',
    quirks: { ...openModels(), repetitionPenalty: 'repeat_penalty', reasoningStyle: 'chat_template_kwargs' },
    source: 'https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md',
  },
  tgi: {
    ...selfHosted,
    name: 'Text Generation Inference',
    baseUrl: 'http://localhost:8080/v1',
    embeddings: false,
    quirks: {
      ...openModels(),
      topK: false,
      minP: false,
      repetitionPenalty: false,
      parallelToolCalls: false,
      maxStopSequences: 4,
      reasoningStyle: 'none',
    },
    source: 'https://huggingface.co/docs/text-generation-inference/messages_api',
  },
  localai: {
    ...selfHosted,
    name: 'LocalAI',
    baseUrl: 'http://localhost:8080/v1',
    quirks: { ...openModels(), repetitionPenalty: 'repeat_penalty' },
    source: 'https://localai.io/features/text-generation/',
  },
} as const satisfies Readonly<Record<string, Preset>>;

/** Name of a preset. */
export type PresetName = keyof typeof PRESETS;

/** An endpoint of which nothing is known but that it speaks a dialect. */
export const UNKNOWN: Readonly<Record<'openai' | 'anthropic', Preset>> = {
  openai: { ...hosted, name: 'The endpoint', needsKey: false, quirks: COMPATIBLE_QUIRKS, source: 'none' },
  anthropic: {
    ...hosted,
    name: 'The endpoint',
    apiType: 'anthropic',
    auth: 'x-api-key',
    needsKey: false,
    embeddings: false,
    source: 'none',
  },
};

/** The preset whose host an address is on. */
export function presetOfHost(baseUrl: string): PresetName | undefined {
  const host = URL.canParse(baseUrl) ? new URL(baseUrl).hostname : '';
  if (/\.(openai|services\.ai|cognitiveservices)\.azure\.com$/.test(host)) return 'azure';
  return (Object.keys(PRESETS) as PresetName[]).find((name) => {
    const preset: Preset = PRESETS[name];
    return preset.selfHosted !== true && preset.baseUrl !== undefined && new URL(preset.baseUrl).hostname === host;
  });
}

/** What servers of open models have in common. */
function openModels(): Partial<OpenAiQuirks> {
  const { maxTokensField, topK, minP, repetitionPenalty, maxStopSequences, textPartsAsString } = COMPATIBLE_QUIRKS;
  return { maxTokensField, topK, minP, repetitionPenalty, maxStopSequences, textPartsAsString, strictTools: false };
}
