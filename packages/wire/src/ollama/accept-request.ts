import { type EmbedRequest, type GenerateRequest, type Message, parseKeepAlive, type Tool } from '@modelhaven/core';
import { invalidField, parseBody, unsupportedField } from '../openai/accept.ts';
import { acceptMessages, contentOf } from './accept-messages.ts';
import { acceptAnswerShape, acceptOptions, ignoredOptions } from './accept-options.ts';
import {
  type OllamaChatRequest,
  type OllamaGenerateRequest,
  ollamaChatRequestSchema,
  ollamaEmbedRequestSchema,
  ollamaGenerateRequestSchema,
  ollamaShowRequestSchema,
} from './request-schemas.ts';

/** A client's request in our terms: an answer, or a model to be loaded or unloaded, which Ollama asks for in this way. */
export type AcceptedOllamaRequest =
  | {
      readonly type: 'answer';
      readonly request: GenerateRequest;
      readonly stream: boolean;
      /** Fields that were accepted and have no effect. */
      readonly ignored: readonly string[];
    }
  | {
      readonly type: 'load' | 'unload';
      readonly model: string;
      readonly stream: boolean;
      /** Milliseconds without use after which it goes, `Infinity` for never; absent where the client leaves it open. */
      readonly keepAliveMs?: number;
    };

/** A client's request for vectors in our terms; no texts mean that the model shall be loaded. */
export interface AcceptedOllamaEmbed {
  readonly request: EmbedRequest;
  readonly ignored: readonly string[];
}

/** Reads a stranger's `POST /api/chat`. Throws `INVALID_REQUEST` with the path, `UNSUPPORTED` for what is not offered. */
export function acceptOllamaChat(body: unknown): AcceptedOllamaRequest {
  const wire = parseBody(ollamaChatRequestSchema, body);
  if (!wire.messages?.length) return residency(wire);
  const tools = toolsOf(wire);
  return answer(wire, acceptMessages(wire.messages), tools.length === 0 ? {} : { tools });
}

/** Reads a stranger's `POST /api/generate`. Throws `INVALID_REQUEST` with the path, `UNSUPPORTED` for what is not offered. */
export function acceptOllamaGenerate(body: unknown): AcceptedOllamaRequest {
  const wire = parseBody(ollamaGenerateRequestSchema, body);
  if (!wire.prompt && !wire.images?.length) return residency(wire);
  const noBare = 'Prompts are answered through the template of the model; leave it out.';
  if (wire.raw) throw unsupportedField('raw', noBare);
  if (wire.template) throw unsupportedField('template', noBare);
  if (wire.suffix) throw unsupportedField('suffix', 'Filling in the middle is not offered.');
  if (wire.context?.length) {
    throw unsupportedField('context', 'Token ids of earlier answers are not understood; use /api/chat.');
  }
  return answer(wire, [
    ...(wire.system ? [{ role: 'system' as const, content: wire.system }] : []),
    { role: 'user', content: contentOf({ content: wire.prompt, images: wire.images }, '') },
  ]);
}

/** Reads a stranger's `POST /api/embed`. Throws `INVALID_REQUEST` with the path of the field. */
export function acceptOllamaEmbed(body: unknown): AcceptedOllamaEmbed {
  const wire = parseBody(ollamaEmbedRequestSchema, body);
  const input = typeof wire.input === 'string' ? [wire.input] : (wire.input ?? []);
  const empty = input.indexOf('');
  if (empty >= 0) throw invalidField(`input[${empty}]`, 'Expected some text.');
  return {
    request: { model: wire.model, input, ...(wire.dimensions ? { dimensions: wire.dimensions } : {}) },
    ignored: [...(wire.truncate ? ['truncate'] : []), ...ignoredOf(wire)],
  };
}

/** Reads a stranger's `POST /api/show`: the model that is meant. Throws `INVALID_REQUEST`. */
export function acceptOllamaShow(body: unknown): string {
  const { model, name } = parseBody(ollamaShowRequestSchema, body);
  const wanted = model || name;
  if (!wanted) throw invalidField('model', 'Expected the name of a model.');
  return wanted;
}

function answer(
  wire: OllamaChatRequest | OllamaGenerateRequest,
  messages: readonly Message[],
  more: Partial<GenerateRequest> = {},
): AcceptedOllamaRequest {
  const options = acceptOptions(wire.options);
  const extra = { ...options.extra, ...keepAliveExtra(wire, options.extra) };
  return {
    type: 'answer',
    request: {
      model: wire.model,
      messages,
      ...more,
      ...options,
      ...acceptAnswerShape(wire),
      ...(Object.keys(extra).length === 0 ? {} : { extra }),
    },
    stream: wire.stream !== false,
    ignored: ignoredOptions(wire.options),
  };
}

function residency(wire: OllamaChatRequest): AcceptedOllamaRequest {
  const keepAliveMs = keepAliveMsOf(wire);
  return {
    type: keepAliveMs === 0 ? 'unload' : 'load',
    model: wire.model,
    stream: wire.stream !== false,
    ...(keepAliveMs === undefined ? {} : { keepAliveMs }),
  };
}

/** Whoever answers reads its own part; models that run elsewhere have no use for it. */
function keepAliveExtra(wire: Pick<OllamaChatRequest, 'keep_alive'>, extra: GenerateRequest['extra']) {
  const { keep_alive: keepAlive } = wire;
  if (keepAliveMsOf(wire) === undefined) return {};
  return { local: { keepAlive }, ollama: { ...extra?.['ollama'], keepAlive } };
}

function keepAliveMsOf({ keep_alive: keepAlive }: Pick<OllamaChatRequest, 'keep_alive'>): number | undefined {
  if (keepAlive == null) return undefined;
  const ms = parseKeepAlive(keepAlive);
  if (ms === undefined) throw invalidField('keep_alive', 'Expected seconds, or a time like "5m"; 0 or -1.');
  return ms;
}

function ignoredOf({
  options,
  keep_alive: keepAlive,
}: Pick<OllamaChatRequest, 'options' | 'keep_alive'>): readonly string[] {
  return [...ignoredOptions(options), ...(keepAlive === undefined || keepAlive === null ? [] : ['keep_alive'])];
}

function toolsOf({ tools }: OllamaChatRequest): readonly Tool[] {
  return (tools ?? []).map(({ function: { name, description, parameters } }) => ({
    name,
    ...(description ? { description } : {}),
    ...(parameters ? { parameters } : {}),
  }));
}
