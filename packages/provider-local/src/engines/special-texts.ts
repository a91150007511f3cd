/** Looks special tokens up in a vocabulary. */
export interface SpecialLookup<Token> {
  isSpecial(token: Token): boolean;
  /** How the token is written, also where it is special. */
  textOf(token: Token): string;
}

/**
 * The texts of special tokens that stand in one of the marks, like `<think>`: what they say is for us, not for the
 * reader. Other special tokens have no text; the function gives undefined for plain ones.
 */
export function createSpecialTexts<Token>(
  { isSpecial, textOf }: SpecialLookup<Token>,
  marks: readonly string[],
): (token: Token) => string | undefined {
  const known = new Map<Token, string | undefined>();
  return (token) => {
    if (known.has(token)) return known.get(token);
    const special = isSpecial(token) ? textOf(token) : undefined;
    const text = special === undefined ? undefined : marks.some((mark) => mark.includes(special)) ? special : '';
    known.set(token, text);
    return text;
  };
}
