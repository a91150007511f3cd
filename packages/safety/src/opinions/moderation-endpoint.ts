import { OPENAI_MARKS } from './hazards.ts';
import type { OpinionMark, OpinionSource } from './opinion.ts';

/** Asks a moderation endpoint in OpenAI's form; resolves to the category names that it flags. */
export type AskModeration = (text: string, options: { readonly signal: AbortSignal }) => Promise<readonly string[]>;

/** OpenAI's moderation, or a server that speaks as it does. */
export function createModerationOpinion(options: {
  readonly name: string;
  readonly moderate: AskModeration;
  readonly judges?: OpinionSource['judges'];
}): OpinionSource {
  const { name, moderate, judges = ['input', 'output'] } = options;
  return {
    name,
    judges,
    async judge({ user, assistant }, signal) {
      const flagged = await moderate(assistant ?? user, { signal });
      return flagged.flatMap((category): readonly OpinionMark[] => {
        const mark = OPENAI_MARKS[category];
        return mark ? [mark] : [];
      });
    },
  };
}
