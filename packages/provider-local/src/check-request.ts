import { type Capability, type EmbedRequest, type GenerateRequest, LlmError, type ModelInfo } from '@modelhaven/core';

/** Throws `INVALID_REQUEST` for what no model takes, `UNSUPPORTED` for what this one cannot do. */
export function checkGenerateRequest(request: GenerateRequest, model: ModelInfo): void {
  if (request.messages.length === 0) throw invalid('messages', 'There must be at least one message.');
  within(request.maxTokens, 'maxTokens', 1, Number.MAX_SAFE_INTEGER);
  within(request.temperature, 'temperature', 0, 2);
  within(request.topP, 'topP', 0, 1);
  within(request.topK, 'topK', 0, Number.MAX_SAFE_INTEGER);
  within(request.minP, 'minP', 0, 1);
  within(request.frequencyPenalty, 'frequencyPenalty', -2, 2);
  within(request.presencePenalty, 'presencePenalty', -2, 2);
  within(request.repetitionPenalty, 'repetitionPenalty', Number.MIN_VALUE, 100);
  if (request.seed !== undefined && !Number.isSafeInteger(request.seed))
    throw invalid('seed', 'It must be a whole number.');
  for (const [token, bias] of Object.entries(request.logitBias ?? {})) {
    if (!/^\d{1,7}$/.test(token)) throw invalid(`logitBias.${token}`, 'A key must be the number of a token.');
    within(bias, `logitBias.${token}`, -100, 100);
  }
  requireCapability(model, 'chat', 'answer messages', 'model');
  if (request.tools && request.tools.length > 0 && request.toolChoice !== 'none') {
    requireCapability(model, 'tools', 'call tools', 'tools');
  }
  const { type } = request.responseFormat ?? { type: 'text' };
  if (type === 'json') requireCapability(model, 'json-mode', 'be held to JSON', 'responseFormat');
  if (type === 'json-schema') requireCapability(model, 'json-schema', 'be held to a schema', 'responseFormat');
}

/** Throws `INVALID_REQUEST` or `UNSUPPORTED` like `checkGenerateRequest`. */
export function checkEmbedRequest(request: EmbedRequest, model: ModelInfo): void {
  requireCapability(model, 'embeddings', 'embed texts', 'model');
  if (request.input.length === 0) throw invalid('input', 'There must be at least one text.');
  const empty = request.input.indexOf('');
  if (empty >= 0) throw invalid(`input[${empty}]`, 'A text to embed must not be empty.');
  if (request.dimensions !== undefined) {
    throw new LlmError('UNSUPPORTED', 'This model cannot shorten its vectors.', { field: 'dimensions' });
  }
}

/** What was asked and is left out of the answer, a sentence each. */
export function ignoredFields(request: GenerateRequest, model: ModelInfo): readonly string[] {
  const ignored: string[] = [];
  if (request.logprobs && !model.capabilities.includes('logprobs')) {
    ignored.push('Log probabilities are not available from this engine.');
  }
  if (request.reasoning && request.reasoning.effort !== 'none') {
    ignored.push('The effort of thinking cannot be set for this model.');
  }
  return ignored;
}

function requireCapability(model: ModelInfo, capability: Capability, verb: string, field: string): void {
  if (model.capabilities.includes(capability)) return;
  throw new LlmError('UNSUPPORTED', `The model "${model.id}" cannot ${verb}.`, { field });
}

function within(value: number | undefined, field: string, least: number, most: number): void {
  if (value === undefined || (value >= least && value <= most)) return;
  throw invalid(
    field,
    most >= Number.MAX_SAFE_INTEGER ? `It must be ${least} or more.` : `It must be from ${least} to ${most}.`,
  );
}

function invalid(field: string, problem: string): LlmError {
  return new LlmError('INVALID_REQUEST', `The field "${field}" is wrong. ${problem}`, { field });
}
