import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';

const PROMPT = 'A story, please.';

/** What a client made of an answer. */
export interface ClientView {
  readonly text: string;
  /** True where the client was told that the answer is whole. */
  readonly isWhole: boolean;
  /** Who answered, as the body says. */
  readonly model?: string;
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly costUsd?: number;
  readonly headers?: Headers;
  /** As the client's own error class read it. */
  readonly error?: ClientError;
}

export interface ClientError {
  /** HTTP status; absent where the answer had begun. */
  readonly status?: number;
  readonly code: string;
  readonly message: string;
}

/** Asks the alias `teller` for a story at our server. */
export type FaultClient = (url: string) => Promise<ClientView>;

type Draft = { -readonly [Key in keyof ClientView]: ClientView[Key] };

/** The clients of the fault matrix: the official ones of both dialects, and our own event stream. */
export const FAULT_CLIENTS: readonly (readonly [string, FaultClient])[] = [
  ['OpenAI, streaming', openAiStream],
  ['OpenAI, whole', openAiWhole],
  ['Anthropic, streaming', anthropicStream],
  ['/generate, streaming', generateStream],
];

function openAi(url: string): OpenAI {
  return new OpenAI({ baseURL: `${url}/v1`, apiKey: 'any', maxRetries: 0, timeout: 10_000 });
}

const messages = [{ role: 'user' as const, content: PROMPT }];

async function openAiStream(url: string): Promise<ClientView> {
  const seen: Draft = { text: '', isWhole: false };
  try {
    const { data, response } = await openAi(url)
      .chat.completions.create({ model: 'teller', messages, stream: true, stream_options: { include_usage: true } })
      .withResponse();
    seen.headers = response.headers;
    let reason: string | null | undefined;
    for await (const { choices, usage, model } of data) {
      seen.model = model;
      seen.text += choices[0]?.delta.content ?? '';
      reason ??= choices[0]?.finish_reason;
      if (usage) {
        seen.inputTokens = usage.prompt_tokens;
        seen.outputTokens = usage.completion_tokens;
      }
    }
    return { ...seen, isWhole: reason === 'stop' };
  } catch (thrown) {
    return { ...seen, error: fromOpenAi(thrown) };
  }
}

async function openAiWhole(url: string): Promise<ClientView> {
  try {
    const { data, response } = await openAi(url).chat.completions.create({ model: 'teller', messages }).withResponse();
    const [choice] = data.choices;
    const cost = response.headers.get('x-modelhaven-cost-usd');
    return {
      text: choice?.message.content ?? '',
      isWhole: choice?.finish_reason === 'stop',
      model: data.model,
      headers: response.headers,
      ...(data.usage ? { inputTokens: data.usage.prompt_tokens, outputTokens: data.usage.completion_tokens } : {}),
      ...(cost === null ? {} : { costUsd: Number(cost) }),
    };
  } catch (thrown) {
    return { text: '', isWhole: false, error: fromOpenAi(thrown) };
  }
}

function fromOpenAi(thrown: unknown): ClientError {
  if (!(thrown instanceof OpenAI.APIError)) throw thrown;
  const { status, code, message } = thrown;
  return { ...(status === undefined ? {} : { status }), code: String(code), message };
}

async function anthropicStream(url: string): Promise<ClientView> {
  const seen: Draft = { text: '', isWhole: false };
  const client = new Anthropic({ baseURL: url, apiKey: 'any', maxRetries: 0, timeout: 10_000 });
  try {
    const { data, response } = await client.messages
      .create({ model: 'teller', max_tokens: 500, messages, stream: true })
      .withResponse();
    seen.headers = response.headers;
    let reason: string | null | undefined;
    let hasEnded = false;
    for await (const event of data) {
      if (event.type === 'message_start') seen.model = event.message.model;
      if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') seen.text += event.delta.text;
      if (event.type === 'message_stop') hasEnded = true;
      if (event.type !== 'message_delta') continue;
      reason = event.delta.stop_reason;
      seen.outputTokens = event.usage.output_tokens;
      if (event.usage.input_tokens !== null) seen.inputTokens = event.usage.input_tokens;
    }
    return { ...seen, isWhole: hasEnded && reason === 'end_turn' };
  } catch (thrown) {
    if (!(thrown instanceof Anthropic.APIError)) throw thrown;
    const body = thrown.error as { readonly error?: { readonly type?: string; readonly message?: string } } | undefined;
    const { status } = thrown;
    return {
      ...seen,
      error: {
        ...(status === undefined ? {} : { status }),
        code: String(body?.error?.type),
        message: String(body?.error?.message),
      },
    };
  }
}

interface GenerateEvent {
  readonly type?: string;
  readonly text?: string;
  readonly provider?: string;
  readonly model_id?: string;
  readonly finish_reason?: string;
  readonly usage?: { readonly input_tokens?: number; readonly output_tokens?: number };
  readonly cost_usd?: number;
  readonly error?: { readonly code: string; readonly message: string };
}

async function generateStream(url: string): Promise<ClientView> {
  const response = await fetch(`${url}/api/v1/models/generate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'teller', prompt: PROMPT, stream: true }),
    signal: AbortSignal.timeout(10_000),
  });
  const raw = await response.text();
  if (!response.ok) {
    const { error } = JSON.parse(raw) as Required<Pick<GenerateEvent, 'error'>>;
    return { text: '', isWhole: false, headers: response.headers, error: { ...error, status: response.status } };
  }
  const seen: Draft = { text: '', isWhole: false, headers: response.headers };
  for (const [, data = ''] of raw.matchAll(/^data: (.*)$/gm)) {
    const event = JSON.parse(data) as GenerateEvent;
    if (event.type === 'text-delta') seen.text += event.text ?? '';
    if (event.type === 'error' && event.error) seen.error = event.error;
    if (event.type !== 'finish') continue;
    seen.isWhole = event.finish_reason === 'stop';
    seen.model = `${event.provider}/${event.model_id}`;
    if (event.usage?.input_tokens !== undefined) seen.inputTokens = event.usage.input_tokens;
    if (event.usage?.output_tokens !== undefined) seen.outputTokens = event.usage.output_tokens;
    if (event.cost_usd !== undefined) seen.costUsd = event.cost_usd;
  }
  return seen;
}
