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
/** A generous guess: what an image takes depends on the model and on its size. */
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

/**
 * Estimates a text: a word is one token or more, whatever the vocabulary; of scripts without spaces several signs may be
 * one. The most is what the vocabularies of GPT-4o, GPT-4, Llama 3 and Llama 2 stay below on the texts of the test.
 */
export function estimateText(text: string): PromptEstimate {
  let least = 0;
  let most = 0;
  let dense = 0;
  let before = 32;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (!isSpace(code) && isSpace(before)) least += 1;
    if (code >= 0x800) {
      most += isSurrogate(code) ? 1.5 : 2.4;
      if (code >= 0x0e00 && code < 0xa000) dense += 1;
    } else if (code >= 0x80) most += 0.9;
    // Letters among digits are no word that a vocabulary knows.
    else most += isSpace(code) || (isLetter(code) && !isDigit(before)) ? 0.45 : 1;
    before = code;
  }
  // Eight signs to a token is more than any vocabulary does.
  return { least: least + Math.floor(dense / 8), most: Math.ceil(most) };
}

const isSpace = (code: number): boolean => code <= 32 || code === 0xa0;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;
const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;

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
