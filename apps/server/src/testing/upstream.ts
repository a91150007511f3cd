import type { Usage } from '@modelhaven/core';
import { jsonReply, type ReplayRequest, type Reply, sseReply } from '@modelhaven/provider-testkit';

/** What every upstream of the fault bench answers when it is well. */
export const STORY = 'All is well, said the old lighthouse, and the ships came home — one by one.';

/** Words of the story, as a server would send them. */
export const WORDS: readonly string[] = STORY.match(/\S+\s*/g) ?? [];

/** What the story uses, in the counts of the OpenAI dialect. */
export const STORY_USAGE = { prompt_tokens: 40, completion_tokens: 20, total_tokens: 60 };

/** One chunk of a stream in the OpenAI dialect. */
export function chunk(content: string, finishReason: string | null = null): unknown {
  return {
    id: 'gen-1',
    object: 'chat.completion.chunk',
    model: 'story',
    choices: [{ index: 0, delta: { content }, finish_reason: finishReason }],
  };
}

/** These texts as a whole stream, with usage and end marker. */
export function streamReply(texts: readonly string[] = WORDS, usage: object = STORY_USAGE): Reply {
  return sseReply([
    ...texts.map((text) => chunk(text)),
    chunk('', 'stop'),
    { id: 'gen-1', object: 'chat.completion.chunk', model: 'story', choices: [], usage },
    '[DONE]',
  ]);
}

/** The same answer at once. */
export function wholeReply(text: string = STORY, usage: object = STORY_USAGE): Reply {
  const message = { role: 'assistant', content: text };
  return jsonReply({
    id: 'gen-1',
    object: 'chat.completion',
    model: 'story',
    choices: [{ index: 0, message, finish_reason: 'stop' }],
    usage,
  });
}

/** Streamed or whole, as it was asked for. */
export function tellStory(request: ReplayRequest): Reply {
  return isStreamed(request) ? streamReply() : wholeReply();
}

/** Whether the request asks for a stream. */
export function isStreamed(request: ReplayRequest): boolean {
  return (request.json() as { stream?: boolean }).stream === true;
}

/** A failure in the OpenAI dialect. */
export function failure(status: number, error: object, headers: Readonly<Record<string, string>> = {}): Reply {
  return jsonReply({ error }, status, headers);
}

/** Bytes of a stream up to and with the n-th word. */
export function bytesOfWords(count: number): number {
  return Buffer.from(streamReply(WORDS.slice(0, count)).body as string).indexOf(
    'data: {"id":"gen-1","object":"chat.completion.chunk","model":"story","choices":[{"index":0,"delta":{"content":""}',
  );
}

/** OpenRouter's list with the story in it; prices in USD per token. */
export function openRouterModels(contextLength = 8_192): Reply {
  return jsonReply({
    data: [
      {
        id: 'story',
        name: 'Story',
        context_length: contextLength,
        architecture: { input_modalities: ['text'], output_modalities: ['text'] },
        pricing: { prompt: '0.000003', completion: '0.000015', input_cache_read: '0.0000003' },
        supported_parameters: ['max_tokens', 'temperature'],
      },
    ],
  });
}

/** The prices of that list, in USD per million tokens. */
export const STORY_PRICING = { inputPrice: 3, outputPrice: 15, cachedInputPrice: 0.3 };

/** USD of some usage at these prices. */
export function storyCost({ inputTokens = 0, outputTokens = 0, cachedInputTokens = 0 }: Usage): number {
  const { inputPrice, outputPrice, cachedInputPrice } = STORY_PRICING;
  const dear = (inputTokens - cachedInputTokens) * inputPrice + outputTokens * outputPrice;
  return (dear + cachedInputTokens * cachedInputPrice) / 1_000_000;
}
