import { type GenerateRequest, LlmError } from '@modelhaven/core';
import { promptFeatures } from '../learning/features.ts';
import { estimateDifficulty } from './difficulty.ts';

/** Which models are for easy prompts, which for hard ones, and where the border is. */
export interface DifficultyRouterOptions {
  /** Addresses for easy prompts, in order. */
  readonly cheap: readonly string[];
  /** Addresses for hard prompts, in order. */
  readonly strong: readonly string[];
  /** Difficulty from which a prompt counts as hard, 0 to 1. Default: 0.5. `tuneThreshold` finds a better one. */
  readonly threshold?: number;
}

/** Where a prompt goes. */
export interface Route {
  readonly route: 'cheap' | 'strong';
  /** All addresses of both lists: those of the route first, the others to fall back on. */
  readonly models: readonly string[];
  readonly difficulty: number;
  /** One sentence. */
  readonly reason: string;
}

/** Sends easy prompts to cheap models and hard ones to strong models. */
export interface DifficultyRouter {
  route(request: GenerateRequest, taskType?: string): Route;
}

/** A router between two lists of models. Throws `CONFIG_INVALID` for an empty list or a threshold that is none. */
export function createDifficultyRouter({ cheap, strong, threshold = 0.5 }: DifficultyRouterOptions): DifficultyRouter {
  if (cheap.length === 0 || strong.length === 0) {
    throw new LlmError('CONFIG_INVALID', 'A difficulty router needs at least one cheap and one strong model.', {
      field: cheap.length === 0 ? 'cheap' : 'strong',
    });
  }
  if (!(threshold >= 0 && threshold <= 1)) {
    throw new LlmError('CONFIG_INVALID', `The threshold is ${threshold}; difficulties run from 0 to 1.`, {
      field: 'threshold',
    });
  }
  return {
    route(request, taskType) {
      const { score, reasons } = estimateDifficulty(promptFeatures(request, taskType));
      const isHard = score >= threshold;
      const because = reasons.length === 0 ? '' : `, since ${inWords(reasons.slice(0, 3))}`;
      return {
        route: isHard ? 'strong' : 'cheap',
        models: [...new Set(isHard ? [...strong, ...cheap] : [...cheap, ...strong])],
        difficulty: score,
        reason: `The prompt looks ${isHard ? 'hard' : 'easy'} (${score.toFixed(2)}, threshold ${threshold.toFixed(2)})${because}.`,
      };
    },
  };
}

function inWords(reasons: readonly string[]): string {
  return reasons.length < 2 ? reasons.join() : `${reasons.slice(0, -1).join(', ')} and ${reasons.at(-1)}`;
}
