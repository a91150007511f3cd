/** A service that a key in the environment is enough for. */
export interface KnownService {
  /** Its id in addresses. */
  readonly id: string;
  /** For people. */
  readonly name: string;
  /** Environment variable that customarily holds the key. */
  readonly variable: string;
  /** Keys of its section beside the key itself; absent for OpenRouter, which has a section of its own. */
  readonly section?: string;
}

/** The services that are looked for. Ids after the third are presets of `@modelhaven/provider-custom`. */
export const KNOWN_SERVICES: readonly KnownService[] = [
  { id: 'openrouter', name: 'OpenRouter', variable: 'OPENROUTER_API_KEY' },
  { id: 'openai', name: 'OpenAI', variable: 'OPENAI_API_KEY', section: 'api_type: openai' },
  { id: 'anthropic', name: 'Anthropic', variable: 'ANTHROPIC_API_KEY', section: 'api_type: anthropic' },
  { id: 'groq', name: 'Groq', variable: 'GROQ_API_KEY', section: 'preset: groq' },
  { id: 'mistral', name: 'Mistral', variable: 'MISTRAL_API_KEY', section: 'preset: mistral' },
  { id: 'deepseek', name: 'DeepSeek', variable: 'DEEPSEEK_API_KEY', section: 'preset: deepseek' },
  { id: 'together', name: 'Together AI', variable: 'TOGETHER_API_KEY', section: 'preset: together' },
  { id: 'fireworks', name: 'Fireworks AI', variable: 'FIREWORKS_API_KEY', section: 'preset: fireworks' },
  { id: 'xai', name: 'xAI', variable: 'XAI_API_KEY', section: 'preset: xai' },
  { id: 'gemini', name: 'Gemini', variable: 'GEMINI_API_KEY', section: 'preset: gemini' },
];
