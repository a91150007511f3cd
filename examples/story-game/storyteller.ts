import { LlmError, type Message } from '@modelhaven/core';
import type { AnswerReport, ManagerCallOptions, ModelManager } from '@modelhaven/manager';
import type { Screen } from './screen.ts';

/** Tells scenes and answers what the player says, whoever of the models can. */
export interface Storyteller {
  /** Writes the answer to the screen as it comes. Gives the report, or undefined where nobody answered. */
  tell(message: string, spoken: Spoken): Promise<AnswerReport | undefined>;
}

/** How something was meant. */
export interface Spoken extends Pick<ManagerCallOptions, 'channel' | 'signal'> {
  /** Whether it belongs to what the next answer builds on. */
  readonly isRemembered: boolean;
  /** Said where nobody answers. */
  readonly inCaseOfSilence: string;
}

const INSTRUCTIONS =
  'You are a gentle storyteller. Tell in simple words, in at most six sentences, and never frighten the listener.';

/** Turns that are handed back to the model: enough for a thread, little enough for a small context. */
const TURNS_KEPT = 4;

/** Who tells, and to whom. */
export interface StorytellerOptions {
  /** Asked in this order. None: selection decides. */
  readonly names: readonly string[];
  /** Of the player, as the player said; chooses the places to turn to. */
  readonly country: string | undefined;
}

/** A storyteller that streams, and keeps one conversation for the safety engine. */
export function createStoryteller(
  models: ModelManager,
  screen: Screen,
  { names, country }: StorytellerOptions,
): Storyteller {
  const turns: Message[] = [];
  const conversationId = 'story-game';

  return {
    async tell(message, { isRemembered, inCaseOfSilence, ...spoken }) {
      const messages: Message[] = [
        { role: 'system', content: INSTRUCTIONS },
        ...turns.slice(-TURNS_KEPT),
        { role: 'user', content: message },
      ];
      const options = { ...spoken, conversationId, locale: 'en', ...(country === undefined ? {} : { country }) };
      const taskType = spoken.channel === 'ooc' ? 'therapeutic_response' : 'therapeutic_narrative';
      const request = { maxTokens: 120, ...(names.length > 0 ? { models: names } : {}) };
      let said = '';
      try {
        for await (const event of models.stream({ ...request, messages, taskType }, options)) {
          if (event.type === 'text-delta' || event.type === 'refusal-delta') {
            said += event.text;
            screen.write(event.text);
          } else if (event.type === 'safety.retract') {
            // A screen of paper cannot take words back; it says that they do not count.
            said = said.slice(0, event.from);
            screen.write('\n[the storyteller takes that back]\n');
          } else if (event.type === 'finish') {
            screen.write('\n');
            if (isRemembered && said !== '') {
              turns.push({ role: 'user', content: message }, { role: 'assistant', content: said });
            }
            return event.report;
          }
        }
      } catch (thrown) {
        const error = LlmError.from(thrown);
        if (error.code === 'ABORTED') screen.write('\n');
        else {
          screen.write(`${said === '' ? '' : '\n'}${inCaseOfSilence}\n`);
          screen.note(`(Nobody could answer: ${error.code}.)`);
        }
      }
      return undefined;
    },
  };
}
