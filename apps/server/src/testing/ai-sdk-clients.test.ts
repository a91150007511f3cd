import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { generateText, type LanguageModel, streamText, tool } from 'ai';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createScriptedManager, type Script } from './scripted-manager.ts';
import { type ListeningServer, listen } from './test-server.ts';

const open: ListeningServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

/** Asks for the weather of two towns at once, and answers when it was told. */
const weather: Script = async function* (request) {
  yield { type: 'start', model: 'demo', warnings: [] };
  if (request.messages?.some(({ role }) => role === 'tool')) {
    for (const text of ['Rain in Oslo, ', 'sun in Rome', ' — take both.']) yield { type: 'text-delta', text };
    yield { type: 'finish', reason: 'stop', usage: { inputTokens: 30, outputTokens: 9 } };
    return;
  }
  yield { type: 'tool-call-delta', index: 0, id: 'call_a', name: 'weather', arguments: '{"city":' };
  yield { type: 'tool-call-delta', index: 1, id: 'call_b', name: 'weather', arguments: '' };
  yield { type: 'tool-call-delta', index: 0, arguments: '"Oslo"}' };
  yield { type: 'tool-call-delta', index: 1, arguments: '{"city":"Rome"}' };
  yield { type: 'finish', reason: 'tool-calls', usage: { inputTokens: 20, outputTokens: 12 } };
};

async function connect(script?: Script): Promise<Readonly<Record<string, LanguageModel>>> {
  const server = await listen(createScriptedManager(script));
  open.push(server);
  const baseURL = `${server.url}/v1`;
  const openai = createOpenAI({ baseURL, apiKey: 'any' });
  return {
    compatible: createOpenAICompatible({ name: 'modelhaven', baseURL, includeUsage: true })('auto'),
    chat: openai.chat('auto'),
    responses: openai.responses('auto'),
    anthropic: createAnthropic({ baseURL, apiKey: 'any' })('auto'),
  };
}

const towns: string[] = [];
const tools = {
  weather: tool({
    description: 'The weather in a town.',
    inputSchema: z.object({ city: z.string() }),
    execute: async ({ city }) => {
      towns.push(city);
      return city === 'Oslo' ? 'rain' : 'sun';
    },
  }),
};
/** Until it has said something: the first step asks, the second answers. */
const stopWhen = ({ steps }: { readonly steps: readonly { readonly text: string }[] }) => steps.at(-1)?.text !== '';

describe.each(['compatible', 'chat', 'responses', 'anthropic'])('the Vercel AI SDK over %s', (dialect) => {
  it('reads a whole answer', async () => {
    const model = (await connect())[dialect] as LanguageModel;
    const { text, finishReason, usage } = await generateText({ model, prompt: 'Hi', maxRetries: 0 });
    expect([text, finishReason]).toEqual(['Hello there.', 'stop']);
    expect([usage.inputTokens, usage.outputTokens]).toEqual([5, 2]);
  });

  it('calls two tools at once and goes on with what they said, streamed', async () => {
    towns.length = 0;
    const model = (await connect(weather))[dialect] as LanguageModel;
    const errors: unknown[] = [];
    const onError = ({ error }: { readonly error: unknown }) => void errors.push(error);
    const result = streamText({ model, prompt: 'The weather?', tools, stopWhen, maxRetries: 0, onError });
    let text = '';
    for await (const piece of result.textStream) text += piece;
    expect(errors).toEqual([]);
    expect(text).toBe('Rain in Oslo, sun in Rome — take both.');
    expect(towns.toSorted()).toEqual(['Oslo', 'Rome']);
    const { inputTokens, outputTokens } = await result.totalUsage;
    expect([inputTokens, outputTokens]).toEqual([50, 21]);
  });

  it('calls them without a stream too', async () => {
    towns.length = 0;
    const model = (await connect(weather))[dialect] as LanguageModel;
    const { text, steps } = await generateText({ model, prompt: 'The weather?', tools, stopWhen, maxRetries: 0 });
    expect(text).toBe('Rain in Oslo, sun in Rome — take both.');
    expect(steps.map(({ finishReason }) => finishReason)).toEqual(['tool-calls', 'stop']);
    expect(towns.toSorted()).toEqual(['Oslo', 'Rome']);
  });
});
