import type { Dice } from './dice.ts';

/** How it says what it is. */
export function introduceItself({ pick }: Dice): string {
  return pick([
    'I am a tiny language model. I can tell short stories and chat a little.',
    'I am a very small demo model. I run right here on your computer, with no key and no download.',
    'I am a tiny model that lives on your computer. I tell short, kind stories.',
  ]);
}

/** What may follow a greeting. */
export function offer({ pick }: Dice): string {
  return pick([' How can I help you?', ' What would you like to talk about?', ' Would you like to hear a story?', '']);
}
