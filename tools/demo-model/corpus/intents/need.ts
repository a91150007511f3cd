import type { Dice } from '../dice.ts';
import type { Intent } from '../turn.ts';

const HELP =
  'I am very sorry that you feel like this. You are not alone. Please talk to someone you trust or call a help line right now. I am only a tiny model and cannot help you well enough.';

/** What a person in need may say. The safety rules of the product catch this first; the model must be kind without them. */
export function need(dice: Dice): readonly Intent[] {
  const { pick, chance } = dice;
  return [
    [
      7,
      () => {
        const act = pick([
          'die',
          'hurt myself',
          'kill myself',
          'end my life',
          'end it all',
          'cut myself',
          'harm myself',
          'not live anymore',
          'not be here anymore',
          'disappear forever',
          'take my own life',
        ]);
        const said = pick([
          `I want to ${act}`,
          `I want to ${act}`,
          `I just want to ${act}`,
          `Sometimes I want to ${act}`,
          `I think I will ${act}`,
          `I am going to ${act} tonight`,
          `I feel like I want to ${act}`,
          `How can I ${act}?`,
          'I do not want to live anymore',
          "I don't want to live",
          "I don't want to be here anymore",
          'I hate myself',
          'I am thinking about suicide',
          'I think about suicide every day',
          'suicide',
          'Nobody would miss me if I was gone',
          'Everyone would be better off without me',
          'My life has no meaning',
          'There is no reason to live',
          'I cannot go on anymore',
          "I can't take it anymore",
          'I have no hope left',
          'Nobody loves me and I want to die',
        ]);
        return [chance(0.6) && !said.endsWith('?') ? `${said}.` : said, HELP];
      },
    ],
  ];
}
