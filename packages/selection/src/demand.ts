import type { Capability, GenerateRequest, PromptTokens, Requirements } from '@modelhaven/core';
import type { Thresholds } from './options.ts';
import { estimatePromptTokens } from './prompt-tokens.ts';

/** An ability that is needed, and why. */
export interface NeededCapability {
  /** Any one of these will do. */
  readonly anyOf: readonly Capability[];
  /** Ends the sentence "It is needed because …". */
  readonly because: string;
}

/** Everything that one request asks of a model, worked out once for all candidates. */
export interface Demand {
  readonly requirements: Requirements;
  readonly thresholds: Thresholds;
  readonly capabilities: readonly NeededCapability[];
  /** Tokens of the prompt as they are estimated, for candidates whose tokens nobody counted. */
  readonly promptTokens: PromptTokens;
  /** Most tokens of the answer, as asked for. */
  readonly maxAnswerTokens?: number;
  readonly images: number;
  /** Place of every address in the caller's own list; absent where there is none. */
  readonly order?: ReadonlyMap<string, number>;
  readonly excluded: ReadonlySet<string>;
  readonly providers?: ReadonlySet<string>;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Works out what a request needs. */
export function toDemand(
  request: GenerateRequest,
  requirements: Requirements,
  thresholds: Thresholds,
  now: number,
): Demand {
  const { models, providers } = requirements;
  return {
    requirements,
    thresholds,
    capabilities: capabilitiesOf(request, requirements),
    promptTokens: { ...estimatePromptTokens(request), method: 'estimated' },
    ...(request.maxTokens === undefined ? {} : { maxAnswerTokens: request.maxTokens }),
    images: countImages(request),
    ...(models && models.length > 0 ? { order: toOrder(models) } : {}),
    excluded: requirements.exclude ? new Set(requirements.exclude) : NOBODY,
    ...(providers && providers.length > 0 ? { providers: new Set(providers) } : {}),
    now,
  };
}

const NOBODY: ReadonlySet<string> = new Set();
const CHAT: NeededCapability = { anyOf: ['chat'], because: 'the request is a conversation' };

function capabilitiesOf(request: GenerateRequest, { requiredCapabilities }: Requirements): readonly NeededCapability[] {
  const needed = fromRequest(request);
  for (const capability of requiredCapabilities ?? []) needed.push(asRequired(capability));
  return needed;
}

function asRequired(capability: Capability): NeededCapability {
  return { anyOf: [capability], because: 'the request requires it' };
}

// Only what a model cannot do without. A seed or log probabilities that a model ignores cost the answer nothing.
function fromRequest(request: GenerateRequest): NeededCapability[] {
  const needed: NeededCapability[] = [CHAT];
  let media: Set<Capability> | undefined;
  for (const { content } of request.messages) {
    if (typeof content === 'string') continue;
    for (const part of content) {
      if (part.type !== 'image' && part.type !== 'file') continue;
      media ??= new Set();
      if (part.type === 'image') media.add('vision');
      else media.add(part.mediaType.startsWith('audio/') ? 'audio-input' : 'file-input');
    }
  }
  for (const capability of media ?? []) needed.push({ anyOf: [capability], because: 'a message has such a part' });
  if (request.tools && request.tools.length > 0 && request.toolChoice !== 'none') {
    needed.push({ anyOf: ['tools'], because: 'the request offers tools' });
  }
  if (request.responseFormat?.type === 'json-schema') {
    needed.push({ anyOf: ['json-schema'], because: 'the answer must keep to a schema' });
  }
  if (request.responseFormat?.type === 'json') {
    needed.push({ anyOf: ['json-mode', 'json-schema'], because: 'the answer must be JSON' });
  }
  return needed;
}

function countImages({ messages }: GenerateRequest): number {
  let images = 0;
  for (const { content } of messages) {
    if (typeof content !== 'string') for (const part of content) if (part.type === 'image') images += 1;
  }
  return images;
}

function toOrder(models: readonly string[]): ReadonlyMap<string, number> {
  const order = new Map<string, number>();
  for (const address of models) if (!order.has(address)) order.set(address, order.size);
  return order;
}
