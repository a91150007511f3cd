import { join } from 'node:path';
import {
  collect,
  type HealthReport,
  type LinkedAbort,
  LlmError,
  type Logger,
  linkAbort,
  type ModelProvider,
  type StreamEvent,
  silentLogger,
  systemTimers,
  type Timers,
  throwIfAborted,
} from '@modelhaven/core';
import type { Dispatcher } from 'undici';
import { checkEmbedRequest, checkGenerateRequest, ignoredFields } from './check-request.ts';
import type { LocalConfig } from './config.ts';
import { DEMO_WARNING } from './demo.ts';
import type { Engine } from './engine.ts';
import { createInProcessEngine, createIsolatingEngine } from './engines/create-engine.ts';
import { createHub, type ProxySettings } from './hub/create-hub.ts';
import type { JudgeFit } from './hub/pull-model.ts';
import { createModelFiles } from './model-files.ts';
import { createResidency, type HeldModel } from './residency.ts';
import { usableCores } from './usable-cores.ts';
import type { OtherFolders } from './weights/scan-others.ts';

/** What a local provider may be handed; everything has a default. */
export interface LocalDeps {
  readonly logger?: Logger;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly timers?: Timers;
  /** 0 to just under 1; seeds of answers that ask for none. */
  readonly random?: () => number;
  /** Runs the models; replaced in tests. */
  readonly engine?: Engine;
  /** Looks a secret up by name: `HF_TOKEN`. */
  readonly secret?: (name: string) => string | undefined;
  /** The token for the hub that the user signed in with elsewhere; asked where config and secrets have none. */
  readonly hubToken?: () => string | undefined;
  /** Folder for what is kept between runs; models are fetched into `models` below it unless the config says otherwise. */
  readonly dataDir?: string;
  /** Where other programs keep their models on this machine. Default: nowhere. */
  readonly otherFolders?: OtherFolders;
  /** Says whether models fit this machine. Default: nothing is known of it, and the usual quantisation is fetched. */
  readonly judgeFit?: JudgeFit;
  /** Proxies on the way to the hub. Default: none. */
  readonly proxy?: ProxySettings;
  /** An undici dispatcher for the way to the hub; stays the caller's to close. */
  readonly dispatcher?: Dispatcher;
}

const MINUTE_MS = 60_000;

/** A provider of the models on this machine. Nothing is read or imported before the first call. */
export function createLocalProvider(id: string, config: LocalConfig, deps: LocalDeps = {}): ModelProvider {
  const { now = Date.now, timers = unrefTimers, random = Math.random } = deps;
  const logger = (deps.logger ?? silentLogger).child({ provider: id });
  const createEngine = config.isolation === 'process' ? createIsolatingEngine : createInProcessEngine;
  const engine = deps.engine ?? createEngine({ gpu: config.gpu, logger, usableCores, random });
  const modelsDir = config.modelsDir ?? (deps.dataDir === undefined ? undefined : join(deps.dataDir, 'models'));
  const files = createModelFiles({
    provider: id,
    modelsDir,
    demo: config.demo,
    logger,
    others: chooseFolders(config.otherFolders, deps.otherFolders),
    trusted: config.trustedModelRevisions,
    now,
  });
  const token = () => config.hubToken ?? deps.secret?.('HF_TOKEN') ?? deps.hubToken?.();
  // Somebody waits for a download: its pauses keep the process alive.
  const waiting = deps.timers ?? systemTimers;
  const hub = createHub({ ...deps, config, modelsDir, files, token, logger, timers: waiting, now, random });
  const active = new Set<LinkedAbort>();
  let closed: Promise<void> | undefined;

  const residency = createResidency({
    maxModels: config.maxConcurrentModels,
    idleMs: config.idleMinutes * MINUTE_MS,
    timers,
    now,
    load: async (modelId, { signal, onProgress, contextLength, gpuLayers }) => {
      const { file } = await files.find(modelId);
      const startedAt = now();
      const model = await engine.load(file, {
        signal,
        logger,
        onProgress,
        contextLength: contextLength ?? config.contextLength,
        contextAsked: contextLength !== undefined,
        sequences: config.sequences,
        threads: config.threads,
        gpuLayers: gpuLayers ?? config.gpuLayers,
      });
      logger.info({ model: modelId, loadMs: now() - startedAt }, 'A model was loaded.');
      for (const warning of model.warnings) logger.warn({ model: modelId }, warning);
      return model;
    },
  });

  const assertOpen = () => {
    if (closed) throw new LlmError('UNAVAILABLE', 'The provider is closed.', { provider: id });
  };

  /** The caller's signal, and ours for the day the provider is closed. */
  const follow = (signal: AbortSignal | undefined): LinkedAbort => {
    const linked = linkAbort(signal);
    active.add(linked);
    return linked;
  };
  const letGo = (linked: LinkedAbort) => {
    active.delete(linked);
    linked.release();
  };

  /** Adds where it happened to whatever is thrown. */
  const fail = (error: unknown, model?: string): LlmError =>
    LlmError.from(error, { provider: id, ...(model === undefined ? {} : { model }) });

  const provider: ModelProvider = {
    contract: 1,
    id,
    kind: 'local',

    async listModels({ signal } = {}) {
      assertOpen();
      try {
        throwIfAborted(signal);
        return (await files.list()).map(({ info }) => info);
      } catch (error) {
        throw fail(error);
      }
    },

    generate: (request, options) => collect(provider.stream(request, options)),

    async *stream(request, options = {}): AsyncGenerator<StreamEvent> {
      assertOpen();
      const linked = follow(options.signal);
      let held: HeldModel | undefined;
      try {
        throwIfAborted(linked.signal);
        const { file, info } = await files.find(request.model);
        checkGenerateRequest(request, info);
        const warnings = [
          ...(file.format === 'gguf' && file.embedded ? [DEMO_WARNING] : []),
          ...ignoredFields(request, info),
        ];
        held = await residency.acquire(request.model, { signal: linked.signal });
        const events = held.model.generate(request, {
          signal: linked.signal,
          logger: options.logger ?? logger,
          model: info,
        });
        for await (const event of events) {
          yield event.type === 'start'
            ? { ...event, warnings: [...warnings, ...held.model.warnings, ...event.warnings] }
            : event;
        }
      } catch (error) {
        throw fail(error, request.model);
      } finally {
        held?.release();
        letGo(linked);
      }
    },

    async health(): Promise<HealthReport> {
      const startedAt = now();
      const report = (status: HealthReport['status'], detail: string): HealthReport => ({
        status,
        latencyMs: Math.max(0, now() - startedAt),
        detail,
      });
      if (closed) return report('down', 'The provider is closed.');
      try {
        const models = await files.list();
        if (models.length === 0) return report('degraded', 'There are no local models.');
        return report(
          'up',
          `${models.length} local ${models.length === 1 ? 'model' : 'models'}, ${residency.loaded().length} in memory.`,
        );
      } catch {
        return report('down', 'The models folder cannot be read.');
      }
    },

    close() {
      closed ??= (async () => {
        for (const call of active) call.abort(new LlmError('ABORTED', 'The provider was closed.', { provider: id }));
        await residency.close();
        await engine.close();
        await hub.close();
      })();
      return closed;
    },

    embeddings: {
      async embed(request, options = {}) {
        assertOpen();
        let held: HeldModel | undefined;
        const linked = follow(options.signal);
        try {
          throwIfAborted(linked.signal);
          const { info } = await files.find(request.model);
          checkEmbedRequest(request, info);
          held = await residency.acquire(request.model, { signal: linked.signal });
          return await held.model.embed(request, {
            signal: linked.signal,
            logger: options.logger ?? logger,
            model: info,
          });
        } catch (error) {
          throw fail(error, request.model);
        } finally {
          held?.release();
          letGo(linked);
        }
      },
    },

    residency: {
      async loaded() {
        assertOpen();
        return residency.loaded();
      },
      async load(model, options = {}) {
        assertOpen();
        try {
          const held = await residency.acquire(model, options);
          held.release();
          const loaded = residency.loaded().find((entry) => entry.id === model);
          if (!loaded) throw new LlmError('UNAVAILABLE', 'The model was unloaded again at once.');
          options.onProgress?.(1);
          return loaded;
        } catch (error) {
          throw fail(error, model);
        }
      },
      async unload(model) {
        assertOpen();
        await residency.unload(model);
      },
      async pull(model, options = {}) {
        assertOpen();
        const linked = follow(options.signal);
        try {
          throwIfAborted(linked.signal);
          await hub.pull(model, { ...options, signal: linked.signal });
        } catch (error) {
          throw fail(error, model);
        } finally {
          letGo(linked);
        }
      },
      async remove(model, options = {}) {
        assertOpen();
        const linked = follow(options.signal);
        try {
          throwIfAborted(linked.signal);
          await files.find(model);
          await residency.unload(model);
          await hub.remove(model, linked.signal);
        } catch (error) {
          throw fail(error, model);
        } finally {
          letGo(linked);
        }
      },
    },
  };
  return provider;
}

/** What the config says of the folders of other programs, over what the app knows of them. */
function chooseFolders(wished: LocalConfig['otherFolders'], known: OtherFolders = {}): OtherFolders {
  if (typeof wished === 'boolean') return wished ? known : {};
  const one = (name: keyof OtherFolders) => (wished[name] === false ? undefined : (wished[name] ?? known[name]));
  return { huggingFace: one('huggingFace'), lmStudio: one('lmStudio'), ollama: one('ollama') };
}

/** Waiting to unload an idle model must not keep the process alive. */
const unrefTimers: Timers = {
  ...systemTimers,
  set: (callback, ms) => setTimeout(callback, ms).unref(),
};
