import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { HardwareProbe } from '@modelhaven/core';
import type { CachingHardwareProbe } from '@modelhaven/hardware';
import type { HardwareSettings, ModelManager, SafetyService } from '@modelhaven/manager';
import type { Ledger } from '@modelhaven/monitoring';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest, FastifyTypeProvider } from 'fastify';
import type { z } from 'zod';
import type { AuditLog } from './audit/audit-log.ts';
import type { Caller } from './keys/caller.ts';
import type { KeyStore } from './keys/key-store.ts';
import type { Governor } from './limits/governor.ts';
import type { ResponseStore } from './openai-responses/response-store.ts';
import type { Operation } from './openapi/operation.ts';
import type { ServerLimits, ServerOptions } from './options.ts';
import type { ShownConfiguration } from './reload/edit-config.ts';
import type { Reloader } from './reload/reloader.ts';
import type { WorkerLink } from './workers/worker-link.ts';

/** Lets Fastify know what a zod schema makes of a body or a query. */
export interface ZodTypes extends FastifyTypeProvider {
  readonly validator: this['schema'] extends z.ZodType ? z.output<this['schema']> : unknown;
}

/** The Fastify instance that routes are added to. */
export type App = FastifyInstance<Server, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypes>;

/** What looks at the machine, and may be asked to look anew. */
export type ServerHardwareProbe = HardwareProbe & Partial<Pick<CachingHardwareProbe, 'refresh'>>;

/**
 * The manager without what somebody could do with it: whoever asks, lists or loads does so by `request.manager`, in the
 * name of the caller and within their limits.
 */
export type HouseManager = Pick<
  ModelManager,
  'providers' | 'memory' | 'filters' | 'health' | 'monitor' | 'performance' | 'fallback'
>;

/** What every route may use. */
export interface RouteContext {
  readonly manager: HouseManager;
  readonly hardware: ServerHardwareProbe;
  readonly hardwareSettings: HardwareSettings;
  readonly limits: ServerLimits;
  readonly safety?: Pick<SafetyService, 'engine' | 'subscribe' | 'events' | 'counters' | 'audit'>;
  readonly requestLog?: NonNullable<ServerOptions['requestLog']>;
  readonly responseCache?: NonNullable<ServerOptions['responseCache']>;
  readonly alerts?: NonNullable<ServerOptions['alerts']>;
  readonly configuration?: ShownConfiguration;
  readonly keepAliveMs: number;
  readonly responseStore?: ResponseStore;
  readonly keys?: KeyStore;
  readonly reloader?: Reloader;
  readonly audit?: AuditLog;
  readonly ledger: Ledger;
  readonly governor: Governor;
  readonly worker?: WorkerLink;
  readonly usageStepMs: number;
  readonly liveEvents: boolean;
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly startedAt: number;
  /** True once the server has begun to shut down. */
  readonly isClosing: () => boolean;
}

/** Any request and reply, whatever its route's schemas. */
export type AnyRequest = FastifyRequest;
export type AnyReply = FastifyReply;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sent it; undefined for routes that ask nobody for a key. */
    caller: Caller | undefined;
    /** All models, as whoever sent this request may use them. */
    readonly manager: ModelManager;
  }

  interface FastifyContextConfig {
    /** What the API document says of the route; `asset` for parts of a page, which it leaves out. */
    readonly operation?: Operation | 'asset';
  }
}
