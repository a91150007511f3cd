import { join } from 'node:path';
import {
  type CallOptions,
  collect,
  type HealthReport,
  type LinkedAbort,
  LlmError,
  type Logger,
  linkAbort,
  type Machine,
  type ModelInfo,
  type ModelProvider,
  type ResidencyEvent,
  type StreamEvent,
  silentLogger,
  systemTimers,
  type Timers,
  throwIfAborted,
  untilAborted,
} from '@modelhaven/core';
import type { Dispatcher } from 'undici';
import { checkEmbedRequest, checkGenerateRequest, checkRerankRequest, ignoredFields } from './check-request.ts';
import { type ChosenVariant, chooseVariant } from './choose-variant.ts';
import type { LocalConfig } from './config.ts';
import { DEMO_WARNING } from './demo.ts';
import type { Engine, EngineCall, EngineModel } from './engine.ts';
import { createInProcessEngine, createIsolatingEngine } from './engines/create-engine.ts';
import { keepAliveOf } from './extra.ts';
import { findDraft } from './find-draft.ts';
import { createHub, type ProxySettings } from './hub/create-hub.ts';
import type { JudgeFit } from './hub/pull-model.ts';
import { fileName } from './memory/file-name.ts';
import { layersFor } from './memory/layers-for.ts';
import { measureLoad } from './memory/measure-load.ts';
import { planWithDraft } from './memory/plan-draft.ts';
import { createLoadPlanner } from './memory/plan-load.ts';
import { createSpeedWatch, type SpeedExpectation } from './memory/speed-watch.ts';
import { createModelFiles } from './model-files.ts';
import { createResidency, type HeldModel } from './residency/residency.ts';
import { createTokenCounting } from './token-counting.ts';
import { usableCores } from './usable-cores.ts';
import { fromVariants } from './variants.ts';
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
  /** What fits this machine. Default: found out by trying. */
  readonly machine?: Machine | undefined;
}

const MINUTE_MS = 60_000;
/** The speed of smaller models is mostly overhead, which no estimate knows well. */
const JUDGED_BYTES = 100 * 1024 * 1024;

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
  const { machine } = deps;
  const planner = createLoadPlanner({ config, machine });
  const speeds = createSpeedWatch({ machine, clock: timers.now });
  const expectations = new Map<string, SpeedExpectation>();
  const listeners = new Set<(event: ResidencyEvent) => void>();
  const active = new Set<LinkedAbort>();
  let closed: Promise<void> | undefined;

  const cacheDir = deps.dataDir === undefined ? undefined : join(deps.dataDir, 'cache');

  const tell = (event: ResidencyEvent) => {
    for (const listener of listeners) listener(event);
  };

  const residency = createResidency({
    maxModels: config.maxConcurrentModels,
    idleMs: config.idleMinutes * MINUTE_MS,
    timers,
    now,
    wakeTimers: deps.timers ?? systemTimers,
    isPinned: (modelId) => config.pinnedModels.includes(modelId),
    onEvent: tell,
    plan: async (modelId, wish, ledger) =>
      planWithDraft(planner, (await files.find(modelId)).file, await findDraft(files, config, modelId), wish, ledger),
    load: async (modelId, { signal, onProgress, contextLength, gpuLayers: layersAsked, plan }) => {
      const { file } = await files.find(modelId);
      const startedAt = now();
      const layers = layersFor(layersAsked, config, plan);
      const loaded = await engine.load(file, {
        signal,
        logger,
        onProgress,
        contextLength: contextLength ?? config.contextLength,
        contextAsked: contextLength !== undefined,
        sequences: config.sequences,
        threads: config.threads,
        gpuLayers: layers.wanted,
        draft: await findDraft(files, config, modelId),
        cacheDir,
      });
      const model = measureLoad({ model: loaded, file, plan, planner, machine, layersHeldBack: layers.heldBack });
      speeds.reset(fileName(file));
      expectations.delete(modelId);
      if (plan?.fit && file.sizeBytes >= JUDGED_BYTES)
        expectations.set(modelId, { model: fileName(file), fit: plan.fit });
      logger.info({ model: modelId, loadMs: now() - startedAt }, 'A model was loaded.');
      for (const warning of model.warnings) logger.warn({ model: modelId }, warning);
      return model;
    },
  });

  /** The file that a name stands for: its own, or the best that fits where it names several. */
  const locate = async (name: string): Promise<ChosenVariant> => {
    try {
      return { ...(await files.find(name)), warnings: [] };
    } catch (error) {
      const groups = config.autoQuantization ? await files.groups() : [];
      const group = groups.find((each) => each.id === name);
      if (!group) throw error;
      const inMemory = new Set(residency.loaded().map((model) => model.id));
      return chooseVariant({ group, isLoaded: (each) => inMemory.has(each), plan: residency.planAlone });
    }
  };

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

  /** One answer without events. The model is loaded when it is asked for. */
  const once = async <Result>(
    name: string,
    { signal, logger: own = logger }: CallOptions,
    work: (model: () => Promise<EngineModel>, info: ModelInfo, call: EngineCall) => Promise<Result>,
  ): Promise<Result> => {
    assertOpen();
    let held: HeldModel | undefined;
    const linked = follow(signal);
    try {
      throwIfAborted(linked.signal);
      const { file, info } = await locate(name);
      const load = async () => {
        held = await residency.acquire(file.id, { signal: linked.signal });
        return held.model;
      };
      return await work(load, info, { signal: linked.signal, logger: own, model: info });
    } catch (error) {
      throw fail(error, name);
    } finally {
      held?.release();
      letGo(linked);
    }
  };

  const provider: ModelProvider = {
    contract: 1,
    id,
    kind: 'local',

    async listModels({ signal } = {}) {
      assertOpen();
      try {
        throwIfAborted(signal);
        const [models, groups] = await Promise.all([files.list(), config.autoQuantization ? files.groups() : []]);
        return [...models.map(({ info }) => info), ...groups.map(fromVariants)];
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
        const keepAliveMs = keepAliveOf(request);
        const { file, info, warnings: ofChoice } = await locate(request.model);
        checkGenerateRequest(request, info);
        const warnings = [
          ...ofChoice,
          ...(file.format === 'gguf' && file.embedded ? [DEMO_WARNING] : []),
          ...ignoredFields(request, info),
        ];
        held = await residency.acquire(file.id, { signal: linked.signal, keepAliveMs });
        const { users } = held;
        const events = held.model.generate(request, {
          signal: linked.signal,
          logger: options.logger ?? logger,
          model: info,
        });
        const followed = speeds.follow(
          events,
          expectations.get(file.id),
          () => users() === 1,
          (warning) => {
            logger.warn({ model: file.id }, warning);
            tell({ type: 'degraded', model: file.id, warning });
          },
        );
        for await (const event of followed) {
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

    tokenCounting: createTokenCounting({ id, peek: residency.peek, logger }),

    embeddings: {
      embed: (request, options = {}) =>
        once(request.model, options, (model, info, call) => {
          checkEmbedRequest(request, info);
          return model().then((held) => held.embed(request, call));
        }),
    },

    reranking: {
      rerank: (request, options = {}) =>
        once(request.model, options, (model, info, call) => {
          checkRerankRequest(request, info);
          return model().then(async (held) => {
            const result = await held.rerank?.(request, call);
            if (result) return result;
            throw new LlmError('UNSUPPORTED', 'This engine cannot rank.', { field: 'model' });
          });
        }),
    },

    residency: {
      async loaded() {
        assertOpen();
        return residency.loaded();
      },
      async load(model, options = {}) {
        assertOpen();
        try {
          const { file } = await locate(model);
          const held = await residency.acquire(file.id, options);
          const loaded = residency.loaded().find((entry) => entry.id === file.id);
          held.release();
          if (!loaded) throw new LlmError('UNAVAILABLE', 'The model was unloaded again at once.');
          options.onProgress?.(1);
          // Loading it is no answer in progress.
          return { ...loaded, activeRequests: Math.max(0, (loaded.activeRequests ?? 0) - 1) };
        } catch (error) {
          throw fail(error, model);
        }
      },
      async unload(model, options = {}) {
        assertOpen();
        const groups = await files.groups().catch(() => []);
        const ids = groups.find((group) => group.id === model)?.variants.map(({ file }) => file.id) ?? [model];
        await untilAborted(Promise.all(ids.map(residency.unload)), options.signal);
      },
      subscribe(listener) {
        // A function of its own, so that one listener may subscribe twice.
        const call = (event: ResidencyEvent) => listener(event);
        listeners.add(call);
        return () => void listeners.delete(call);
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
