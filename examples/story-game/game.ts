import type { AnswerReport } from '@modelhaven/manager';
import { FIRST_SCENE, SCENES, type Scene } from './scenes.ts';
import type { Screen } from './screen.ts';
import type { Storyteller } from './storyteller.ts';

/** What a game is played with. */
export interface GameParts {
  readonly screen: Screen;
  readonly storyteller: Storyteller;
  /** Gives the signal that stops the answer which begins now. */
  readonly nextSignal: () => AbortSignal;
}

const HELP = `Type the number of a choice, or what you do in the story.
/say TEXT  speak as yourself, outside the story
/who       who told the last part, and how it went
/help      this
/quit      leave`;

/**
 * Plays to the end of the story, or until the player leaves. What is typed as a choice or an act belongs to the story,
 * where a hero may be in danger; what is said with `/say` is the player's own, and is taken at its word.
 */
export async function play({ screen, storyteller, nextSignal }: GameParts): Promise<void> {
  let last: AnswerReport | undefined;
  let scene: Scene | undefined = SCENES.get(FIRST_SCENE);
  let isNew = true;
  screen.note('A story in a few choices. /help shows what you can type.');
  while (scene) {
    if (isNew) {
      screen.write(`\n${scene.title}\n\n`);
      const { request, inCaseOfSilence } = scene;
      const spoken = { channel: 'story', isRemembered: false, inCaseOfSilence, signal: nextSignal() } as const;
      last = await storyteller.tell(request, spoken);
      if (scene.choices.length === 0) break;
      isNew = false;
    }
    screen.write('\n');
    for (const [index, { text }] of scene.choices.entries()) screen.write(`  ${index + 1}  ${text}\n`);
    const line = (await screen.ask('> '))?.trim();
    if (line === undefined || line === '/quit') break;
    if (line === '') continue;
    const chosen = scene.choices[Number(line) - 1];
    if (chosen) {
      scene = SCENES.get(chosen.to);
      isNew = true;
    } else if (line === '/who') {
      screen.note(last ? describe(last) : 'Nobody has answered yet.');
    } else if (line.startsWith('/say ')) {
      last = await answer(line.slice(5), 'ooc');
    } else if (line.startsWith('/')) {
      screen.note(HELP);
    } else {
      last = await answer(line, 'story');
    }
  }
  screen.write('\n');
  screen.note('The story ends here. You can come back whenever you like.');

  async function answer(text: string, channel: 'story' | 'ooc'): Promise<AnswerReport | undefined> {
    screen.write('\n');
    const inCaseOfSilence = 'The storyteller is silent for a moment. Try again, or choose a way.';
    const report = await storyteller.tell(text, {
      channel,
      // What somebody says of themselves is no part of the story, and is not retold in it.
      isRemembered: channel === 'story',
      inCaseOfSilence,
      signal: nextSignal(),
    });
    const action = report?.safety.input.action;
    if (action === 'crisis' || action === 'emergency') {
      screen.note('The story waits. There is no hurry, and nothing here is lost: it goes on whenever you want.');
    }
    return report;
  }
}

/** One line on who answered and what happened on the way. */
function describe({ address, latencyMs, trail, safety }: AnswerReport): string {
  const way = trail.map(({ address: asked, outcome }) => `${asked} ${outcome}`).join(', ');
  return `${address} in ${Math.round(latencyMs)} ms${way === '' ? '' : ` (${way})`}; safety: ${safety.input.action}`;
}
