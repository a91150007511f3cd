/** Turns tokens into text as they come. */
export interface TokenDecoder {
  /** The text that is complete with this token; empty while a character is cut in two. */
  push(token: number): string;
  /** What is left at the end, with U+FFFD for a character that stayed incomplete. */
  flush(): string;
}

// A character has at most four bytes, so a fifth token without text is a replacement character of the model's own.
const MOST_PENDING = 4;

/**
 * Text of tokens that follow `before`. The tokens just before are decoded along with new ones: how a token reads,
 * its leading space above all, depends on them.
 */
export function createTokenDecoder(
  decode: (tokens: readonly number[]) => string,
  before: readonly number[],
): TokenDecoder {
  let context = before.slice(-MOST_PENDING);
  let known = decode(context);
  let pending: number[] = [];

  const take = (text: string): string => {
    const piece = text.slice(known.length);
    context = [...context, ...pending].slice(-MOST_PENDING);
    known = decode(context);
    pending = [];
    return piece;
  };

  return {
    push(token) {
      pending.push(token);
      const text = decode([...context, ...pending]);
      if (text.endsWith('\uFFFD') && pending.length < MOST_PENDING) return '';
      return take(text);
    },
    flush() {
      return pending.length === 0 ? '' : take(decode([...context, ...pending]));
    },
  };
}
