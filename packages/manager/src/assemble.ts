import {
  type ErrorIssue,
  type Guard,
  LlmError,
  type Logger,
  type ModelProvider,
  type ProviderDefinition,
  silentLogger,
} from '@modelhaven/core';
import { toSnakeCase } from './config/camel-case.ts';
import type { Environment } from './config/environment.ts';
import { toFilePath } from './config/provider-sections.ts';
import type { ModelhavenConfig, ProviderEnvelope } from './config/types.ts';
import { guardOf } from './guards.ts';
import { createModelManager } from './manager.ts';
import { didYouMean } from './nearest.ts';
import type { ModelManagerOptions } from './options.ts';
import type { ModelManager } from './types.ts';

export interface AssembleOptions extends Omit<ModelManagerOptions, 'providers' | 'settings'> {
  readonly config: ModelhavenConfig;
  /** The providers that this build ships. */
  readonly catalog: readonly ProviderDefinition[];
  /** Where providers look up secrets by name; hand in `process.env`. */
  readonly environment?: Environment;
  /** Default: the one that the configuration asks for. */
  readonly guard?: Guard;
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
  const { config, catalog, environment = {}, logger = silentLogger, ...parts } = options;
  for (const { path, message } of config.notes) logger.warn({ path }, message);
  const providers: ModelProvider[] = [];
  const issues: ErrorIssue[] = [];
  for (const envelope of config.providers) {
    if (!envelope.enabled) continue;
    const made = makeProvider(envelope, catalog, {
      logger,
      secret: (name) => environment[name],
      now: options.now ?? Date.now,
      dataDir: config.server.dataDir,
    });
    if (made === undefined) logger.debug({ provider: envelope.id }, 'This build does not ship it; left out.');
    else if (Array.isArray(made)) issues.push(...made);
    else providers.push(made);
  }
  if (issues.length > 0) {
    await Promise.allSettled(providers.map((provider) => provider.close()));
    const list = issues.map(({ path, message }) => `  ${path}: ${message}`).join('\n');
    throw new LlmError('CONFIG_INVALID', `The configuration of the providers is wrong:\n${list}`, { issues });
  }
  const guard = options.guard ?? guardOf(config.safety, options.now ?? Date.now, logger);
  return createModelManager({ ...parts, guard, logger, providers, settings: config.settings });
}

function makeProvider(
  envelope: ProviderEnvelope,
  catalog: readonly ProviderDefinition[],
  deps: Parameters<ProviderDefinition['create']>[2],
): ModelProvider | ErrorIssue[] | undefined {
  const definition = catalog.find(({ kind }) => kind === envelope.kind);
  if (!definition) {
    if (!envelope.isAskedFor) return undefined;
    const shipped = catalog.map(({ kind }) => kind).join(', ');
    return [
      { path: envelope.path, message: `This build has no provider of kind "${envelope.kind}". It has: ${shipped}.` },
    ];
  }
  try {
    const config = parseConfig(definition, envelope, deps.logger);
    return definition.create(envelope.id, config, { ...deps, logger: deps.logger.child({ provider: envelope.id }) });
  } catch (error) {
    return toIssues(error, envelope, definition);
  }
}

/**
 * Keys that the configuration file promises and a package does not know yet are left out with a warning; everything
 * else that it does not know is an error.
 */
function parseConfig(definition: ProviderDefinition, envelope: ProviderEnvelope, logger: Logger): unknown {
  try {
    return definition.config.parse(envelope.config);
  } catch (error) {
    const unknown = zodIssues(error).flatMap((issue) =>
      issue.code === 'unrecognized_keys' && issue.path.length === 0 ? (issue.keys ?? []) : [],
    );
    const promised = unknown.filter((key) => PROMISED_KEYS[envelope.kind]?.includes(key));
    const without = [...promised, ...unknown.filter((key) => key === PREFERRED)];
    if (without.length === 0) throw error;
    for (const key of promised) {
      logger.warn({ path: toFilePath(envelope, [key]) }, `"${toSnakeCase(key)}" has no effect on ${envelope.id} yet.`);
    }
    const rest = Object.entries(envelope.config).filter(([key]) => !without.includes(key));
    return definition.config.parse(Object.fromEntries(rest));
  }
}

// The selector acts on it, whether the package does or not.
const PREFERRED = 'preferredModels';

const PROMISED_KEYS: Readonly<Record<string, readonly string[]>> = {
  openrouter: ['freeModelsOnly', 'preferFreeModels', 'maxCostPerToken', 'costLimitPerRequest'],
  ollama: ['dockerEnabled', 'dockerImage', 'gpuEnabled', 'autoPullModels'],
  local: ['modelsDir', 'maxConcurrentModels', 'autoQuantization', 'gpuMemoryFraction', 'trustedModelRevisions'],
};

interface ZodLikeIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly code?: string;
  readonly keys?: readonly string[];
}

// Structural, because a provider may bring its own copy of zod.
function zodIssues(error: unknown): readonly ZodLikeIssue[] {
  if (typeof error !== 'object' || error === null || !('issues' in error) || !Array.isArray(error.issues)) return [];
  return error.issues.filter(
    (issue: unknown): issue is ZodLikeIssue =>
      typeof issue === 'object' && issue !== null && 'path' in issue && Array.isArray(issue.path) && 'message' in issue,
  );
}

function toIssues(error: unknown, envelope: ProviderEnvelope, definition: ProviderDefinition): ErrorIssue[] {
  if (LlmError.is(error)) {
    const listed = error.details.issues?.map(({ path, message }) => ({
      path: toFilePath(envelope, path.split('.')),
      message,
    }));
    return listed ?? [{ path: envelope.path, message: error.message }];
  }
  const issues = zodIssues(error);
  if (issues.length === 0) return [{ path: envelope.path, message: 'The provider could not be made from this.' }];
  return issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') {
      return [{ path: toFilePath(envelope, issue.path), message: issue.message }];
    }
    return (issue.keys ?? []).map((key) => {
      const known = issue.path.length === 0 ? knownKeys(definition).map(toSnakeCase) : [];
      const hint = didYouMean(toSnakeCase(key), known);
      const message = `"${toSnakeCase(key)}" is not known here.${hint}`;
      return { path: toFilePath(envelope, [...issue.path, key]), message };
    });
  });
}

function knownKeys({ config }: ProviderDefinition): readonly string[] {
  const shape = 'shape' in config ? config.shape : undefined;
  return typeof shape === 'object' && shape !== null ? Object.keys(shape) : [];
}
