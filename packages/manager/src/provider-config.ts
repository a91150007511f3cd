import { type ErrorIssue, LlmError, type ProviderDefinition } from '@modelhaven/core';
import { toSnakeCase } from './config/camel-case.ts';
import { toFilePath } from './config/provider-sections.ts';
import type { ModelhavenConfig, ProviderEnvelope } from './config/types.ts';
import { didYouMean } from './nearest.ts';

/** A provider's config as its own package reads it; or what is wrong with it, with paths as they stand in the file. */
export type ReadProviderConfig =
  | { readonly type: 'config'; readonly definition: ProviderDefinition; readonly config: unknown }
  | { readonly type: 'issues'; readonly issues: readonly ErrorIssue[] }
  /** On by default, and not in this build. */
  | { readonly type: 'absent' };

/** Reads one provider's section by the definition of its kind. */
export function readProviderConfig(
  envelope: ProviderEnvelope,
  catalog: readonly ProviderDefinition[],
): ReadProviderConfig {
  const definition = catalog.find(({ kind }) => kind === envelope.kind);
  if (!definition) {
    if (!envelope.isAskedFor) return { type: 'absent' };
    const shipped = catalog.map(({ kind }) => kind).join(', ');
    const message = `This build has no provider of kind "${envelope.kind}". It has: ${shipped}.`;
    return { type: 'issues', issues: [{ path: envelope.path, message }] };
  }
  try {
    return { type: 'config', definition, config: tolerantParse(definition, envelope) };
  } catch (error) {
    return { type: 'issues', issues: toProviderIssues(error, envelope, definition) };
  }
}

/** Throws `CONFIG_INVALID` with everything that the providers which are switched on find wrong. Makes and asks none. */
export function checkProviders(config: ModelhavenConfig, catalog: readonly ProviderDefinition[]): void {
  const issues = config.providers
    .filter(({ enabled }) => enabled)
    .flatMap((envelope) => {
      const read = readProviderConfig(envelope, catalog);
      return read.type === 'issues' ? read.issues : [];
    });
  if (issues.length > 0) throw wrongProviders(issues);
}

/** All problems of all providers as one error. */
export function wrongProviders(issues: readonly ErrorIssue[]): LlmError {
  const list = issues.map(({ path, message }) => `  ${path}: ${message}`).join('\n');
  return new LlmError('CONFIG_INVALID', `The configuration of the providers is wrong:\n${list}`, { issues });
}

/** `preferred_models`, which every section may have, is left out where a package does not know it; all else is an error. */
function tolerantParse(definition: ProviderDefinition, envelope: ProviderEnvelope): unknown {
  try {
    return definition.config.parse(envelope.config);
  } catch (error) {
    const unknown = zodIssues(error).flatMap((issue) =>
      issue.code === 'unrecognized_keys' && issue.path.length === 0 ? (issue.keys ?? []) : [],
    );
    if (!unknown.includes(PREFERRED)) throw error;
    const rest = Object.entries(envelope.config).filter(([key]) => key !== PREFERRED);
    return definition.config.parse(Object.fromEntries(rest));
  }
}

// The selector acts on it, whether the package does or not.
const PREFERRED = 'preferredModels';

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

/** What a definition threw, with paths as they stand in the file. */
export function toProviderIssues(
  error: unknown,
  envelope: ProviderEnvelope,
  definition: ProviderDefinition,
): ErrorIssue[] {
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
