import { randomUUID } from 'node:crypto';
import {
  fromBatches,
  type GuardContext,
  LlmError,
  parseModelAddress,
  type Recorder,
  type Selector,
  silentLogger,
  systemTimers,
} from '@modelhaven/core';
import { createMonitor } from '@modelhaven/monitoring';
import type { LearningSelector } from '@modelhaven/selection';
import { acceptRequest, acceptSelection } from './accept-request.ts';
import { answerOf } from './answer-of.ts';
import { Call, type CallContext } from './call-context.ts';
import { calmMeasurements } from './calm-measurements.ts';
import { cancellable } from './cancellable.ts';
import { checkAliases } from './check-aliases.ts';
import { createFeedback } from './feedback.ts';
import { createFilters } from './filters.ts';
import type { GuardTools } from './guard-tools.ts';
import { defaultGuard, openGuard } from './guards.ts';
import { createHealthChecks } from './health/health-checks.ts';
import { createKeeper } from './keep-learned.ts';
import { lazyChild } from './lazy-logger.ts';
import { createLifecycle, type RunningCall } from './lifecycle.ts';
import { toModelList } from './list-models.ts';
import { createModelPool } from './model-pool.ts';
import type { ModelManagerOptions } from './options.ts';
import { type PipelineParts, run } from './pipeline.ts';
import { createPlanner } from './planner.ts';
import { providerStatus } from './provider-status.ts';
import { createQuestions } from './questions.ts';
import { createRegistry } from './registry.ts';
import { keepRequest } from './request-log/keep-request.ts';
import { createResidency } from './residency.ts';
import { createAdmissionControl } from './resilience/admission.ts';
import { createCircuits } from './resilience/circuits.ts';
import { createHedgeBudget } from './resilience/hedge-budget.ts';
import { createSharedCircuits } from './resilience/shared-circuits.ts';
import { createTextEmbedder } from './response-cache/embed-text.ts';
import { createSelectors } from './selectors.ts';
import { resolveSettings } from './settings.ts';
import { testModel } from './test-model.ts';
import type { AnswerEvent, CircuitStatus, ManagerCallOptions, ManagerRequest, ModelManager } from './types.ts';

const HOUR_MS = 3_600_000;

/**
 * Every model of these providers behind one door. Throws `CONFIG_INVALID` for two providers of one id, a provider of
 * another contract, and aliases that go round in circles.
 */
export function createModelManager(options: ModelManagerOptions): ModelManager {
  const { logger = silentLogger, now = Date.now, random = Math.random, timers = systemTimers } = options;
  // A clock that is set must not make an answer slow, or late. One that was handed in is not set by anybody else.
  const elapsed = options.now ?? (() => Math.round(performance.now()));
  const settings = resolveSettings(options.settings);
  const registry = createRegistry(options.providers);
  checkAliases(settings, registry.ids);
  const monitor = options.monitor ?? createMonitor({ now });
  const measurements = options.measurements ?? monitor;
  const calm = calmMeasurements(measurements, now);
  const pool = createModelPool({ providers: registry.all, settings: settings.modelLists, now, timers, logger });
  const onCircuitChange = new Set(options.onCircuitChange ? [options.onCircuitChange] : []);
  const tellOfCircuit = (status: CircuitStatus) => {
    logger.info({ circuit: status }, `The circuit of ${status.key} is ${status.state}.`);
    for (const listener of onCircuitChange) {
      try {
        listener(status);
      } catch (error) {
        logger.error({ error }, 'A listener for circuits threw.');
      }
    }
  };
  const { sharedState: state } = options;
  const circuits = createCircuits(
    settings.circuit,
    now,
    tellOfCircuit,
    state && ((adopt) => createSharedCircuits({ state, holder: randomUUID(), now, timers, logger, adopt })),
  );
  const admission = createAdmissionControl({ settings: settings.concurrency, now: elapsed, timers });
  const lifecycle = createLifecycle(registry.all, timers, () => pool.close());
  const selectors = options.selector
    ? { selector: options.selector }
    : createSelectors(settings, now, random, options.learned?.learned);
  const learners = Object.values(selectors).filter(learns);
  const feedback = createFeedback(learners);
  // Both hear every verdict, so that one knows what the other does.
  const keeper = createKeeper(options.selector ? undefined : options.learned, () => learners[0]?.snapshot(), timers);
  const health = createHealthChecks({
    ...{ providers: registry.all, settings: settings.healthChecks, now, timers, random, logger },
    onLoaded: (provider, models) =>
      monitor.observeMemory(
        provider,
        models.map(({ id, memoryBytes, gpuMemoryBytes }) => ({
          model: id,
          ...(memoryBytes === undefined ? {} : { memoryBytes }),
          ...(gpuMemoryBytes === undefined ? {} : { gpuMemoryBytes }),
        })),
      ),
  });
  const planner = createPlanner({
    registry,
    pool,
    ...selectors,
    circuits,
    measurements: calm,
    settings,
    timers,
    isDown: health.isDown,
  });
  const hedgeBudget = createHedgeBudget({ fraction: settings.hedging.maxExtraCostFraction, now });
  const residency = createResidency({ registry, pool, planner });
  const filters = createFilters({ registry, pool });
  const parts: PipelineParts = {
    guard: typeof options.guard === 'function' ? openGuard : (options.guard ?? defaultGuard(now)),
    remember: feedback.remember,
    plan: (accepted, call) => planner.planToAsk(accepted, call),
    providerOf: registry.find,
    circuits,
    admission,
    measurements: calm,
    settings,
    random,
    hedgeBudget,
    recorder: both(both(both(monitor, options.recorder), hedgeBudget), health),
    ...{ now, elapsed, timers },
    ...(options.tracesTo ? { tracesTo: options.tracesTo } : {}),
  };
  const questions = createQuestions({ parts, planner, registry, requestLog: options.requestLog });
  const acceptContext = {
    taskTypes: settings.taskTypes,
    providers: registry.ids,
    marketplaces: registry.all.filter(({ kind }) => kind === 'openrouter').map(({ id }) => id),
  };

  const tools: GuardTools = {
    ask: ({ model, messages, maxTokens }, { signal }) =>
      during(signal, async (running) => {
        const request = acceptRequest({ model, messages, maxTokens, temperature: 0 }, acceptContext);
        const call = callOf(running, {}, false);
        const unscreened = { ...parts, guard: openGuard };
        return (await answerOf(run(unscreened, request, call, guardContext(call, {})))).text;
      }),
    moderate: (address, text, { signal }) =>
      during(signal, async (running) => {
        const { provider: id = '', model = '' } = parseModelAddress(address) ?? {};
        const provider = registry.find(id);
        if (!provider?.moderations) {
          throw new LlmError('UNSUPPORTED', `${address} is no model of a provider with a moderation endpoint.`, {
            field: 'model',
          });
        }
        const { flagged } = await provider.moderations.moderate(
          { model, input: text },
          { signal: running.signal, logger },
        );
        return flagged;
      }),
  };

  const callOf = (
    running: RunningCall,
    callOptions: ManagerCallOptions,
    streamed: boolean,
    taskType?: string,
  ): Call => {
    const requestId = callOptions.requestId ?? randomUUID();
    return new Call(
      {
        requestId,
        signal: running.signal,
        abort: (reason) => running.abort(reason),
        logger: lazyChild(callOptions.logger ?? logger, { requestId }),
        startedAt: now(),
        begunAt: elapsed(),
        streamed,
      },
      callOptions,
      taskType,
    );
  };

  /** Joins the calls in progress for the length of some work. */
  const during = async <T>(signal: AbortSignal | undefined, work: (running: RunningCall) => Promise<T>): Promise<T> => {
    const running = lifecycle.enter(signal);
    try {
      return await work(running);
    } catch (thrown) {
      throw toError(thrown);
    } finally {
      running.leave();
    }
  };

  const { responseCache } = options;
  const guarded: PipelineParts = {
    ...parts,
    ...(typeof options.guard === 'function' ? { guard: options.guard(tools) } : {}),
    ...(responseCache ? { responseCache: { cache: responseCache, embed: createTextEmbedder(parts, planner) } } : {}),
  };

  const answer = (
    request: ManagerRequest,
    callOptions: ManagerCallOptions,
    streamed: boolean,
    running: RunningCall,
  ): AsyncIterable<readonly AnswerEvent[]> => {
    const call = callOf(running, callOptions, streamed, request.taskType);
    const { requestLog } = options;
    if (!requestLog) {
      return run(guarded, acceptRequest(request, acceptContext), call, guardContext(call, callOptions));
    }
    const messages = request.messages ?? [{ role: 'user', content: request.prompt ?? '' } as const];
    const kept = keepRequest(requestLog, call, { asked: request.model ?? 'auto', messages, elapsed });
    try {
      const accepted = acceptRequest(request, acceptContext);
      call.recorder = kept.recorder;
      call.onPlan = kept.planned;
      const events = run(guarded, accepted, call, guardContext(call, callOptions));
      return kept.watch(events);
    } catch (thrown) {
      kept.fail(thrown);
      throw thrown;
    }
  };

  /** Any thrown value as an error of ours; a defect is written to the log, where its cause is. */
  const toError = (thrown: unknown): LlmError => {
    const error = LlmError.from(thrown);
    if (error.code === 'INTERNAL') logger.error({ error }, 'A call failed unexpectedly.');
    return error;
  };

  const manager: ModelManager = {
    stream: (request, callOptions = {}) =>
      fromBatches({
        [Symbol.asyncIterator]: () =>
          cancellable(lifecycle, callOptions.signal, toError, (running) => answer(request, callOptions, true, running)),
      }),
    generate: (request, callOptions = {}) =>
      during(callOptions.signal, (running) => answerOf(answer(request, callOptions, false, running))),
    generateText: (prompt, request = {}, callOptions = {}) => manager.generate({ ...request, prompt }, callOptions),
    embed: (request, callOptions = {}) =>
      during(callOptions.signal, (running) => questions.embed(request, callOf(running, callOptions, false))),
    rerank: (request, callOptions = {}) =>
      during(callOptions.signal, (running) => questions.rerank(request, callOf(running, callOptions, false))),
    select: (request, callOptions = {}) =>
      during(callOptions.signal, async ({ signal }) => {
        const accepted = acceptSelection(request, acceptContext);
        return (await planner.plan(accepted, { ...callOptions, signal })).plan;
      }),
    feedback: (requestId, score, verdict) =>
      during(undefined, async () => {
        const receipt = feedback.give(requestId, score, verdict);
        keeper.changed();
        options.requestLog?.write({ type: 'feedback', id: requestId, time: now(), score });
        return receipt;
      }),
    listModels: (list = {}) =>
      during(list.signal, async ({ signal }) => {
        if (list.provider !== undefined) registry.get(list.provider);
        const lists = await pool.read({
          signal,
          ...(list.provider === undefined ? {} : { providers: [list.provider] }),
          ...(list.refresh === undefined ? {} : { refresh: list.refresh }),
        });
        return toModelList(lists, list);
      }),
    getFreeModels: async (list = {}) => (await manager.listModels({ ...list, freeOnly: true })).models,
    resolve: (name) =>
      during(undefined, async ({ signal }) => {
        const targets = await planner.targets([name], { signal });
        if (targets.every((target) => target.type === 'model')) return targets.map(({ address }) => address);
        const { plan } = await planner.plan(acceptSelection({ models: [name] }, acceptContext), { signal });
        return plan.ranked.map(({ address }) => address);
      }),
    providers: ({ account = false, signal } = {}) => {
      const statusParts = { pool, circuits, admission, health, now, timers, withAccount: account };
      return during(signal, (running) =>
        Promise.all(registry.all.map((provider) => providerStatus(provider, statusParts, running.signal))),
      );
    },
    test: (address, callOptions = {}) =>
      during(callOptions.signal, async (running) => {
        const { provider, target } = await residency.find(address, running.signal);
        const route = { provider, model: target.model, address: target.address };
        return testModel(parts, route, callOf(running, callOptions, true));
      }),
    load: (address, load = {}) => during(load.signal, ({ signal }) => residency.load(address, { ...load, signal })),
    unload: (address, { signal } = {}) => during(signal, (running) => residency.unload(address, running.signal)),
    remove: (address, { signal } = {}) => during(signal, (running) => residency.remove(address, running.signal)),
    pull: (address, pull = {}) => during(pull.signal, ({ signal }) => residency.pull(address, { ...pull, signal })),
    memory: { subscribe: residency.subscribe },
    filters: {
      get: filters.get,
      set: (provider, change, { signal } = {}) =>
        during(signal, (running) => filters.set(provider, change, { signal: running.signal })),
    },
    health: { all: health.all, check: health.check, subscribe: health.subscribe },
    monitor,
    performance: {
      getModelPerformance: (model, { timeframeHours = 24 } = {}) =>
        during(undefined, async () => {
          if (!(timeframeHours > 0)) {
            throw new LlmError('INVALID_REQUEST', '"timeframeHours" must be above 0.', { field: 'timeframeHours' });
          }
          const windowMs = timeframeHours * HOUR_MS;
          // What was used may be gone from the lists by now, so an address need not resolve.
          const direct = measurements.model(model, windowMs);
          if (direct) return direct;
          const [target] = await planner.targets([model]).catch(() => []);
          return target?.type === 'model' ? measurements.model(target.address, windowMs) : undefined;
        }),
      recent: (limit) => monitor.recent(limit),
    },
    fallback: {
      circuits: circuits.all,
      reset: circuits.reset,
      isolate: circuits.isolate,
      subscribe(listener) {
        // A function of its own, so that one listener may subscribe twice.
        const call = (status: CircuitStatus) => listener(status);
        onCircuitChange.add(call);
        return () => void onCircuitChange.delete(call);
      },
    },
    close: async ({ graceMs = 10_000 } = {}) => {
      health.close();
      await lifecycle.close(graceMs);
      await keeper.flush();
    },
  };
  return manager;
}

function learns(selector: Selector): selector is LearningSelector {
  return 'learn' in selector && typeof selector.learn === 'function';
}

function guardContext(call: CallContext, options: ManagerCallOptions): GuardContext {
  const { channel, locale, country, conversationId } = options;
  return {
    requestId: call.requestId,
    signal: call.signal,
    logger: call.logger,
    ...(call.taskType === undefined ? {} : { taskType: call.taskType }),
    ...(channel === undefined ? {} : { channel }),
    ...(locale === undefined ? {} : { locale }),
    ...(country === undefined ? {} : { country }),
    ...(conversationId === undefined ? {} : { conversationId }),
  };
}

function both(first: Recorder, second: Recorder | undefined): Recorder {
  if (!second) return first;
  return {
    record(attempt) {
      first.record(attempt);
      second.record(attempt);
    },
  };
}
