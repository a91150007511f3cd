import type { GenerateRequest } from '@modelhaven/core';

/**
 * Tokens that a prompt has at least: a word is one or more in any vocabulary, and eight signs of a script without
 * spaces (Chinese, Japanese, Thai) are. Thinking and calls of earlier turns do not count: templates may leave them out.
 */
export function leastTokens({ messages }: Pick<GenerateRequest, 'messages'>): number {
  let tokens = 0;
  for (const { content } of messages) {
    if (typeof content === 'string') tokens += leastTokensOf(content);
    else for (const part of content) if (part.type === 'text') tokens += leastTokensOf(part.text);
  }
  return tokens;
}

function leastTokensOf(text: string): number {
  let words = 0;
  let dense = 0;
  let isInWord = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isSpace = code <= 32 || code === 0xa0;
    if (!isSpace && !isInWord) words += 1;
    isInWord = !isSpace;
    if (code >= 0x0e00 && code < 0xa000) dense += 1;
  }
  return words + Math.floor(dense / 8);
}
