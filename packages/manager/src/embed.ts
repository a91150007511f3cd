import { type CallOptions, type EmbedRequest, type EmbedResult, LlmError, type ModelProvider } from '@modelhaven/core';
import type { Target } from './addressing.ts';
import { askOneModel, type OneTarget } from './ask-one-model.ts';
import type { CallContext } from './call-context.ts';
import type { AttemptsParts } from './leased-attempt.ts';
import type { AnswerRoute } from './types.ts';

/** The first model that was named, if its provider can embed. Throws `INVALID_REQUEST` for `auto`, else `UNSUPPORTED`. */
export function chooseEmbedTarget(
  targets: readonly Target[],
  providerOf: (id: string) => ModelProvider | undefined,
): OneTarget {
  const [target] = targets;
  if (target?.type !== 'model') {
    throw new LlmError(
      'INVALID_REQUEST',
      'Name the model that shall embed: the vectors of different models cannot be compared, so none is chosen for you.',
      { field: 'model' },
    );
  }
  const provider = providerOf(target.model.provider);
  if (!provider?.embeddings) {
    throw new LlmError('UNSUPPORTED', `${target.model.provider} has no embeddings. Name a model of another provider.`, {
      provider: target.model.provider,
      model: target.model.id,
      field: 'model',
    });
  }
  return { provider, target };
}

/** Embeds with that model. */
export function embed(
  parts: AttemptsParts,
  { provider, target }: OneTarget,
  request: EmbedRequest,
  call: CallContext,
): Promise<EmbedResult & { readonly route: AnswerRoute }> {
  const question = {
    operation: 'embeddings' as const,
    awaited: 'vectors',
    async ask(options: CallOptions) {
      const result = await provider.embeddings?.embed({ ...request, model: target.model.id }, options);
      if (!result) throw new LlmError('UNSUPPORTED', `${provider.id} has no embeddings.`);
      if (result.vectors.length === request.input.length) return result;
      throw new LlmError('BAD_RESPONSE', `${provider.id} did not answer with one vector per input.`);
    },
  };
  return askOneModel(parts, { provider, target }, question, call);
}
