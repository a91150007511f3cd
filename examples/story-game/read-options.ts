import { parseArgs } from 'node:util';

/** What is said to `--help`, and to whoever made a mistake. */
export const HELP = `A small story for the terminal, and somebody who listens.

  --country XX      where you are, in two letters: decides which help is named
  --base-url URL    an endpoint of OpenAI's dialect that shall tell, with its --model;
                    a key goes into the variable STORY_API_KEY
  --model NAME      the model there; where it is silent, the demo model stands in
  --script LINES    plays lines that are parted by |, for a test
  --help            this`;

/** How the game is started. */
export interface GameOptions {
  readonly script: string | undefined;
  readonly country: string | undefined;
  readonly baseUrl: string | undefined;
  readonly model: string | undefined;
}

/** Reads the arguments; without options where help was asked for, or a mistake was made. */
export function readOptions(args: string[]): { readonly options: GameOptions } | { readonly mistake?: string } {
  try {
    const { values } = parseArgs({
      args,
      options: {
        script: { type: 'string' },
        country: { type: 'string' },
        'base-url': { type: 'string' },
        model: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) return {};
    const { script, model, 'base-url': baseUrl } = values;
    const country = values.country?.toUpperCase();
    if ((baseUrl === undefined) !== (model === undefined)) return { mistake: '--base-url and --model go together.' };
    if (baseUrl !== undefined && !URL.canParse(baseUrl)) return { mistake: `--base-url is no address: ${baseUrl}` };
    if (country !== undefined && !/^[A-Z]{2}$/.test(country)) return { mistake: '--country is two letters, as in US.' };
    return { options: { script, country, baseUrl, model } };
  } catch (thrown) {
    return { mistake: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}
