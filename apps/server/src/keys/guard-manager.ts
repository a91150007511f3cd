import { LlmError, type ModelInfo } from '@modelhaven/core';
import type { ManagerCallOptions, ModelManager } from '@modelhaven/manager';
import type { Caller } from './caller.ts';
import { matchesModel } from './model-patterns.ts';

/** The manager as a caller may use it: their models only, and all of it in their name. */
export function guardManager(manager: ModelManager, caller: Caller | undefined): ModelManager {
  const patterns = caller?.models;
  const own = (options: ManagerCallOptions = {}, request: { readonly user?: string } = {}): ManagerCallOptions =>
    ownOptions(caller, options, request.user);
  const allowed = <Model extends Pick<ModelInfo, 'provider' | 'id'>>(models: readonly Model[]): readonly Model[] => {
    return patterns ? models.filter(({ provider, id }) => matchesModel(patterns, `${provider}/${id}`)) : models;
  };
  /** Resolved first, so that another name for a model is no way around. */
  const demand = async (name: string): Promise<void> => {
    if (!patterns) return;
    const addresses = await manager.resolve(name);
    if (!addresses.every((address) => matchesModel(patterns, address))) throw notAllowed(name);
  };
  return {
    ...manager,
    generate: (request, options) => manager.generate(request, own(options, request)),
    generateText: (prompt, request, options) => manager.generateText(prompt, request, own(options, request)),
    stream: (request, options) => manager.stream(request, own(options, request)),
    embed: (request, options) => manager.embed(request, own(options)),
    rerank: (request, options) => manager.rerank(request, own(options)),
    select: (request, options) => manager.select(request, own(options)),
    feedback(requestId, score, options = {}) {
      const keyId = caller?.keyId;
      return manager.feedback(requestId, score, { ...options, ...(keyId === undefined ? {} : { keyId }) });
    },
    async listModels(options) {
      const list = await manager.listModels(options);
      return { ...list, models: allowed(list.models) };
    },
    getFreeModels: async (options) => allowed(await manager.getFreeModels(options)),
    async resolve(name) {
      const addresses = await manager.resolve(name);
      const left = patterns ? addresses.filter((address) => matchesModel(patterns, address)) : addresses;
      if (left.length === 0 && addresses.length > 0) throw notAllowed(name);
      return left;
    },
    async test(address, options) {
      await demand(address);
      return manager.test(address, own(options));
    },
    async load(address, options) {
      await demand(address);
      return manager.load(address, options);
    },
    async unload(address, options) {
      await demand(address);
      return manager.unload(address, options);
    },
    async remove(address, options) {
      await demand(address);
      return manager.remove(address, options);
    },
    async pull(address, options) {
      if (patterns && !matchesModel(patterns, address)) throw notAllowed(address);
      return manager.pull(address, options);
    },
  };
}

function ownOptions(caller: Caller | undefined, options: ManagerCallOptions, named?: string): ManagerCallOptions {
  if (!caller) return options;
  const { keyId, tenant, models, user = named } = caller;
  if (keyId === undefined && tenant === undefined && user === undefined && !models) return options;
  return {
    ...options,
    ...(keyId === undefined ? {} : { keyId }),
    ...(tenant === undefined ? {} : { tenant }),
    ...(user === undefined ? {} : { user }),
    ...(models ? { allows: (address: string) => matchesModel(models, address) } : {}),
  };
}

function notAllowed(name: string): LlmError {
  const message = `The key may not use ${name}. GET /v1/models lists what it may use.`;
  return new LlmError('UNAUTHORIZED', message, { status: 403, field: 'model' });
}
