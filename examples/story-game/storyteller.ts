import { LlmError, type Message } from '@modelhaven/core';
import type { AnswerReport, ManagerCallOptions, ModelManager } from '@modelhaven/manager';
import type { Screen } from './screen.ts';

/** Tells scenes and answers what the player says, whoever of the models can. */
export interface Storyteller {
  /** Writes the answer to the screen as it comes. Gives the report, or undefined where nobody answered. */
  tell(message: string, spoken: Spoken): Promise<AnswerReport | undefined>;
}

/** How something was meant. */
export interface Spoken extends Pick<ManagerCallOptions, 'signal'> {
  /** `story` for what belongs to the story, `ooc` (out of character) for what people say of themselves. */
  readonly channel: 'story' | 'ooc';
  /** Whether the next answers on this channel build on it. */
  readonly isRemembered: boolean;
  /** Whether somebody is in need: then the demo model, which knows little, does not answer. */
  readonly isInNeed: boolean;
  /** Said where nobody answers. */
  readonly inCaseOfSilence: string;
}

const INSTRUCTIONS = {
  story:
    'You are a gentle storyteller. Tell in simple words, in at most six sentences, and never frighten the listener.',
  ooc: 'Somebody pauses a story and speaks of themselves. Listen. Answer in two or three warm, plain sentences, without advice that was not asked for.',
} as const;

/** Turns that are handed back to the model: enough for a thread, little enough for a small context. */
const TURNS_KEPT = 4;
/** After so long without a word, the player is told that it has not been forgotten. */
const PATIENCE_MS = 1_500;

/** Who tells, and to whom. */
export interface StorytellerOptions {
  /** The address of a larger model, asked before the demo model. Absent: selection decides. */
  readonly larger: string | undefined;
  /** Of the player, as the player said; chooses the places to turn to. */
  readonly country: () => string | undefined;
}

/** A storyteller that streams, and keeps one conversation for the safety engine. */
export function createStoryteller(
  models: ModelManager,
  screen: Screen,
  { larger, country: countryOf }: StorytellerOptions,
): Storyteller {
  // What somebody says of themselves is no part of the story, and is not retold in it.
  const turns: Readonly<Record<Spoken['channel'], Message[]>> = { story: [], ooc: [] };
  const conversationId = 'story-game';

  const tell: Storyteller['tell'] = async (message, spoken) => {
    const { isRemembered, isInNeed, inCaseOfSilence, channel, signal } = spoken;
    const before = turns[channel].slice(-TURNS_KEPT);
    const messages: Message[] = [
      { role: 'system', content: INSTRUCTIONS[channel] },
      ...before,
      { role: 'user', content: message },
    ];
    const country = countryOf();
    const options = {
      ...{ channel, conversationId, locale: 'en' },
      ...(signal ? { signal } : {}),
      ...(country === undefined ? {} : { country }),
    };
    const taskType = channel === 'ooc' ? 'therapeutic_response' : 'therapeutic_narrative';
    const request = { maxTokens: 120, ...whoMayAnswer(isInNeed) };
    let said = '';
    const timer = setTimeout(() => screen.isLive && screen.note('(a moment …)'), PATIENCE_MS);
    try {
      for await (const event of models.stream({ ...request, messages, taskType }, options)) {
        if (event.type === 'text-delta' || event.type === 'refusal-delta') {
          clearTimeout(timer);
          said += event.text;
          screen.write(event.text);
        } else if (event.type === 'safety.retract') {
          // A screen of paper cannot take words back; it says that they do not count.
          said = said.slice(0, event.from);
          screen.write('\n[the storyteller takes that back]\n');
        } else if (event.type === 'finish') {
          screen.write('\n');
          // What the safety engine answers by itself is long, and no model needs to hear it again.
          if (isRemembered && said !== '' && event.report.trail.length > 0) {
            turns[channel].push({ role: 'user', content: message }, { role: 'assistant', content: said });
          }
          sayWhoStoodIn(event.report);
          return event.report;
        }
      }
    } catch (thrown) {
      clearTimeout(timer);
      const error = LlmError.from(thrown);
      if (error.code === 'NO_CANDIDATE' && before.length > 0 && !isInNeed) {
        // All that was said is more than any of them can read: it begins anew, rather than fall silent.
        turns[channel].length = 0;
        return await tell(message, spoken);
      }
      if (error.code === 'ABORTED') screen.write(said === '' ? '' : ' …\n');
      else {
        screen.write(`${said === '' ? '' : ' …\n\n'}${inCaseOfSilence}\n`);
        if (!isInNeed) screen.note(`(Nobody could answer: ${error.code}.)`);
      }
    } finally {
      clearTimeout(timer);
    }
    return undefined;
  };
  return { tell };

  /** In need, only a model that was chosen for it: named by who runs the game, or known to be safe. */
  function whoMayAnswer(isInNeed: boolean): { readonly models?: string[]; readonly therapeuticSafetyRequired?: true } {
    if (isInNeed) return larger === undefined ? { therapeuticSafetyRequired: true } : { models: [larger] };
    return larger === undefined ? {} : { models: [larger, 'local/demo'] };
  }

  function sayWhoStoodIn({ trail, address }: AnswerReport): void {
    const lost = trail.find(({ outcome }) => outcome !== 'OK');
    if (lost && lost.address !== address) screen.note(`(${lost.address} was silent; ${address} told this.)`);
  }
}
