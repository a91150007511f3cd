import type { LlamaModel, Token } from 'node-llama-cpp';

/** Turns tokens into text as they come. */
export interface TokenText {
  /** The text that is complete with this token; empty while a character is cut in two. */
  push(token: Token): string;
  /** What is left at the end, with U+FFFD for a character that stayed incomplete. */
  flush(): string;
}

// A character has at most four bytes, so a fifth token without text is a replacement character of the model's own.
const MOST_PENDING = 4;
const CONTEXT_TOKENS = 4;

/** The text of tokens that follow `before`, which only decides about leading spaces. */
export function createTokenText(model: Pick<LlamaModel, 'detokenize'>, before: readonly Token[]): TokenText {
  let context = before.slice(-CONTEXT_TOKENS);
  let pending: Token[] = [];

  const take = (text: string): string => {
    context = [...context, ...pending].slice(-CONTEXT_TOKENS);
    pending = [];
    return text;
  };

  return {
    push(token) {
      pending.push(token);
      const text = model.detokenize(pending, false, context);
      if (text.endsWith('\uFFFD') && pending.length < MOST_PENDING) return '';
      return take(text);
    },
    flush() {
      return pending.length === 0 ? '' : take(model.detokenize(pending, false, context));
    },
  };
}
