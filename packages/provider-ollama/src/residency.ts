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
import { OLLAMAS_OWN, type Stays } from './stays.ts';

export interface ResidencyParts {
  readonly api: Api;
  readonly config: Pick<OllamaConfig, 'gpuEnabled'>;
  readonly stays: Stays;
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

const PINNED =
  'It stays until somebody unloads it, but Ollama decides by itself who makes room where another model needs the memory.';

/** What is in Ollama's memory, and how it gets in and out (docs/faq of Ollama: "preload a model", "keep a model loaded"). */
export function createResidency(parts: ResidencyParts): Required<Omit<ResidencyCapability, 'subscribe'>> {
  const { api, config, stays, placement, begin } = parts;
  const toLoaded = (running: Running) => toLoadedModel(running, parts.activeRequests(running.name));
  /** Asks for nothing, which loads a model, or changes how long it stays. */
  const touch = async (isEmbedding: boolean, body: Body, call: CallOptions): Promise<void> => {
    // A model that only embeds refuses to generate; nothing to embed does as well.
    if (isEmbedding) await api.run('/api/embed', { ...body, input: [] }, call);
    else await api.run('/api/generate', { ...body, prompt: '' }, call);
  };

  const look = async (options: CallOptions) => {
    const models = await api.ps(options);
    placement.learn(models);
    return models;
  };

  const load = async (model: string, options: LoadOptions, asksToStay: boolean): Promise<LoadedModel> => {
    const { contextLength, gpuLayers, keepAliveMs: _, pin, onProgress, ...call } = options;
    const find = (models: readonly Running[]) => models.find(({ name }) => isSameModel(name, model));
    const already = find(await look(call));
    const isEnough = (already?.context_length ?? Number.POSITIVE_INFINITY) >= (contextLength ?? 0);
    const isRight = already !== undefined && isEnough && gpuLayers === undefined;
    if (isRight && !asksToStay) {
      onProgress?.(1);
      return toLoaded(already);
    }
    onProgress?.(0);
    const show = await parts.factsOf(model, call);
    const inMemory = isRight ? already.context_length : undefined;
    const stay = stays.of(model) ?? (asksToStay ? OLLAMAS_OWN : undefined);
    await touch(
      isEmbedder(show),
      {
        model,
        options: {
          // Another context would load it anew.
          num_ctx: inMemory ?? parts.contextFor(model, show, contextLength),
          ...(config.gpuEnabled === false ? { num_gpu: 0 } : {}),
          ...(typeof gpuLayers === 'number' ? { num_gpu: gpuLayers } : {}),
        },
        // With 0 it would be gone at once: that goes with the answer that is to be its last.
        ...(stay === undefined || stay === 0 ? {} : { keep_alive: stay }),
      },
      call,
    );
    const running = find(await look(call));
    onProgress?.(1);
    const loaded = running ? toLoaded(running) : { id: model };
    return pin === true ? { ...loaded, warnings: [PINNED] } : loaded;
  };

  return {
    async loaded(options = {}) {
      begin(options);
      return (await look(options)).map(toLoaded);
    },
    async load(model, options: LoadOptions = {}) {
      begin(options);
      const { keepAliveMs, pin } = options;
      const takeBack = stays.note(model, {
        ...(keepAliveMs === undefined ? {} : { keepAliveMs }),
        ...(pin === undefined ? {} : { pin }),
      });
      try {
        return await load(model, options, takeBack !== undefined);
      } catch (error) {
        takeBack?.();
        throw error;
      }
    },
    async unload(model, options = {}) {
      begin(options);
      stays.forget(model);
      const first = await api.running(model, options);
      if (!first) return parts.onUnloaded(model);
      try {
        await touch(isEmbedder(await parts.factsOf(model, options)), { model, keep_alive: 0 }, options);
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
