import {
  type CallOptions,
  LlmError,
  type ModelProvider,
  type RerankRequest,
  type RerankResult,
} from '@modelhaven/core';
import type { Target } from './addressing.ts';
import { askOneModel, type OneTarget } from './ask-one-model.ts';
import type { CallContext } from './call-context.ts';
import type { AttemptsParts } from './leased-attempt.ts';
import type { AnswerRoute } from './types.ts';

/** The first model that was named, if its provider can rank. Throws `INVALID_REQUEST` for `auto`, else `UNSUPPORTED`. */
export function chooseRerankTarget(
  targets: readonly Target[],
  providerOf: (id: string) => ModelProvider | undefined,
): OneTarget {
  const [target] = targets;
  if (target?.type !== 'model') {
    throw new LlmError(
      'INVALID_REQUEST',
      'Name the model that shall rank: the scores of different models cannot be compared, so none is chosen for you.',
      { field: 'model' },
    );
  }
  const provider = providerOf(target.model.provider);
  if (!provider?.reranking) {
    throw new LlmError('UNSUPPORTED', `${target.model.provider} cannot rank. Name a model of another provider.`, {
      provider: target.model.provider,
      model: target.model.id,
      field: 'model',
    });
  }
  return { provider, target };
}

/** Ranks with that model. */
export function rerank(
  parts: AttemptsParts,
  { provider, target }: OneTarget,
  request: RerankRequest,
  call: CallContext,
): Promise<RerankResult & { readonly route: AnswerRoute }> {
  const wanted = Math.min(request.topN ?? request.documents.length, request.documents.length);
  const question = {
    operation: 'rerank' as const,
    awaited: 'scores',
    async ask(options: CallOptions) {
      const result = await provider.reranking?.rerank({ ...request, model: target.model.id }, options);
      if (!result) throw new LlmError('UNSUPPORTED', `${provider.id} cannot rank.`);
      if (isRankingOf(result, request.documents.length, wanted)) return result;
      throw new LlmError('BAD_RESPONSE', `${provider.id} did not rank the documents that were sent.`);
    },
  };
  return askOneModel(parts, { provider, target }, question, call);
}

/** Whether it names so many different documents of those that were sent. */
function isRankingOf({ results }: RerankResult, documents: number, wanted: number): boolean {
  const places = new Set(results.map(({ index }) => index));
  const known = [...places].every((index) => Number.isInteger(index) && index >= 0 && index < documents);
  return known && places.size === results.length && results.length === wanted;
}
