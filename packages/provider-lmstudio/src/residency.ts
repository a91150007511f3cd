import {
  type CallOptions,
  LlmError,
  type LoadedModel,
  type LoadOptions,
  type Logger,
  type ResidencyCapability,
} from '@modelhaven/core';
import type { Activity } from './activity.ts';
import { findModel, type Instance, instanceFor, type ListedModel } from './api/listed-model.ts';
import type { NativeApi } from './api/native-api.ts';
import { createInTurn } from './in-turn.ts';
import type { ModelFacts } from './model-facts.ts';
import { pullModel } from './pull-model.ts';

export interface ResidencyParts {
  /** Id of the provider, for the log. */
  readonly id: string;
  readonly native: NativeApi;
  readonly facts: ModelFacts;
  readonly activity: Activity;
  readonly logger: Logger;
  readonly begin: (options?: CallOptions) => void;
  /** Tokens of context where a load asks for none in particular. */
  readonly contextLength: number | undefined;
  /** Told of every context that was asked for. */
  readonly onAsked: (model: string, contextLength: number) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

const NO_TTL =
  'LM Studio keeps a model that is loaded ahead until somebody unloads it; a time to live holds for models that a request loads (ttl_seconds).';

/** What is in LM Studio's memory, and how it gets in and out. Loading takes API v1; before it, asking a model loads it. */
export function createResidency(parts: ResidencyParts): Required<Omit<ResidencyCapability, 'remove' | 'subscribe'>> {
  const { native, facts, activity, begin, now } = parts;
  const turns = createInTurn();
  /** Loads that gave less context than was asked for: asking again would only unload and load in vain. */
  const shortfalls = new Map<string, { readonly asked: number; readonly got: number }>();

  const listV1 = async (options: CallOptions) => {
    const { version, models } = await facts.list(options);
    if (version === 'v1') return models;
    throw new LlmError(
      'UNSUPPORTED',
      'This LM Studio loads a model when it is asked, and not ahead; update it to 0.4 or later for that.',
    );
  };
  const toLoaded = (model: ListedModel, instance: Instance): LoadedModel => {
    const id = instance === instanceFor(model, model.id) ? model.id : instance.id;
    const { contextLength, remainingTtlSeconds } = instance;
    return {
      id,
      ...(contextLength === undefined ? {} : { contextLength }),
      ...(remainingTtlSeconds === undefined ? {} : { expiresAt: now() + Math.round(remainingTtlSeconds * 1_000) }),
      activeRequests: activity.count(id === instance.id ? [id] : [id, instance.id]),
    };
  };
  const unloadAll = async (model: ListedModel, instances: readonly Instance[], options: CallOptions) => {
    await activity.idle([model.id, ...model.variants, ...instances.map(({ id }) => id)], options.signal);
    for (const { id } of instances) await native.unload(id, options);
    facts.forget();
  };

  const load = async (name: string, options: LoadOptions): Promise<LoadedModel> => {
    const { contextLength: wish, gpuLayers: _, keepAliveMs, pin, onProgress, ...call } = options;
    const isForEver = pin === true || keepAliveMs === Number.POSITIVE_INFINITY;
    const warned = (loaded: LoadedModel): LoadedModel =>
      keepAliveMs === undefined || isForEver ? loaded : { ...loaded, warnings: [NO_TTL] };
    const model = findModel(await listV1(call), name);
    if (!model) {
      throw new LlmError('MODEL_NOT_FOUND', 'LM Studio has no such model; download it first.', { model: name });
    }
    const within = (tokens: number | undefined) =>
      tokens === undefined ? undefined : Math.min(tokens, model.maxContextLength ?? tokens);
    const asked = within(wish ?? parts.contextLength);
    const already = instanceFor(model, name);
    const shortfall = shortfalls.get(model.id);
    const isInVain = shortfall?.got === already?.contextLength && (shortfall?.asked ?? 0) >= (asked ?? 0);
    const isEnough = (already?.contextLength ?? Number.POSITIVE_INFINITY) >= (within(wish) ?? 0);
    // What was loaded on demand has a time to live; loaded ahead it has none.
    const wouldLeave = isForEver && already?.remainingTtlSeconds !== undefined;
    if (already && (isEnough || isInVain) && !wouldLeave) {
      onProgress?.(1);
      return warned(toLoaded(model, already));
    }
    onProgress?.(0);
    // A second instance would need the memory twice, and requests could still go to the small one.
    if (already) await unloadAll(model, model.instances ?? [], call);
    if (asked !== undefined) parts.onAsked(model.id, asked);
    const { instanceId, contextLength } = await native.load(name, asked, call);
    facts.forget();
    shortfalls.delete(model.id);
    if (asked !== undefined && contextLength !== undefined && contextLength < asked) {
      shortfalls.set(model.id, { asked, got: contextLength });
      const log = call.logger ?? parts.logger;
      log.warn(
        { provider: parts.id, model: model.id, askedTokens: asked, loadedTokens: contextLength },
        'loaded with less context',
      );
    }
    onProgress?.(1);
    const instance = { id: instanceId ?? model.id, ...(contextLength === undefined ? {} : { contextLength }) };
    return warned(toLoaded({ ...model, instances: [instance] }, instance));
  };

  return {
    async loaded(options = {}) {
      begin(options);
      const { models } = await facts.list(options);
      return models.flatMap((model) => (model.instances ?? []).map((instance) => toLoaded(model, instance)));
    },
    async load(name, options: LoadOptions = {}) {
      begin(options);
      // Two loads at a time would make two instances of one model.
      return turns.run(name, options.signal, () => load(name, options));
    },
    async unload(name, options = {}) {
      begin(options);
      const model = findModel(await listV1(options), name);
      const instances = model?.instances ?? [];
      if (!model || instances.length === 0) return;
      const one = instances.find(({ id }) => id === name && id !== model.id);
      await unloadAll(model, one ? [one] : instances, options);
    },
    async pull(name, options: LoadOptions = {}) {
      begin(options);
      await listV1(options);
      await pullModel({ native, sleep: parts.sleep }, name, options);
      facts.forget();
    },
  };
}
