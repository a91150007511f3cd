import { join } from 'node:path';
import {
  type ErrorIssue,
  type Guard,
  LlmError,
  type Machine,
  type ModelProvider,
  type ProviderDefinition,
  silentLogger,
} from '@modelhaven/core';
import type { Environment } from './config/environment.ts';
import type { ModelhavenConfig, ProviderEnvelope } from './config/types.ts';
import type { GuardFactory } from './guard-tools.ts';
import { openLearnedFile } from './learned-file.ts';
import { createModelManager } from './manager.ts';
import { openMachine } from './open-machine.ts';
import type { ModelManagerOptions } from './options.ts';
import { type ReadProviderConfig, readProviderConfig, toProviderIssues, wrongProviders } from './provider-config.ts';
import { readRatings, safetyScoresOf } from './ratings.ts';
import { mayHearOfTraces } from './traced-providers.ts';
import type { ModelManager } from './types.ts';

/** What a manager is put together from: a configuration, and the providers that an app ships. */
export interface AssembleOptions extends Omit<ModelManagerOptions, 'providers' | 'settings' | 'tracesTo'> {
  readonly config: ModelhavenConfig;
  /** The providers that this build ships. */
  readonly catalog: readonly ProviderDefinition[];
  /** Where providers look up secrets by name; hand in `process.env`. */
  readonly environment?: Environment;
  /** Default: the one that the configuration asks for. */
  readonly guard?: Guard | GuardFactory;
  /** True: providers are checked now and then as the configuration says, for whoever runs for long. Default false. */
  readonly checksHealth?: boolean;
  /** True: somebody keeps traces, and providers are told of them as `server.telemetry.propagate` says. Default false. */
  readonly isTraced?: boolean;
  /** What fits this machine. Default: looked at as the configuration says, with what earlier runs learned. */
  readonly machine?: Machine;
}

/** A catalog of provider definitions. Throws `CONFIG_INVALID` where two are of one kind. */
export function catalogOf(...definitions: readonly ProviderDefinition[]): readonly ProviderDefinition[] {
  const kinds = definitions.map(({ kind }) => kind);
  const twice = kinds.find((kind, index) => kinds.indexOf(kind) !== index);
  if (twice !== undefined) throw new LlmError('CONFIG_INVALID', `The catalog has two definitions of kind "${twice}".`);
  return definitions;
}

/**
 * The manager that a configuration describes. Rejects with `CONFIG_INVALID` and every problem of every provider, with
 * paths as they stand in the file.
 */
export async function assemble(options: AssembleOptions): Promise<ModelManager> {
  const {
    config,
    catalog,
    environment = {},
    logger = silentLogger,
    machine: _,
    checksHealth,
    isTraced,
    ...parts
  } = options;
  for (const { path, message } of config.notes) logger.warn({ path }, message);
  const guard = options.guard ?? (await openOwnGuard(options));
  const { selection = {}, healthChecks = {} } = config.settings;
  // What the operator wrote counts more than what the probes found.
  const rated = safetyScoresOf(await readRatings(config, logger), logger);
  const safetyScores = { ...rated, ...selection.safetyScores };
  const providers: ModelProvider[] = [];
  const traced = new Set<string>();
  const issues: ErrorIssue[] = [];
  const opened = options.machine ? undefined : await openMachine({ config, environment, logger });
  const machine = options.machine ?? opened;
  for (const envelope of config.providers) {
    if (!envelope.enabled) continue;
    const { id } = envelope;
    const read = readProviderConfig(envelope, catalog);
    const { propagate } = config.server.telemetry;
    if (read.type === 'config' && mayHearOfTraces(propagate, { id, config: read.config })) traced.add(id);
    const made = makeProvider(envelope, read, {
      logger,
      secret: (name) => environment[name],
      now: options.now ?? Date.now,
      dataDir: config.server.dataDir,
      ...(machine ? { machine } : {}),
      ...(options.sharedState ? { sharedState: options.sharedState } : {}),
    });
    if (made === undefined) logger.debug({ provider: envelope.id }, 'This build does not ship it; left out.');
    else if ('contract' in made) providers.push(made);
    else issues.push(...made);
  }
  if (issues.length > 0) {
    await Promise.allSettled(providers.map((provider) => provider.close()));
    throw wrongProviders(issues);
  }
  const learned = options.learned ?? (await openLearnedFile(join(config.server.dataDir, 'learned.json'), logger));
  const manager = createModelManager({
    ...parts,
    learned,
    guard,
    logger,
    providers,
    ...(isTraced === true ? { tracesTo: (provider: string) => traced.has(provider) } : {}),
    settings: {
      ...config.settings,
      selection: { ...selection, safetyScores },
      healthChecks: { ...healthChecks, enabled: checksHealth === true && healthChecks.enabled === true },
    },
  });
  if (!opened) return manager;
  return {
    ...manager,
    async close(closing) {
      await manager.close(closing);
      await opened.close();
    },
  };
}

/** The guard that the configuration asks for; what it needs is read only where none was handed in. */
async function openOwnGuard({ config, logger, now }: AssembleOptions): Promise<GuardFactory> {
  const { guardFrom, openSafety } = await import('./open-safety.ts');
  return guardFrom(await openSafety({ config, watchMs: 0, ...(logger ? { logger } : {}), ...(now ? { now } : {}) }));
}

function makeProvider(
  envelope: ProviderEnvelope,
  read: ReadProviderConfig,
  deps: Parameters<ProviderDefinition['create']>[2],
): ModelProvider | readonly ErrorIssue[] | undefined {
  if (read.type === 'absent') return undefined;
  if (read.type === 'issues') return read.issues;
  try {
    return read.definition.create(envelope.id, read.config, deps);
  } catch (error) {
    return toProviderIssues(error, envelope, read.definition);
  }
}
