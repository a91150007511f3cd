/**
 * How providers say that a request does not fit, where no code says it. OpenAI and vLLM: "maximum context length is
 * 8192 tokens"; llama.cpp: "exceeds the available context size",
 * and for what it reads at once "input (903 tokens) is too large to process"; Mistral: "too large for model with 32768 maximum
 * context length"; Groq: "reduce the length of the messages"; Anthropic through routers: "prompt is too long";
 * Gemini: "input token count (…) exceeds the maximum"; LM Studio: "context length of only 4096 tokens";
 * TGI: "`inputs` tokens + `max_new_tokens` must be <= 4096".
 */
const PATTERNS: readonly RegExp[] = [
  /maximum (allowed )?(context|input|prompt|sequence) (length|size)/i,
  /context (length|size|window)[^.]{0,60}(exceed|too (long|large|small)|of only)/i,
  /exceeds?[^.]{0,60}(context (length|size|window)|maximum (number of )?(input )?tokens|token limit)/i,
  /(greater|larger|longer) than the (context|maximum model) (length|size)/i,
  /(prompt|input|request|messages?) (is|are) too (long|large)(?! for tier)/i,
  /input \(\d+ tokens\) is too large to process/i,
  /reduce the length of (the|your) (messages|prompt|input)/i,
  /input token count[^.]{0,60}exceeds/i,
  /`?inputs`? tokens \+ `?max_new_tokens`?/i,
  /too many (input |prompt )?tokens(?! per)/i,
  /decoder prompt[^.]{0,60}longer than the maximum/i,
];

/** True for a provider's message that says the request does not fit the model's context. */
export function isContextMessage(message: string): boolean {
  return message.length < 4_000 && PATTERNS.some((pattern) => pattern.test(message));
}

/** Our own sentence, with the numbers of the provider's: they tell how much must go. */
export function contextSentence(message: string): string {
  const limit =
    /(?:maximum context length (?:is|of)|context size \(|context length of only|maximum of|with|current batch size:|<=) ?(\d[\d,]*)/i.exec(
      message,
    )?.[1];
  const asked =
    /(?:you requested|request \(|requested about|resulted in|Prompt contains|count \(|input \() ?(\d[\d,]*)/i.exec(
      message,
    )?.[1];
  const numbers =
    limit === undefined ? '' : asked === undefined ? ` of ${limit} tokens` : ` of ${limit} tokens (it has ${asked})`;
  return `The request does not fit the model's context${numbers}; shorten it or use a model with a longer context.`;
}
