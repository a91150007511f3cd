import type { AnswerReport } from '@modelhaven/manager';
import { FIRST_SCENE, SCENES, type Scene } from './scenes.ts';
import type { Screen } from './screen.ts';
import type { Spoken, Storyteller } from './storyteller.ts';

/** What a game is played with. */
export interface GameParts {
  readonly screen: Screen;
  readonly storyteller: Storyteller;
  /** Gives the signal that stops the answer which begins now. */
  readonly nextSignal: () => AbortSignal;
}

const HELP = `Type the number of a choice, or what you do in the story.
/say TEXT  speak as yourself, outside the story
/story     back into the story
/who       who told the last part, and how it went
/help      this
/quit      leave
Ctrl-C stops what is being told; when nothing is, it leaves.`;

const THE_STORY_WAITS = `The story waits. There is no hurry, and nothing here is lost.
What you type now is you and not the hero. /story goes back into the story.`;

const I_AM_A_GAME = `I read what you wrote, and I am only a game: I cannot tell what you need now.
The people named above can, at any hour, and so can somebody close to you.
Take the time you want. I wait here.`;

/**
 * Plays to the end of the story, or until the player leaves. What is typed as a choice or an act belongs to the story,
 * where a hero may be in danger; what is said with `/say` is the player's own, and is taken at its word. Where it asks how they
 * are, everything is the player's own, until they go back into the story themselves.
 */
export async function play({ screen, storyteller, nextSignal }: GameParts): Promise<void> {
  let last: AnswerReport | undefined;
  let scene: Scene | undefined = SCENES.get(FIRST_SCENE);
  let isNew = true;
  let isWaiting = false;
  screen.note('A story in a few choices. /help shows what you can type.');
  while (scene) {
    if (isNew) {
      screen.write('\n');
      screen.title(scene.title);
      screen.write('\n');
      const { request, inCaseOfSilence } = scene;
      last = await tell(request, { channel: 'story', isRemembered: false, isInNeed: false, inCaseOfSilence });
      if (scene.choices.length === 0) break;
      isNew = false;
    }
    if (!isWaiting) showChoices(scene);
    const line: string | undefined = (await screen.ask(isWaiting ? 'you> ' : '> '))?.trim();
    if (line === undefined || line === '/quit') break;
    if (line === '') continue;
    const chosen = isWaiting ? undefined : scene.choices[Number(line) - 1];
    if (chosen) {
      scene = SCENES.get(chosen.to);
      isNew = true;
    } else if (line === '/story') {
      isWaiting = false;
      screen.note(`We are where we were: ${scene.title}.`);
    } else if (line === '/who') {
      screen.note(last ? describe(last) : 'Nobody has answered yet.');
    } else if (line.startsWith('/say ')) {
      await answer(line.slice(5), 'ooc');
    } else if (line.startsWith('/')) {
      screen.note(HELP);
    } else if (isWaiting) {
      await answer(line, 'ooc');
    } else if (/^\d+$/.test(line)) {
      screen.note(`There are ${scene.choices.length} ways from here. Type one of their numbers, or what you do.`);
    } else {
      await answer(line, 'story');
    }
  }
  screen.write('\n');
  screen.note('The story ends here. You can come back whenever you like.');

  function tell(text: string, spoken: Omit<Spoken, 'signal'>): Promise<AnswerReport | undefined> {
    return storyteller.tell(text, { ...spoken, signal: nextSignal() });
  }

  async function answer(text: string, channel: Spoken['channel']): Promise<void> {
    screen.write('\n');
    const inCaseOfSilence = isWaiting
      ? I_AM_A_GAME
      : channel === 'ooc'
        ? 'Nobody can answer just now, and what you said matters. Somebody near you may listen.'
        : 'The storyteller is silent for a moment. Try again, or choose a way.';
    last = await tell(text, { channel, isRemembered: true, isInNeed: isWaiting, inCaseOfSilence });
    const action = last?.safety.input.action;
    // A check-in ends with a question: what comes next is the answer of the person, and not of the hero.
    if (action === 'crisis' || action === 'emergency' || (channel === 'ooc' && action === 'check_in')) {
      isWaiting = true;
      screen.write('\n');
      screen.note(THE_STORY_WAITS);
    }
  }

  function showChoices({ choices }: Scene): void {
    screen.write('\n');
    for (const [index, { text }] of choices.entries()) screen.write(`  ${index + 1}  ${text}\n`);
  }
}

/** One line on who answered and what happened on the way. */
function describe({ address, latencyMs, trail, safety }: AnswerReport): string {
  if (trail.length === 0) return `The safety engine itself, in ${Math.round(latencyMs)} ms: ${safety.input.action}`;
  const way = trail.map(({ address: asked, outcome }) => `${asked} ${outcome}`).join(', ');
  return `${address} in ${Math.round(latencyMs)} ms (${way}); safety: ${safety.input.action}`;
}
