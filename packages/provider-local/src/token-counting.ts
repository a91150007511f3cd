import {
  type GenerateRequest,
  type Logger,
  linkAbort,
  type Message,
  type TokenCountingCapability,
} from '@modelhaven/core';
import type { EngineModel } from './engine.ts';

/** What the counting of tokens needs of the provider. */
export interface TokenCountingParts {
  /** Id of the provider. */
  readonly id: string;
  /** The model where it is in memory. */
  readonly peek: (model: string) => EngineModel | undefined;
  readonly logger: Logger;
}

/**
 * Most characters of a prompt that are counted. The engine reads a prompt in one go, on the thread that serves everybody
 * where it has no process of its own: so much takes it some milliseconds.
 */
const MOST_CHARACTERS = 64_000;

/** Counts with the tokenizer and the template of models that are in memory, as their own answers do. */
export function createTokenCounting({ id, peek, logger }: TokenCountingParts): TokenCountingCapability {
  return {
    counterOf(info) {
      const model = peek(info.id);
      if (!model?.countTokens) return undefined;
      return {
        key: `${id}/${info.id}`,
        async count(request, options = {}) {
          if (lengthOf(request) > MOST_CHARACTERS) return undefined;
          const own = linkAbort(options.signal);
          try {
            const call = { signal: own.signal, logger: options.logger ?? logger, model: info };
            const tokens = await model.countTokens?.({ ...request, model: info.id }, call);
            return tokens === undefined ? undefined : { tokens, upper: tokens };
          } catch {
            // It left meanwhile, or its template does not take this conversation, which its answer would say.
            return undefined;
          } finally {
            own.release();
          }
        },
      };
    },
  };
}

function lengthOf({ messages, tools = [] }: GenerateRequest): number {
  const ofTools = tools.length === 0 ? 0 : JSON.stringify(tools).length;
  return messages.reduce((sum, message) => sum + lengthOfMessage(message), ofTools);
}

function lengthOfMessage({ content }: Message): number {
  if (typeof content === 'string') return content.length;
  return content.reduce((sum, part) => {
    if (part.type === 'tool-call') return sum + part.name.length + part.arguments.length;
    return sum + ('text' in part ? part.text.length : 0);
  }, 0);
}
