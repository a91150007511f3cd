import type { LlamaModel, Token } from 'node-llama-cpp';

/**
 * The texts of special tokens that stand in one of the marks, like `<think>`: what they say is for us, not for the
 * reader. Other special tokens have no text; the function gives undefined for plain ones.
 */
export function createSpecialTexts(
  model: Pick<LlamaModel, 'isSpecialToken' | 'detokenize'>,
  marks: readonly string[],
): (token: Token) => string | undefined {
  const known = new Map<Token, string | undefined>();
  return (token) => {
    if (known.has(token)) return known.get(token);
    const special = model.isSpecialToken(token) ? model.detokenize([token], true) : undefined;
    const text = special === undefined ? undefined : marks.some((mark) => mark.includes(special)) ? special : '';
    known.set(token, text);
    return text;
  };
}
