import { type Guard, LlmError } from '@modelhaven/core';
import type { AskModel } from '@modelhaven/safety';

/** What a guard may ask of the providers. No guard screens these calls. */
export interface GuardTools {
  readonly ask: AskModel;
  /** The categories that a provider's moderation endpoint flags; `model` is an address. */
  readonly moderate: (
    model: string,
    text: string,
    options: { readonly signal: AbortSignal },
  ) => Promise<readonly string[]>;
}

/** Makes a guard that asks models of its own. */
export type GuardFactory = (tools: GuardTools) => Guard;

/** What fills in until there is a manager. */
export const NO_TOOLS: GuardTools = {
  ask: () => Promise.reject(new LlmError('UNAVAILABLE', 'There are no providers to ask yet.')),
  moderate: () => Promise.reject(new LlmError('UNAVAILABLE', 'There are no providers to ask yet.')),
};
