import type { GenerateRequest, Message } from '@modelhaven/core';
import { estimateTokens, type TokenEstimate } from './token-estimate.ts';

// Role markers and separators of common chat templates.
const PER_MESSAGE = 5;
// An image of medium size; providers charge from 85 (low detail) to about 1,600 tokens.
const PER_IMAGE = { tokens: 800, upper: 1_600 };
const LOW_DETAIL_IMAGE = 85;
// A few pages of a document, where only its address is known.
const PER_FILE = { tokens: 1_500, upper: 3_000 };
// Base64 holds three bytes in four characters; a page of a PDF is some 30 kB and 600 tokens.
const FILE_TOKENS_PER_CHARACTER = 0.015;

/** Estimates how many tokens a model will read for a request: messages, tools, schema, images and files. */
export function estimatePromptTokens(request: GenerateRequest): TokenEstimate {
  let tokens = 3;
  let upper = 3;
  const add = (estimate: TokenEstimate) => {
    tokens += estimate.tokens;
    upper += estimate.upper;
  };
  for (const message of request.messages) {
    tokens += PER_MESSAGE;
    upper += PER_MESSAGE + 2;
    addMessage(message, add);
  }
  if (request.tools && request.tools.length > 0) add(estimateTokens(JSON.stringify(request.tools)));
  if (request.responseFormat?.type === 'json-schema')
    add(estimateTokens(JSON.stringify(request.responseFormat.schema)));
  return { tokens, upper };
}

function addMessage({ content }: Message, add: (estimate: TokenEstimate) => void): void {
  if (typeof content === 'string') {
    add(estimateTokens(content));
    return;
  }
  for (const part of content) {
    switch (part.type) {
      case 'text':
      case 'reasoning':
      case 'refusal':
        add(estimateTokens(part.text));
        break;
      case 'tool-call':
        add(estimateTokens(part.name));
        add(estimateTokens(part.arguments));
        break;
      case 'image':
        add(part.detail === 'low' ? { tokens: LOW_DETAIL_IMAGE, upper: LOW_DETAIL_IMAGE } : PER_IMAGE);
        break;
      case 'file': {
        const byLength = Math.ceil((part.base64?.length ?? 0) * FILE_TOKENS_PER_CHARACTER);
        add({ tokens: Math.max(PER_FILE.tokens, byLength), upper: Math.max(PER_FILE.upper, byLength * 2) });
        break;
      }
    }
  }
}
