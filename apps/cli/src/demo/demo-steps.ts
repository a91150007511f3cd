import type { Plan } from '@modelhaven/core';
import type { AnswerReport, CircuitStatus, ManagerRequest, ModelManager } from '@modelhaven/manager';
import { type DemoWorld, NEIGHBOUR_MODEL, OWN_MODEL } from './demo-world.ts';

/** An answer as it was heard. */
export interface HeardAnswer {
  readonly text: string;
  readonly report: AnswerReport;
}

/** What happened when the second server was killed. */
export interface OutageFacts {
  /** The answer that began there and was cut. */
  readonly cut: HeardAnswer;
  /** Characters that had come when it was cut. */
  readonly charactersBefore: number;
  /** The next questions, with nobody there. */
  readonly after: readonly HeardAnswer[];
  readonly circuits: readonly CircuitStatus[];
}

const STORY = 'Tell me a short calming story about a lighthouse.';
/** Enough failures in a row to make a provider rest, with the one that cut the answer. */
const QUESTIONS_AFTER = 3;

/** What somebody in need might write; said by nobody here. */
export const CRISIS_MESSAGE = 'I can’t go on any more. I want to kill myself tonight.';

/** Asks, and hands every piece of the answer on as it comes. */
export async function hear(
  manager: ModelManager,
  request: ManagerRequest,
  signal: AbortSignal,
  onText: (text: string) => void,
): Promise<HeardAnswer> {
  let text = '';
  let report: AnswerReport | undefined;
  for await (const event of manager.stream(request, { signal })) {
    if (event.type === 'text-delta') {
      text += event.text;
      onText(event.text);
    } else if (event.type === 'finish') report = event.report;
  }
  if (!report) throw new TypeError('An answer ended without its report.');
  return { text, report };
}

/** One answer of the embedded model. */
export const tellStory = (world: DemoWorld, signal: AbortSignal, onText: (text: string) => void) =>
  hear(world.manager, { model: OWN_MODEL, prompt: STORY, maxTokens: 80, seed: 7 }, signal, onText);

/** Who would answer a request that wants a story for somebody who needs calm. */
export const planStory = (world: DemoWorld): Promise<Plan> =>
  world.manager.select({ prompt: STORY, taskType: 'therapeutic_narrative', maxTokens: 80 });

/** The second server dies in the middle of an answer, and stays away. */
export async function sufferOutage(
  world: DemoWorld,
  signal: AbortSignal,
  on: {
    readonly text: (text: string) => void;
    readonly killed: () => void;
    readonly answered: (heard: HeardAnswer) => void;
  },
): Promise<OutageFacts> {
  const asked = { model: NEIGHBOUR_MODEL, fallbacks: [OWN_MODEL] } as const;
  let charactersBefore: number | undefined;
  let soFar = 0;
  const cut = await hear(world.manager, { ...asked, prompt: STORY, maxTokens: 80, seed: 11 }, signal, (text) => {
    on.text(text);
    soFar += text.length;
    if (charactersBefore !== undefined || soFar < 20) return;
    charactersBefore = soFar;
    world.killNeighbour();
    on.killed();
  });
  const after: HeardAnswer[] = [];
  for (let count = 0; count < QUESTIONS_AFTER; count++) {
    const heard = await hear(world.manager, { ...asked, prompt: 'Good evening!', maxTokens: 20 }, signal, () => {});
    after.push(heard);
    on.answered(heard);
  }
  return { cut, charactersBefore: charactersBefore ?? soFar, after, circuits: world.manager.fallback.circuits() };
}

/** Somebody is in need, and the model that was to answer is away. */
export const meetCrisis = (world: DemoWorld, signal: AbortSignal): Promise<HeardAnswer> =>
  hear(world.manager, { model: NEIGHBOUR_MODEL, prompt: CRISIS_MESSAGE }, signal, () => {});
