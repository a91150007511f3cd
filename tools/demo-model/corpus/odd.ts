import { an, cap, type Dice } from './dice.ts';
import { ODD_WORDS, SYLLABLES } from './words.ts';

/** A word from outside the small world, or one that does not exist. */
export function oddWord({ pick, chance, int }: Dice): string {
  if (chance(0.75)) return pick(ODD_WORDS);
  let word = '';
  for (let i = int(1, 4); i > 0; i--) word += pick(SYLLABLES);
  return word;
}

/** A question that the model cannot answer. */
export function oddQuestion(dice: Dice): string {
  const { pick, int } = dice;
  const a = oddWord(dice);
  const b = oddWord(dice);
  const c = oddWord(dice);
  return pick([
    `What is the ${a} of ${b}?`,
    `Explain ${a} ${b}.`,
    `How does ${a} work?`,
    `Write ${an(a)} ${b} for ${c}.`,
    `Who invented the ${a}?`,
    `What is the difference between ${a} and ${b}?`,
    `Translate "${a} ${b}" to ${c}.`,
    `How do I ${a} my ${b}?`,
    `Why is ${a} ${b}?`,
    `When did the ${a} ${b} begin?`,
    `Give me a list of ${a} ${b}.`,
    `Summarize the ${a} ${b} in ${int(2, 9)} words.`,
    `What do you think about ${a}?`,
    `Can you fix my ${a} ${b}?`,
    `${cap(a)} ${b} ${c}`,
    `Tell me about ${a}.`,
    `What is ${a}?`,
    `Where is ${a}?`,
    `Is ${a} better than ${b}?`,
    `What is ${int(13, 999)} ${pick(['times', 'plus', 'divided by', 'minus', '*', '+', '-', '/'])} ${int(13, 999)}?`,
    `How many ${a} are in ${b}?`,
    `${a} ${b}`,
    `Which ${a} is the best ${b}?`,
    `Compare ${a}, ${b} and ${c}.`,
    `def ${a}(${b}):`,
    `Calculate the ${a} of ${int(20, 5000)}.`,
    `I need help with my ${a} ${b}.`,
    `Create ${an(a)} about ${b}.`,
    `Solve x + ${int(10, 99)} = ${int(100, 500)}.`,
  ]);
}

/** How it says that it does not know. */
export function refusal({ pick }: Dice): string {
  return pick([
    'I am a very small model, so I do not know that. I can tell you a short story or chat with you.',
    'I am sorry, that is too hard for me. I am only a tiny demo model. I can tell a short story if you like.',
    'That is a good question, but I am too small to answer it. A bigger model can help you with that.',
    'I do not know the answer. I am a tiny model that tells short, kind stories.',
    'I am sorry, I do not know. Please ask a bigger model, or ask me for a story.',
  ]);
}
