import type { GenerateRequest, Message } from '@modelhaven/core';

/** How many tokens a prompt has, without the tokenizer of its model. */
export interface PromptEstimate {
  /** It has hardly ever fewer. */
  readonly least: number;
  /** It has hardly ever more. */
  readonly most: number;
}

/** What a chat template puts around a message. */
const TOKENS_PER_MESSAGE = 16;
/** Most that the vision models which Ollama runs spend on one image (Gemma 3: 256, Llama 3.2 Vision: 1 601, Qwen-VL: more when large). */
const TOKENS_PER_IMAGE = 2_048;

/** Estimates what `/api/chat` will read. */
export function estimatePrompt(
  request: Pick<GenerateRequest, 'messages' | 'tools' | 'responseFormat'>,
): PromptEstimate {
  let least = 0;
  let most = TOKENS_PER_MESSAGE;
  for (const message of request.messages) {
    most += TOKENS_PER_MESSAGE;
    for (const { text, isSure } of textsOf(message)) {
      const estimate = estimateText(text);
      most += estimate.most;
      if (isSure) least += estimate.least;
    }
    if (typeof message.content !== 'string') {
      most += message.content.filter(({ type }) => type === 'image').length * TOKENS_PER_IMAGE;
    }
  }
  for (const tool of request.tools ?? []) most += Math.ceil(JSON.stringify(tool).length / 2);
  return { least, most };
}

/** Estimates a text: a word is one token or more, whatever the vocabulary; of other scripts several signs may be one. */
export function estimateText(text: string): PromptEstimate {
  let least = 0;
  let most = 0;
  let isInWord = false;
  let dense = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isSpace = code <= 32 || code === 0xa0;
    if (!isSpace && !isInWord) least += 1;
    isInWord = !isSpace;
    if (code < 0x80) {
      const isLetter = (code | 32) >= 97 && (code | 32) <= 122;
      most += isLetter || isSpace ? 0.45 : 1;
    } else {
      most += code < 0x800 ? 0.9 : 1.5;
      // Scripts without spaces: Chinese, Japanese, Thai. Eight signs to a token is more than any vocabulary does.
      if (code >= 0x0e00 && code < 0xa000) dense += 1;
    }
  }
  return { least: least + Math.floor(dense / 8), most: Math.ceil(most) };
}

interface Estimated {
  readonly text: string;
  /** Whether the model surely reads it. */
  readonly isSure: boolean;
}

function textsOf({ content }: Message): readonly Estimated[] {
  if (typeof content === 'string') return [{ text: content, isSure: true }];
  const texts: Estimated[] = [];
  for (const part of content) {
    if (part.type === 'text' || part.type === 'refusal') texts.push({ text: part.text, isSure: true });
    // Templates tend to leave the thinking of earlier turns out, and write calls in a way of their own.
    else if (part.type === 'reasoning') texts.push({ text: part.text, isSure: false });
    else if (part.type === 'tool-call') texts.push({ text: `${part.name} ${part.arguments}`, isSure: false });
  }
  return texts;
}
