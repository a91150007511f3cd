import type { CallOptions, GenerateRequest, Message, TokenCount, TokenCounter } from '@modelhaven/core';
import { countTextTokens } from './text-tokens.ts';
import { type OpenAiTokenizer, openAiTokenizerOf } from './tokenizer-of.ts';

// What a message and the beginning of the answer cost beside their text, and a name beside its own: OpenAI cookbook,
// "How to count tokens with tiktoken".
const PER_MESSAGE = 3;
const PER_NAME = 1;
const PER_ANSWER = 3;
// Room for what OpenAI does not document: how newer models write messages, and how any writes tools.
const MARGIN = { perRequest: 16, perMessage: 2, tools: 16, perTool: 12 };

/** Most characters of a prompt that are counted. */
const MOST_CHARACTERS = 2_000_000;

const counters = new Map<string, TokenCounter>();
/** Asked for at every plan, for every model of it; names are remembered up to a number that no list reaches. */
const counterOfName = new Map<string, TokenCounter | undefined>();
const MOST_NAMES = 5_000;

/**
 * What counts the tokens of a model of OpenAI, by its name; undefined for other models. Exact for text where OpenAI
 * published what messages cost; with a margin for newer models and for tools; nothing where there are pictures or files.
 */
export function openAiTokenCounter(model: string): TokenCounter | undefined {
  if (counterOfName.has(model)) return counterOfName.get(model);
  const counter = makeCounter(model);
  if (counterOfName.size >= MOST_NAMES) counterOfName.clear();
  counterOfName.set(model, counter);
  return counter;
}

function makeCounter(model: string): TokenCounter | undefined {
  const tokenizer = openAiTokenizerOf(model);
  if (!tokenizer) return undefined;
  const key = `openai/${tokenizer.encoding}${tokenizer.isMessageCostKnown ? '' : '/about'}`;
  const known = counters.get(key);
  if (known) return known;
  const counter: TokenCounter = { key, count: (request, options) => countRequest(request, tokenizer, options) };
  counters.set(key, counter);
  return counter;
}

async function countRequest(
  request: GenerateRequest,
  { encoding, isMessageCostKnown }: OpenAiTokenizer,
  { signal }: CallOptions = {},
): Promise<TokenCount | undefined> {
  const texts = textsOf(request);
  if (!texts || texts.reduce((sum, text) => sum + text.length, 0) > MOST_CHARACTERS) return undefined;
  const { messages, tools = [], responseFormat } = request;
  let tokens = PER_ANSWER + messages.length * PER_MESSAGE;
  for (const message of messages) if ('name' in message && message.name !== undefined) tokens += PER_NAME;
  for (const text of texts) {
    const count = await countTextTokens(text, encoding, signal);
    if (count === undefined) return undefined;
    tokens += count;
  }
  const ofTools = tools.length === 0 ? 0 : MARGIN.tools + MARGIN.perTool * tools.length;
  const isPlain = ofTools === 0 && (responseFormat?.type ?? 'text') === 'text' && messages.every(isPlainMessage);
  if (isMessageCostKnown && isPlain) return { tokens, upper: tokens };
  return { tokens, upper: tokens + MARGIN.perRequest + MARGIN.perMessage * messages.length + ofTools };
}

/** One text that goes out as it is: parts and calls are written in ways that are not documented. */
function isPlainMessage(message: Message): boolean {
  return message.role !== 'tool' && (typeof message.content === 'string' || message.content.length === 1);
}

/** Every text that is read; undefined where there is more than text. */
function textsOf({ messages, tools = [], responseFormat }: GenerateRequest): readonly string[] | undefined {
  const texts: string[] = tools.map((tool) => JSON.stringify(tool));
  if (responseFormat?.type === 'json-schema') texts.push(JSON.stringify(responseFormat.schema));
  for (const message of messages) {
    texts.push(message.role);
    if ('name' in message && message.name !== undefined) texts.push(message.name);
    if (typeof message.content === 'string') {
      texts.push(message.content);
      continue;
    }
    for (const part of message.content) {
      if (part.type === 'image' || part.type === 'file') return undefined;
      if (part.type === 'tool-call') texts.push(part.name, part.arguments);
      // Earlier thinking may go back or not, by the endpoint.
      else if (part.type === 'reasoning') return undefined;
      else texts.push(part.text);
    }
  }
  return texts;
}
