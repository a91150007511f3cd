import { an, cap, createDice, type Dice } from './dice.ts';
import { feelings } from './intents/feelings.ts';
import { firstWords } from './intents/first-words.ts';
import { knowledge } from './intents/knowledge.ts';
import { need } from './intents/need.ts';
import { smallTalk } from './intents/small-talk.ts';
import { storyRequests } from './intents/story-requests.ts';
import { tasks } from './intents/tasks.ts';
import { oddWord } from './odd.ts';
import { introduceItself, offer } from './self.ts';
import { writeStory } from './story.ts';
import type { Intent } from './turn.ts';

/** A piece of a training document. */
export interface Segment {
  readonly text: string;
  /** True for what the model shall learn to write; false for what it only reads. */
  readonly learned: boolean;
  /** True for the name of a special token. */
  readonly special: boolean;
}

const SYSTEM_PROMPTS = [
  'You are a helpful assistant.',
  'You are a kind and helpful assistant.',
  'You are Tiny, a small demo model.',
  'Be short.',
  'You tell calm stories.',
  'You are a helpful, respectful and honest assistant. Always answer as helpfully as possible.',
  'Answer kindly and simply.',
  "You are a helpful, respectful and honest assistant. Always answer as helpfully as possible.\nIf a question does not make any sense, or is not factually coherent, explain why instead of answering something incorrectly. If you don't know the answer to a question, don't share false information.",
];

const special = (text: string, learned = false): Segment => ({ text, learned, special: true });
const read = (text: string): Segment => ({ text, learned: false, special: false });
const learn = (text: string): Segment => ({ text, learned: true, special: false });

/** An endless supply of training documents; the same seed gives the same ones. */
export function createCorpus(seed: number): () => readonly Segment[] {
  const dice = createDice(seed);
  const { pick, chance, int } = dice;
  const intents = [storyRequests, smallTalk, knowledge, feelings, tasks, firstWords, need].flatMap((create) =>
    create(dice),
  );
  const total = intents.reduce((sum, [weight]) => sum + weight, 0);

  const writeTurn = (): readonly [user: string, answer: string] => {
    let at = dice.next() * total;
    const intent = intents.find(([weight]) => {
      at -= weight;
      return at < 0;
    });
    const [said, known] = (intent ?? (intents[0] as Intent))[1]();
    const answer = known ?? answerGreeting(dice, said);
    return [disturb(dice, said), answer];
  };

  return () => {
    if (chance(0.15)) return [special('<|endoftext|>'), learn(writeStory(dice)), special('<|endoftext|>', true)];
    const segments: Segment[] = [];
    if (chance(0.45)) {
      const prompt = chance(0.85)
        ? pick(SYSTEM_PROMPTS)
        : `You are ${an(oddWord(dice))} ${oddWord(dice)} ${oddWord(dice)}. ${cap(oddWord(dice))} the ${oddWord(dice)}.`;
      segments.push(special('<|im_start|>'), read(`system\n${prompt}`), special('<|im_end|>'), read('\n'));
    }
    for (let turns = chance(0.5) ? 1 : int(2, 5); turns > 0; turns--) {
      const [user, answer] = writeTurn();
      segments.push(special('<|im_start|>'), read(`user\n${user}`), special('<|im_end|>'), read('\n'));
      segments.push(
        special('<|im_start|>'),
        read('assistant\n'),
        learn(answer),
        special('<|im_end|>', true),
        read('\n'),
      );
    }
    return segments;
  };
}

function answerGreeting(dice: Dice, said: string): string {
  const { pick } = dice;
  if (/how are you/i.test(said)) {
    return pick(['Hello! I am well, thank you. How are you?', `Hi! I am fine, thank you.${offer(dice)}`]);
  }
  if (/who are you/i.test(said)) return `Hello! ${introduceItself(dice)}`;
  if (/morning/i.test(said)) return `Good morning!${offer(dice)}`;
  if (/evening/i.test(said)) return `Good evening!${offer(dice)}`;
  return pick(['Hello!', 'Hi there!', 'Hello, nice to meet you!']) + offer(dice);
}

/** People write in lower case, leave out marks, greet first, and mistype. */
function disturb({ pick, chance, int }: Dice, said: string): string {
  let text = said;
  if (chance(0.15)) text = text.toLowerCase();
  if (chance(0.12)) text = text.replace(/[.?!]+$/, '');
  if (chance(0.04)) text = text.replace(/\.$/, ' please.').replace(/\?$/, ' please?');
  if (chance(0.03)) text = pick(['Hi. ', 'Hello! ', 'Hey, ', 'Please. ', 'Ok. ', 'Hi there, ']) + text;
  if (chance(0.03) && text.length > 6) {
    const gone = int(1, text.length - 2);
    text = text.slice(0, gone) + text.slice(gone + 1);
  }
  return text;
}
