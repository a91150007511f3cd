import { type ErrorIssue, LlmError, type Logger } from '@modelhaven/core';
import type { ModelhavenConfig, ModelManager, SafetyService } from '@modelhaven/manager';
import type { AuditLog } from '../audit/audit-log.ts';
import { type ConfigChanges, configChanges } from './config-changes.ts';
import type { ManagerSwitch } from './switch-manager.ts';

/** Who asked for it; `server`: another server that has read its own anew. */
export type ReloadCause = 'signal' | 'file' | 'api' | 'server';

/** How the last attempt went. */
export interface ReloadState {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly cause: ReloadCause;
  /** Absent where it was refused. */
  readonly changes?: ConfigChanges;
  /** Why it was refused. */
  readonly issues?: readonly ErrorIssue[];
}

/** Hears of what was read anew, and what it changed. */
export type ReloadListener = (cause: ReloadCause, changes: ConfigChanges) => void;

/** Replaces the configuration of a running server. */
export interface Reloader {
  /** The configuration that holds. */
  config(): ModelhavenConfig;
  /** The last attempt; undefined until there was one. */
  last(): ReloadState | undefined;
  /** Reads it anew. Rejects with `CONFIG_INVALID` and every mistake, and then the old one goes on. */
  reload(cause: ReloadCause): Promise<ConfigChanges>;
  /** Calls back whenever it was read anew and holds. Returns what ends it. */
  subscribe(listener: ReloadListener): () => void;
}

export interface ReloaderParts {
  readonly config: ModelhavenConfig;
  /** Reads flags, environment and file. */
  readonly load: () => Promise<ModelhavenConfig>;
  /** Puts a manager together; it asks nobody before its first request. */
  readonly assemble: (config: ModelhavenConfig) => Promise<ModelManager>;
  readonly managers: ManagerSwitch;
  readonly safety: Pick<SafetyService, 'replaceRules'>;
  /** Keeps what came by signal or file; what came by request is kept with it. */
  readonly audit?: Pick<AuditLog, 'add'>;
  readonly logger: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Begins with the configuration that the server was started with. */
export function createReloader(parts: ReloaderParts): Reloader {
  const { load, assemble, managers, safety, logger, now } = parts;
  let config = parts.config;
  let last: ReloadState | undefined;
  let working: Promise<unknown> = Promise.resolve();
  const listeners = new Set<ReloadListener>();

  const record = (cause: ReloadCause, status: number, paths: readonly string[]) => {
    if (cause === 'api') return;
    parts.audit?.add({ at: now(), action: 'reload', by: cause, status, target: { paths } });
  };

  const apply = async (cause: ReloadCause): Promise<ConfigChanges> => {
    try {
      const next = await load();
      const changes = configChanges(config, next);
      if (changes.changed.length > 0) {
        const manager = await assemble(next);
        if (JSON.stringify(next.safety.rules) !== JSON.stringify(config.safety.rules)) {
          await safety.replaceRules(next.safety.rules).catch(async (thrown: unknown) => {
            await manager.close({ graceMs: 0 });
            throw thrown;
          });
        }
        managers.replace(manager);
      }
      // What could not be applied is compared with what runs, so that it is told again until the restart.
      config = { ...next, server: { ...config.server, ...replaceable(next) }, entries: applied(config, next, changes) };
      last = { at: now(), cause, changes };
      record(cause, 200, changes.changed);
      logger.info({ cause, ...changes }, 'The configuration was read anew.');
      for (const listener of listeners) listener(cause, changes);
      return changes;
    } catch (thrown) {
      const error = LlmError.from(thrown);
      const issues = error.details.issues ?? [{ path: 'configuration', message: error.message }];
      last = { at: now(), cause, issues };
      record(
        cause,
        422,
        issues.map(({ path }) => path),
      );
      logger.error({ cause, issues }, 'The new configuration is wrong; the old one holds.');
      throw error;
    }
  };

  return {
    config: () => config,
    last: () => last,
    reload(cause) {
      const done = working.then(() => apply(cause));
      working = done.catch(() => {});
      return done;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function replaceable({ server }: ModelhavenConfig): Partial<ModelhavenConfig['server']> {
  const { corsOrigins, allowedUrlHosts, limits, budgets } = server;
  return { corsOrigins, allowedUrlHosts, limits, budgets };
}

function applied(
  before: ModelhavenConfig,
  after: ModelhavenConfig,
  { needsRestart }: ConfigChanges,
): ModelhavenConfig['entries'] {
  const waiting = new Set(needsRestart);
  return [
    ...after.entries.filter(({ path }) => !waiting.has(path)),
    ...before.entries.filter(({ path }) => waiting.has(path)),
  ];
}
