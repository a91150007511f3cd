import type { EmbedRequest, RerankRequest } from '@modelhaven/core';
import type { CallContext } from './call-context.ts';
import { chooseEmbedTarget, embed } from './embed.ts';
import type { AttemptsParts } from './leased-attempt.ts';
import type { Planner } from './planner.ts';
import type { Registry } from './registry.ts';
import { keepQuestion } from './request-log/keep-question.ts';
import type { RequestLogWriter } from './request-log/request-log.ts';
import { chooseRerankTarget, rerank } from './rerank.ts';
import type { ModelManager } from './types.ts';

export interface QuestionsParts {
  readonly parts: AttemptsParts;
  readonly planner: Pick<Planner, 'targets'>;
  readonly registry: Pick<Registry, 'find'>;
  /** Absent: nothing is kept. */
  readonly requestLog: RequestLogWriter | undefined;
}

/** What is asked of models that answer with numbers: the one that was named answers, or nobody. */
export interface Questions {
  embed(request: EmbedRequest, call: CallContext): ReturnType<ModelManager['embed']>;
  rerank(request: RerankRequest, call: CallContext): ReturnType<ModelManager['rerank']>;
}

/** Both leave an entry in the request log, also where the model that was named is none. */
export function createQuestions({ parts, planner, registry, requestLog }: QuestionsParts): Questions {
  const { elapsed } = parts;
  return {
    embed(request, call) {
      const texts = request.input.map((text) => ({ role: 'input' as const, text }));
      const question = { operation: 'embeddings' as const, asked: request.model, texts, elapsed };
      return keepQuestion(requestLog, call, question, async (kept) => {
        const target = chooseEmbedTarget(await planner.targets([request.model], kept), registry.find);
        return embed(parts, target, request, kept);
      });
    },
    rerank(request, call) {
      const documents = request.documents.map((text) => ({ role: 'document' as const, text }));
      const texts = [{ role: 'query' as const, text: request.query }, ...documents];
      return keepQuestion(
        requestLog,
        call,
        { operation: 'rerank', asked: request.model, texts, elapsed },
        async (kept) => {
          const target = chooseRerankTarget(await planner.targets([request.model], kept), registry.find);
          return rerank(parts, target, request, kept);
        },
      );
    },
  };
}
