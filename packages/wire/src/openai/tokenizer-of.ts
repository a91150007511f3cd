/** How a model of OpenAI turns text into tokens. */
export interface OpenAiTokenizer {
  readonly encoding: 'cl100k_base' | 'o200k_base';
  /**
   * True where OpenAI published what messages cost beside their text, and counts came out equal to the bill: see "How to
   * count tokens with tiktoken" in the OpenAI cookbook.
   */
  readonly isMessageCostKnown: boolean;
}

// What OpenAI puts behind the name of a family. Models that hear, draw, search or were made by somebody else are called
// otherwise, and what they read is more than the messages, or not known.
const VARIANT = /^(?:-(?:mini|nano|pro|turbo|preview|latest|codex|max|chat|16k|32k|\d{4}|\d\d-\d\d|\d{4}-\d\d-\d\d))*$/;

const FAMILIES: readonly (readonly [RegExp, OpenAiTokenizer])[] = [
  [/^(?:chatgpt-|gpt-)4o/, { encoding: 'o200k_base', isMessageCostKnown: true }],
  [/^(?:gpt-4\.\d|gpt-5(?:\.\d)?|o[134])/, { encoding: 'o200k_base', isMessageCostKnown: false }],
  [/^(?:gpt-4|gpt-3\.5-turbo|gpt-35-turbo)/, { encoding: 'cl100k_base', isMessageCostKnown: true }],
];

/**
 * The tokenizer of a model by its name, with or without `openai/` before it; undefined where that is not known. Models
 * that were fine-tuned have the tokenizer of what they were made from.
 */
export function openAiTokenizerOf(model: string): OpenAiTokenizer | undefined {
  const [name = '', ...behind] = model
    .replace(/^openai\//, '')
    .replace(/^ft:/, '')
    .split(':');
  // What OpenRouter puts behind a colon changes the route, but this adds what was found to the prompt.
  if (behind.includes('online')) return undefined;
  for (const [family, tokenizer] of FAMILIES) {
    const begin = family.exec(name)?.[0];
    if (begin !== undefined && VARIANT.test(name.slice(begin.length))) return tokenizer;
  }
  return undefined;
}
