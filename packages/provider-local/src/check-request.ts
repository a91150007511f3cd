import {
  type Capability,
  type EmbedRequest,
  type GenerateRequest,
  LlmError,
  type ModelInfo,
  type RerankRequest,
} from '@modelhaven/core';

// A name is written into the format of the model, where it must not look like a part of it.
const TOOL_NAME = /^[a-zA-Z0-9_.:-]{1,128}$/;

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
  within(request.logprobs?.top, 'logprobs.top', 0, 20);
  within(request.reasoning?.maxTokens, 'reasoning.maxTokens', 1, Number.MAX_SAFE_INTEGER);
  within(request.repetitionPenalty, 'repetitionPenalty', Number.MIN_VALUE, 100);
  if (request.seed !== undefined && !Number.isSafeInteger(request.seed))
    throw invalid('seed', 'It must be a whole number.');
  for (const [token, bias] of Object.entries(request.logitBias ?? {})) {
    if (!/^\d{1,7}$/.test(token)) throw invalid(`logitBias.${token}`, 'A key must be the number of a token.');
    within(bias, `logitBias.${token}`, -100, 100);
  }
  requireCapability(model, 'chat', 'answer messages', 'model');
  checkTools(request, model);
  const { type } = request.responseFormat ?? { type: 'text' };
  if (type === 'json') requireCapability(model, 'json-mode', 'be held to JSON', 'responseFormat');
  if (type === 'json-schema') requireCapability(model, 'json-schema', 'be held to a schema', 'responseFormat');
}

function checkTools({ tools = [], toolChoice = 'auto' }: GenerateRequest, model: ModelInfo): void {
  if (tools.length > 0 && toolChoice !== 'none') requireCapability(model, 'tools', 'call tools', 'tools');
  const names = new Set<string>();
  for (const [index, { name }] of tools.entries()) {
    const field = `tools[${index}].name`;
    if (!TOOL_NAME.test(name)) throw invalid(field, 'It must be 1 to 128 letters, digits, "_", "-", "." or ":".');
    if (names.has(name)) throw invalid(field, `Two tools are called "${name}".`);
    names.add(name);
  }
  if (toolChoice === 'required' && tools.length === 0) {
    throw invalid('toolChoice', 'It asks for a call of a tool, and there are no tools.');
  }
  if (typeof toolChoice === 'object' && !names.has(toolChoice.tool)) {
    throw invalid('toolChoice', `There is no tool "${toolChoice.tool}".`);
  }
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

/** Throws `INVALID_REQUEST` or `UNSUPPORTED` like `checkGenerateRequest`. */
export function checkRerankRequest({ query, documents, topN }: RerankRequest, model: ModelInfo): void {
  requireCapability(model, 'rerank', 'rank texts', 'model');
  if (query === '') throw invalid('query', 'The question must not be empty.');
  if (documents.length === 0) throw invalid('documents', 'There must be at least one text.');
  const empty = documents.indexOf('');
  if (empty >= 0) throw invalid(`documents[${empty}]`, 'A text to rank must not be empty.');
  if (topN !== undefined && !(Number.isInteger(topN) && topN >= 1)) throw invalid('topN', 'It must be 1 or more.');
}

/** What was asked and is left out of the answer, a sentence each. */
export function ignoredFields(request: GenerateRequest, model: ModelInfo): readonly string[] {
  const ignored: string[] = [];
  if (request.logprobs && !model.capabilities.includes('logprobs')) {
    ignored.push('Log probabilities are not available from this engine.');
  }
  const { effort } = request.reasoning ?? {};
  if (effort !== undefined && effort !== 'none') {
    ignored.push('The effort of thinking cannot be set for this model; the most tokens to think with can.');
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
