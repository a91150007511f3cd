import type { Usage } from '@modelhaven/core';
import type { Running } from '../api/schemas.ts';
import type { PromptEstimate } from './estimate-prompt.ts';

/** What was asked for, and what became of it. */
export interface AnswerFacts {
  readonly prompt: PromptEstimate;
  /** `num_ctx` that was sent. */
  readonly contextLength: number;
  readonly usage: Usage;
  /** Whether the tokens that Ollama counts are those of the whole prompt; else they may lack what it had in its cache. */
  readonly isCountWhole: boolean;
  /** The model as `/api/ps` shows it; undefined where that is not known. */
  readonly running?: Running | undefined;
  /** Whether the answer should have been made on a GPU: true or false where that is known. */
  readonly isGpuExpected?: boolean | undefined;
}

/** What went wrong without a word from Ollama: a prompt that was cut, a context that was reduced, a GPU that was not used. */
export function checkAnswer(facts: AnswerFacts): readonly string[] {
  return [contextWarning(facts), truncationWarning(facts), placementWarning(facts)].filter(
    (warning) => warning !== undefined,
  );
}

function contextWarning({ contextLength, running }: AnswerFacts): string | undefined {
  const actual = running?.context_length;
  if (!actual || actual >= contextLength) return undefined;
  return `Ollama runs the model with a context of ${actual} tokens in place of the ${contextLength} that were asked for.`;
}

function truncationWarning({ prompt, contextLength, usage, isCountWhole, running }: AnswerFacts): string | undefined {
  const read = usage.inputTokens;
  if (read === undefined || read === 0) return undefined;
  const actual = Math.min(contextLength, running?.context_length || contextLength);
  const mayBeCut = prompt.most > actual;
  if (read < prompt.least && (isCountWhole || mayBeCut)) {
    return `The prompt was cut: it has at least ${prompt.least} tokens, and Ollama read ${read} of them. Shorten it or allow a longer context.`;
  }
  if (mayBeCut && read >= actual - 1) {
    return `The prompt filled the whole context of ${actual} tokens and was probably cut. Shorten it or allow a longer context.`;
  }
  return undefined;
}

function placementWarning({ running, isGpuExpected }: AnswerFacts): string | undefined {
  const size = running?.size ?? 0;
  const onGpu = running?.size_vram;
  if (isGpuExpected !== true || onGpu === undefined || onGpu === null || size <= 0 || onGpu >= size) return undefined;
  if (onGpu <= 0) {
    return 'The model ran on the CPU although a GPU was expected, and was slow for it; check the GPU and its driver, or set gpu_enabled to false.';
  }
  return `Only ${Math.floor((100 * onGpu) / size)} % of the model were in the GPU's memory, the rest ran on the CPU; choose a smaller model or a shorter context.`;
}
