import { type GenerateRequest, LlmError } from '@modelhaven/core';
import { type LearningSelector, type PromptFeatures, promptFeatures } from '@modelhaven/selection';
import type { FeedbackOptions, FeedbackReceipt } from './types.ts';

/** An answer that may be judged. */
export interface JudgedAnswer {
  readonly requestId: string;
  readonly keyId: string | undefined;
  readonly address: string;
  readonly request: GenerateRequest;
  readonly taskType: string | undefined;
  readonly promptTokens: number;
}

/** Remembers who answered what kind of prompt, and passes verdicts on to whoever learns from them. */
export interface Feedback {
  /** Keeps no text: only who answered, and what the prompt looked like as numbers. */
  remember(answer: JudgedAnswer): void;
  /**
   * Throws `INVALID_REQUEST` for a score out of range or an answer that is not remembered (or was judged already),
   * `UNSUPPORTED` where nobody learns.
   */
  give(requestId: string, score: number, options?: FeedbackOptions): FeedbackReceipt;
}

interface Remembered {
  readonly address: string;
  readonly keyId: string | undefined;
  readonly taskType: string | undefined;
  readonly features: PromptFeatures;
}

/** Answers that are remembered; the oldest are forgotten. */
const REMEMBERED = 10_000;

/** Feedback for these selectors, each of which hears every verdict. */
export function createFeedback(selectors: readonly Pick<LearningSelector, 'learn'>[]): Feedback {
  const answers = new Map<string, Remembered>();
  return {
    remember({ requestId, keyId, address, request, taskType, promptTokens }) {
      if (selectors.length === 0) return;
      answers.delete(requestId);
      answers.set(requestId, { address, keyId, taskType, features: promptFeatures(request, taskType, promptTokens) });
      const [oldest] = answers.keys();
      if (answers.size > REMEMBERED && oldest !== undefined) answers.delete(oldest);
    },
    give(requestId, score, { weight, keyId } = {}) {
      if (selectors.length === 0) {
        throw new LlmError('UNSUPPORTED', 'The selector that was handed in does not learn from feedback.');
      }
      check('score', score, score >= 0 && score <= 10, 'from 0 to 10');
      if (weight !== undefined) check('weight', weight, weight > 0 && weight <= 1, 'above 0 and at most 1');
      const answer = answers.get(requestId);
      // Whoever did not ask shall not even learn that somebody did.
      if (!answer || (answer.keyId !== undefined && answer.keyId !== keyId)) {
        const message = `No answer of this id waits for feedback. Send it once for each answer, within the next ${REMEMBERED} answers.`;
        throw new LlmError('INVALID_REQUEST', message, { field: 'requestId' });
      }
      answers.delete(requestId);
      const { address, features, taskType } = answer;
      for (const selector of selectors) {
        selector.learn({
          address,
          quality: score,
          features,
          ...(taskType === undefined ? {} : { taskType }),
          ...(weight === undefined ? {} : { weight }),
        });
      }
      return { requestId, address };
    },
  };
}

function check(field: string, value: number, isRight: boolean, range: string): void {
  if (typeof value === 'number' && isRight) return;
  throw new LlmError('INVALID_REQUEST', `"${field}" must be a number ${range}.`, { field });
}
