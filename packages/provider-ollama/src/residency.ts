import {
  type CallOptions,
  LlmError,
  type LoadedModel,
  type LoadOptions,
  type ResidencyCapability,
  throwIfAborted,
} from '@modelhaven/core';
import type { Api, Body } from './api/api.ts';
import { isSameModel } from './api/model-name.ts';
import type { Running, Show } from './api/schemas.ts';
import type { OllamaConfig } from './config.ts';
import type { Placement } from './context/placement.ts';
import { pullModel } from './pull/pull-model.ts';

export interface ResidencyParts {
  readonly api: Api;
  readonly config: Pick<OllamaConfig, 'keepAlive' | 'gpuEnabled'>;
  readonly placement: Placement;
  readonly begin: (options?: CallOptions) => void;
  /** The facts of a model, fetched first where it is a preferred one that is missing. */
  readonly factsOf: (model: string, options: CallOptions) => Promise<Show | undefined>;
  /** `num_ctx` for a load that asks for this many tokens, or for none in particular. */
  readonly contextFor: (model: string, show: Show | undefined, wish: number | undefined) => number;
  readonly onUnloaded: (model: string) => void;
  readonly onPulled: (model: string) => void;
  readonly activeRequests: (model: string) => number;
}

/** Ollama lets a model go when its last answer is done; more than this is no answer but a hang. */
const UNLOAD_MS = 60_000;
const LOOK_AGAIN_MS = 50;

/** What is in Ollama's memory, and how it gets in and out (docs/faq of Ollama: "preload a model", "keep a model loaded"). */
export function createResidency(parts: ResidencyParts): Required<Omit<ResidencyCapability, 'subscribe'>> {
  const { api, config, placement, begin } = parts;
  const toLoaded = (running: Running) => toLoadedModel(running, parts.activeRequests(running.name));

  const look = async (options: CallOptions) => {
    const models = await api.ps(options);
    placement.learn(models);
    return models;
  };

  return {
    async loaded(options = {}) {
      begin(options);
      return (await look(options)).map(toLoaded);
    },
    async load(model, options: LoadOptions = {}) {
      begin(options);
      const { contextLength, gpuLayers, onProgress, ...call } = options;
      const find = (models: readonly Running[]) => models.find(({ name }) => isSameModel(name, model));
      const already = find(await look(call));
      const isEnough = (already?.context_length ?? Number.POSITIVE_INFINITY) >= (contextLength ?? 0);
      if (already && isEnough && gpuLayers === undefined) {
        onProgress?.(1);
        return toLoaded(already);
      }
      onProgress?.(0);
      const show = await parts.factsOf(model, call);
      const options_ = {
        num_ctx: parts.contextFor(model, show, contextLength),
        ...(config.gpuEnabled === false ? { num_gpu: 0 } : {}),
        ...(typeof gpuLayers === 'number' ? { num_gpu: gpuLayers } : {}),
      };
      const body: Body = {
        model,
        options: options_,
        ...(config.keepAlive === undefined ? {} : { keep_alive: config.keepAlive }),
      };
      // A model that only embeds refuses to generate; nothing to embed loads it just as well.
      if (isEmbedder(show)) await api.run('/api/embed', { ...body, input: [] }, call);
      else await api.run('/api/generate', { ...body, prompt: '' }, call);
      const running = find(await look(call));
      onProgress?.(1);
      return running ? toLoaded(running) : { id: model };
    },
    async unload(model, options = {}) {
      begin(options);
      const first = await api.running(model, options);
      if (!first) return parts.onUnloaded(model);
      try {
        const isEmbedding = isEmbedder(await parts.factsOf(model, options));
        const body = { model, keep_alive: 0 };
        if (isEmbedding) await api.run('/api/embed', { ...body, input: [] }, options);
        else await api.run('/api/generate', { ...body, prompt: '' }, options);
      } catch (error) {
        if (!LlmError.is(error) || error.code !== 'MODEL_NOT_FOUND') throw error;
      }
      for (let waitedMs = 0; await api.running(model, options); waitedMs += LOOK_AGAIN_MS) {
        throwIfAborted(options.signal);
        if (waitedMs >= UNLOAD_MS) {
          throw new LlmError('TIMEOUT', 'Ollama still has the model in memory; it may be answering.', { model });
        }
        await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
      }
      placement.forget();
      parts.onUnloaded(model);
    },
    async pull(model, { onProgress, signal, logger }: LoadOptions = {}) {
      begin({ ...(signal ? { signal } : {}) });
      await pullModel(api, model, {
        ...(onProgress ? { onProgress } : {}),
        ...(signal ? { signal } : {}),
        ...(logger ? { logger } : {}),
      });
      parts.onPulled(model);
    },
    async remove(model, options = {}) {
      begin(options);
      await api.delete(model, options);
      placement.forget();
      parts.onUnloaded(model);
      parts.onPulled(model);
    },
  };
}

function isEmbedder(show: Show | undefined): boolean {
  const words = show?.capabilities ?? [];
  return words.includes('embedding') && !words.includes('completion');
}

/** A model in memory. One that stays for ever has an expiry hundreds of years away, which is none. */
export function toLoadedModel(running: Running, activeRequests: number): LoadedModel {
  const { name, size, size_vram: onGpu, context_length: contextLength, expires_at: expiry } = running;
  const expiresAt = Date.parse(expiry ?? '');
  return {
    id: name,
    ...(typeof size === 'number' && size > 0 ? { memoryBytes: Math.max(0, size - (onGpu ?? 0)) } : {}),
    ...(typeof onGpu === 'number' ? { gpuMemoryBytes: onGpu } : {}),
    ...(contextLength ? { contextLength } : {}),
    ...(expiresAt > 0 && expiresAt < 4e12 ? { expiresAt } : {}),
    activeRequests,
  };
}
