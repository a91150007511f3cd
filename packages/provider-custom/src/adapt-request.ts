import { type GenerateRequest, LlmError, type Message } from '@modelhaven/core';
import type { Endpoint } from './endpoint.ts';
import { openAiTraits } from './openai-models.ts';

/** A request as this endpoint and this model take it. */
export interface AdaptedRequest {
  readonly request: GenerateRequest;
  readonly extraBody?: Readonly<Record<string, unknown>>;
  /** What was left out on the way, one sentence each. */
  readonly warnings: readonly string[];
}

const OWN_FIELDS = ['model', 'messages', 'input', 'stream', 'stream_options'];

/** Fields of `request.extra.custom` for the body. Throws `INVALID_REQUEST` for those that the request itself says. */
export function extraFields({ extra }: GenerateRequest): Readonly<Record<string, unknown>> | undefined {
  const own = extra?.['custom'];
  if (own === undefined) return undefined;
  const taken = OWN_FIELDS.find((field) => field in own);
  if (taken === undefined) return own;
  throw new LlmError('INVALID_REQUEST', `extra.custom.${taken}: the request itself says this; leave it out.`, {
    field: `extra.custom.${taken}`,
  });
}

/** Bends a request to what the endpoint's dialect of chat completions and the model can take. */
export function adaptRequest(request: GenerateRequest, endpoint: Endpoint): AdaptedRequest {
  const warnings: string[] = [];
  let adapted = request;
  let extraBody = extraFields(request);
  const { seedField, shortToolIds } = endpoint.preset;
  if (seedField !== undefined && adapted.seed !== undefined) {
    extraBody = { [seedField]: adapted.seed, ...extraBody };
    adapted = without(adapted, ['seed']);
  }
  if (shortToolIds) adapted = { ...adapted, messages: withShortToolIds(adapted.messages) };
  if (isOpenAi(endpoint) && thinksNow(adapted)) {
    const refused = SAMPLING.filter((field) => adapted[field] !== undefined);
    if (refused.length > 0) {
      warnings.push(`The model takes no ${refused.join(', ')} while it thinks; left out.`);
      adapted = without(adapted, refused);
    }
  }
  return { request: adapted, ...(extraBody === undefined ? {} : { extraBody }), warnings };
}

/** True where the endpoint serves OpenAI's own models under their own names. */
export function isOpenAi({ presetName, apiType }: Endpoint): boolean {
  return apiType === 'openai' && (presetName === 'openai' || presetName === 'azure');
}

// https://developers.openai.com/api/docs/guides/latest-model, "parameter compatibility"
const SAMPLING = [
  'temperature',
  'topP',
  'frequencyPenalty',
  'presencePenalty',
  'logprobs',
  'logitBias',
] as const satisfies readonly (keyof GenerateRequest)[];

function thinksNow({ model, reasoning }: GenerateRequest): boolean {
  const traits = openAiTraits(model);
  if (!traits?.thinks || reasoning?.effort === 'none') return false;
  return !(traits.restsByDefault && reasoning?.effort === undefined);
}

function without(request: GenerateRequest, fields: readonly (keyof GenerateRequest)[]): GenerateRequest {
  const left = Object.entries(request).filter(([key]) => !fields.includes(key as keyof GenerateRequest));
  return Object.fromEntries(left) as unknown as GenerateRequest;
}

/** Ids of nine letters and digits, as Mistral wants them; the same id always becomes the same one. */
function withShortToolIds(messages: readonly Message[]): readonly Message[] {
  return messages.map((message): Message => {
    if (message.role === 'tool') return { ...message, toolCallId: shortId(message.toolCallId) };
    if (message.role !== 'assistant' || typeof message.content === 'string') return message;
    const content = message.content.map((part) =>
      part.type === 'tool-call' ? { ...part, id: shortId(part.id) } : part,
    );
    return { ...message, content };
  });
}

function shortId(id: string): string {
  if (/^[a-zA-Z0-9]{9}$/.test(id)) return id;
  // FNV-1a over 64 bits: few ids stand in one conversation, and 36^9 values are enough for them.
  let hash = 0xcbf29ce484222325n;
  for (const byte of Buffer.from(id)) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(36).padStart(9, '0').slice(-9);
}
