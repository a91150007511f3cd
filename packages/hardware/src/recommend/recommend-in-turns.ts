import type { HardwareProfile } from '@modelhaven/core';
import { recommendInSteps } from './recommend-models.ts';
import type { RecommendationRequest, Recommendations, ResidentModel } from './request.ts';

/** Parts that can be handed in. */
export interface TurnOptions {
  /** Milliseconds of a clock that only goes forward. */
  readonly now?: () => number;
  /** Lets other work run. */
  readonly pause?: () => Promise<void>;
}

const TURN_MS = 4;

/**
 * `recommendModels` for a server: it lets other work run every few milliseconds. The first call on a machine with GPUs
 * takes up to half a second of one core.
 */
export async function recommendModelsInTurns(
  machine: HardwareProfile,
  resident: readonly ResidentModel[] = [],
  request: RecommendationRequest = {},
  { now = () => performance.now(), pause = nextTurn }: TurnOptions = {},
): Promise<Recommendations> {
  const steps = recommendInSteps(machine, resident, request);
  let began = now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (now() - began < TURN_MS) continue;
    await pause();
    began = now();
  }
}

const nextTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
