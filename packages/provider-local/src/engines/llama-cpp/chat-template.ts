import type { Message } from '@modelhaven/core';
import type { ChatWrapper, LlamaModel, LlamaText, Token } from 'node-llama-cpp';
import type { LlamaLibrary } from './load-library.ts';
import { toChatHistory } from './to-chat-history.ts';

/** A conversation as the model reads it, and what ends its answer besides its end token. */
export interface Prompt {
  readonly tokens: Token[];
  /** Sequences of special tokens that end the answer. */
  readonly stopTokens: readonly (readonly Token[])[];
  /** Texts that end the answer and are not part of it. */
  readonly stopTexts: readonly string[];
}

/** Turns conversations into prompts by the model's own chat template. */
export interface ChatTemplate {
  render(messages: readonly Message[]): Prompt;
}

/**
 * The template of a model. What users write is never read as special tokens: the library keeps template and text
 * apart, and only the template's part is searched for them.
 */
export function createChatTemplate(library: LlamaLibrary, model: LlamaModel): ChatTemplate {
  const wrapper = resolveWrapper(library, model);
  const isText = (text: LlamaText): boolean => text.values.every((value) => typeof value === 'string');
  return {
    render(messages) {
      const { contextText, stopGenerationTriggers } = wrapper.generateContextState({
        chatHistory: toChatHistory(messages),
      });
      const tokens = contextText.tokenize(model.tokenizer, 'trimLeadingSpace');
      return {
        tokens: startsWithUnwantedToken(model, tokens) ? tokens.slice(1) : tokens,
        stopTokens: stopGenerationTriggers
          .filter((trigger) => !isText(trigger))
          .map((trigger) => trigger.tokenize(model.tokenizer))
          .filter((trigger) => trigger.length > 0),
        stopTexts: stopGenerationTriggers.filter(isText).map(String),
      };
    },
  };
}

/** Some wrappers always begin with the start token, also for models that say they were trained without it. */
function startsWithUnwantedToken(model: LlamaModel, tokens: readonly Token[]): boolean {
  const template = model.fileInfo.metadata.tokenizer?.chat_template;
  return (
    tokens.length > 1 &&
    tokens[0] === model.tokens.bos &&
    !model.tokens.shouldPrependBosToken &&
    typeof template === 'string' &&
    !template.includes('bos_token')
  );
}

function resolveWrapper(library: LlamaLibrary, model: LlamaModel): ChatWrapper {
  const options = { warningLogs: false, fallbackToOtherWrappersOnJinjaError: false } as const;
  try {
    return library.resolveChatWrapper(model, options);
  } catch {
    // The template is broken, or beyond the library's Jinja: the nearest known format is tried instead.
    return library.resolveChatWrapper(model, { ...options, noJinja: true });
  }
}
