import { defineLocal } from '@modelhaven/provider-local';
import { createJudgeFit } from './judge-fit.ts';
import { localSurroundings } from './surroundings.ts';

/** The local provider as it is on the machine that an app runs on. */
export const localHere = defineLocal({ judgeFit: createJudgeFit(), surroundings: localSurroundings });
