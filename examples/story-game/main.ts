/**
 * A small therapeutic story game for the terminal: choices, streaming, selection, fallback, and somebody who listens.
 *
 *   npm run example -- story-game
 *   npm run example -- story-game --country US --script 'I walk on|/say I feel lost|1|2'
 *
 * It runs on the embedded demo model. To let a larger one tell, name an endpoint that speaks OpenAI's dialect:
 *
 *   npm run example -- story-game --base-url http://127.0.0.1:11434/v1 --model qwen3:8b
 *
 * Where that does not answer, the demo model stands in.
 */
import { createModelManager } from '@modelhaven/manager';
import { createCustom } from '@modelhaven/provider-custom';
import { createLocal } from '@modelhaven/provider-local';
import { createGuard } from '@modelhaven/safety';
import { play } from './game.ts';
import { HELP, readOptions } from './read-options.ts';
import { openScript, openTerminal } from './screen.ts';
import { createStoryteller } from './storyteller.ts';

const read = readOptions(process.argv.slice(2));
if (!('options' in read)) {
  if (read.mistake === undefined) console.log(HELP);
  else console.error(`${read.mistake}\n\n${HELP}`);
  process.exit(read.mistake === undefined ? 0 : 2);
}
const { script, baseUrl, model } = read.options;
let { country } = read.options;
const larger =
  baseUrl === undefined || model === undefined
    ? []
    : [createCustom('larger', { baseUrl, list: 'static', models: [model], apiKey: process.env['STORY_API_KEY'] })];
const models = createModelManager({
  providers: [...larger, createLocal()],
  // A person in danger gets the prepared answer with places to turn to, whatever the models would say.
  // At first signs, a model may answer that is known to be safe; where there is none, the prepared question does.
  guard: createGuard({ respond: { check_in: ['instruct', 'vetted'], crisis: 'answer', emergency: 'answer' } }),
});

// Ctrl-C ends the part that is being told; where nothing is told, it ends the game.
let current = new AbortController();
let isTelling = false;
const screen =
  script === undefined
    ? openTerminal(() => (isTelling ? current.abort() : screen.close()))
    : openScript(script.split('|'));
const teller = createStoryteller(models, screen, {
  country: () => country,
  larger: larger.length > 0 ? `larger/${model}` : undefined,
});
const storyteller: typeof teller = {
  async tell(message, spoken) {
    isTelling = true;
    return await teller.tell(message, spoken).finally(() => {
      isTelling = false;
    });
  },
};
const nextSignal = () => {
  current = new AbortController();
  return current.signal;
};

try {
  if (screen.isLive && country === undefined) {
    // Asked, because nothing guesses it.
    screen.note('Which country are you in? Two letters such as US, or Enter. It only decides which help is named.');
    const said = (await screen.ask('> '))?.trim().toUpperCase() ?? '';
    if (/^[A-Z]{2}$/.test(said)) country = said;
  }
  await play({ screen, storyteller, nextSignal });
} finally {
  screen.close();
  await models.close();
}
