import type { GenerateRequest, ModelInfo } from '@modelhaven/core';
import { describe, expect, it } from 'vitest';
import { checkEmbedRequest, checkGenerateRequest, ignoredFields } from './check-request.ts';

const model: ModelInfo = { id: 'm', provider: 'local', capabilities: ['chat', 'embeddings'] };
const request: GenerateRequest = { model: 'm', messages: [{ role: 'user', content: 'Hi' }] };

describe('a request', () => {
  it.each<[Partial<GenerateRequest>, string]>([
    [{ messages: [] }, 'messages'],
    [{ maxTokens: 0 }, 'maxTokens'],
    [{ temperature: 2.1 }, 'temperature'],
    [{ temperature: Number.NaN }, 'temperature'],
    [{ topP: -0.1 }, 'topP'],
    [{ topK: -1 }, 'topK'],
    [{ minP: 2 }, 'minP'],
    [{ frequencyPenalty: 3 }, 'frequencyPenalty'],
    [{ presencePenalty: -3 }, 'presencePenalty'],
    [{ repetitionPenalty: 0 }, 'repetitionPenalty'],
    [{ seed: 0.5 }, 'seed'],
    [{ logitBias: { x: 1 } }, 'logitBias.x'],
    [{ logitBias: { '5': 101 } }, 'logitBias.5'],
    [{ logprobs: { top: 21 } }, 'logprobs.top'],
    [{ reasoning: { maxTokens: 0 } }, 'reasoning.maxTokens'],
    [{ toolChoice: 'required' }, 'toolChoice'],
    [{ toolChoice: { tool: 'g' }, tools: [{ name: 'f' }] }, 'toolChoice'],
    [{ tools: [{ name: 'f' }, { name: 'f' }] }, 'tools[1].name'],
    [{ tools: [{ name: 'f"}' }] }, 'tools[0].name'],
  ])('with %j is refused at %s', (part, field) => {
    const capable: ModelInfo = { ...model, capabilities: [...model.capabilities, 'tools'] };
    expect(() => checkGenerateRequest({ ...request, ...part }, capable)).toThrow(
      expect.objectContaining({ code: 'INVALID_REQUEST', details: { field } }),
    );
  });

  it('is refused where the model cannot do it', () => {
    const tools = [{ name: 'f' }];
    const unsupported = expect.objectContaining({ code: 'UNSUPPORTED' });
    expect(() => checkGenerateRequest({ ...request, tools }, model)).toThrow(unsupported);
    expect(() => checkGenerateRequest({ ...request, tools, toolChoice: 'none' }, model)).not.toThrow();
    expect(() => checkGenerateRequest(request, { ...model, capabilities: ['embeddings'] })).toThrow(unsupported);
  });

  it('passes when all is well, and says what is left out', () => {
    const full: GenerateRequest = { ...request, temperature: 0, topP: 1, seed: -5, logitBias: { '7': -100 } };
    expect(() => checkGenerateRequest(full, model)).not.toThrow();
    expect(ignoredFields(full, model)).toEqual([]);
    expect(ignoredFields({ ...full, logprobs: { top: 2 }, reasoning: { effort: 'high' } }, model)).toHaveLength(2);
  });
});

it('texts to embed are checked, each by its place', () => {
  const refused =
    (input: readonly string[], extra = {}) =>
    () =>
      checkEmbedRequest({ model: 'm', input, ...extra }, model);
  expect(refused(['a'])).not.toThrow();
  expect(refused([])).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST', details: { field: 'input' } }));
  expect(refused(['a', ''])).toThrow(expect.objectContaining({ details: { field: 'input[1]' } }));
  expect(refused(['a'], { dimensions: 8 })).toThrow(expect.objectContaining({ code: 'UNSUPPORTED' }));
});
