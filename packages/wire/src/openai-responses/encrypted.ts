import type { ReasoningPart } from '@modelhaven/core';

const REDACTED = 'redacted#';

/** What proves a thought to whoever thought it, as the one opaque text that the API has for it. */
export function toEncrypted({
  signature,
  redacted,
}: Pick<ReasoningPart, 'signature' | 'redacted'>): string | undefined {
  return redacted === undefined ? signature : REDACTED + redacted;
}

/** The same, the other way round. */
export function fromEncrypted(text: string): Pick<ReasoningPart, 'signature' | 'redacted'> {
  return text.startsWith(REDACTED) ? { redacted: text.slice(REDACTED.length) } : { signature: text };
}
