import { LlmError } from '@modelhaven/core';
import {
  createGraniteGuardian,
  createJudgeModel,
  createLlamaGuard,
  createModerationOpinion,
  createPanel,
  createShieldGemma,
  createTextClassifier,
  type GuardOptions,
  type OpinionSource,
} from '@modelhaven/safety';
import type { OpinionSourceConfig, SecondOpinionsConfig } from './config/types.ts';
import type { GuardTools } from './guard-tools.ts';

/** The panel that a configuration asks for. Throws `CONFIG_INVALID` for a source that lacks what its family needs. */
export function openOpinions(
  { sources, timeoutMs, onFailure }: SecondOpinionsConfig,
  tools: () => GuardTools,
): NonNullable<GuardOptions['opinions']> {
  const panel = createPanel({
    sources: sources.map((source, index) => toSource(source, index, tools)),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  return { panel, ...(onFailure === undefined ? {} : { onFailure }) };
}

function toSource(source: OpinionSourceConfig, index: number, tools: () => GuardTools): OpinionSource {
  const { name, family, folder, labels, threshold, judges } = source;
  const place = `model_management.therapeutic_safety.second_opinions.sources[${index}]`;
  const common = { name, ...(judges ? { judges } : {}) };
  if (family === 'text-classifier') {
    if (folder === undefined) throw missing(`${place}.folder`, 'the folder of the classifier');
    if (labels === undefined) throw missing(`${place}.labels`, 'what the labels of the classifier mean');
    return createTextClassifier({ ...common, folder, labels, ...(threshold === undefined ? {} : { threshold }) });
  }
  const { model } = source;
  if (model === undefined) throw missing(`${place}.model`, 'the address of a model such as ollama/llama-guard3');
  if (family === 'openai-moderation') {
    return createModerationOpinion({ ...common, moderate: (text, options) => tools().moderate(model, text, options) });
  }
  const options = { ...common, model, ask: (...asked: Parameters<GuardTools['ask']>) => tools().ask(...asked) };
  switch (family) {
    case 'llama-guard':
      return createLlamaGuard(options);
    case 'shieldgemma':
      return createShieldGemma(options);
    case 'shieldgemma-server':
      return createShieldGemma({ ...options, template: 'server' });
    case 'granite-guardian':
      return createGraniteGuardian(options);
    case 'judge':
      return createJudgeModel(options);
  }
}

function missing(field: string, what: string): LlmError {
  return new LlmError('CONFIG_INVALID', `${field} is missing: ${what}.`, {
    field,
    issues: [{ path: field, message: `is missing: ${what}.` }],
  });
}
