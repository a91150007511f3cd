import type { GenerateRequest } from '@modelhaven/core';
import { firstVersionWith, hasFeature } from '../api/version.ts';

interface ThinkFacts {
  readonly capabilities?: readonly string[] | undefined;
  readonly family?: string | undefined;
  readonly version?: string | undefined;
}

/** Ollama's `think`; undefined leaves it to the model (https://docs.ollama.com/capabilities/thinking). */
export function toThink(
  { reasoning, responseFormat }: Pick<GenerateRequest, 'reasoning' | 'responseFormat'>,
  { capabilities, family, version }: ThinkFacts,
  warnings: string[],
): boolean | string | undefined {
  const effort = reasoning?.effort;
  const isAsked = reasoning !== undefined && effort !== 'none';
  const cannot = capabilities !== undefined && !capabilities.includes('thinking');
  if (cannot || !hasFeature(version, 'thinking')) {
    if (isAsked) {
      warnings.push(
        cannot
          ? 'The model does not think before it answers.'
          : `This Ollama is ${version}; thinking needs ${firstVersionWith('thinking')} or later.`,
      );
    }
    return undefined;
  }
  if (reasoning?.maxTokens !== undefined) warnings.push('Ollama cannot limit the tokens of thinking.');
  // gpt-oss alone knows levels; it cannot stop thinking.
  if (family === 'gptoss' || family === 'gpt-oss') {
    if (effort === 'none') warnings.push('The model cannot do without thinking; it thinks as little as it can.');
    return effort === undefined ? undefined : LEVEL[effort];
  }
  if (isAsked) {
    // Some models then answer without the format (https://github.com/ollama/ollama/issues/14850).
    if (isFormatted(responseFormat)) {
      warnings.push('With thinking some models do not keep to the format; check the answer.');
    }
    return true;
  }
  if (effort === 'none') return false;
  // Nobody asked for thinking, and a format is only certain without it.
  return isFormatted(responseFormat) && capabilities !== undefined ? false : undefined;
}

const LEVEL = { none: 'low', minimal: 'low', low: 'low', medium: 'medium', high: 'high', max: 'high' } as const;

function isFormatted(format: GenerateRequest['responseFormat']): boolean {
  return format !== undefined && format.type !== 'text';
}
