import type {
  AlertService,
  AllLimits,
  HardwareSettings,
  NamedBudget,
  RequestLog,
  ResponseCache,
  SafetyService,
} from '@modelhaven/manager';
import type { Ledger } from '@modelhaven/monitoring';
import type { Logger } from 'pino';
import type { AuditLog } from './audit/audit-log.ts';
import type { RequestTracer } from './http/trace-requests.ts';
import type { KeyStore } from './keys/key-store.ts';
import type { ResponseStore } from './openai-responses/response-store.ts';
import type { ShownConfiguration } from './reload/edit-config.ts';
import type { Reloader } from './reload/reloader.ts';
import type { ServerHardwareProbe } from './server-types.ts';
import type { TlsContent } from './start/tls-files.ts';
import type { WorkerLink } from './workers/worker-link.ts';

/** Limits on what a stranger may send. Every one of them answers with a clear error and leaves the server up. */
export interface ServerLimits {
  /** Bytes of a request body; more is answered with 413. */
  readonly bodyBytes: number;
  /** Levels of nesting in a JSON body. */
  readonly jsonDepth: number;
  /** Array elements and object members of a JSON body, all levels together. */
  readonly jsonValues: number;
  /** Bytes of all request headers together. */
  readonly headerBytes: number;
  /** Milliseconds in which the headers of a request must be complete. */
  readonly headersTimeoutMs: number;
  /** Milliseconds in which a whole request, body included, must have arrived. The answer may take longer. */
  readonly requestTimeoutMs: number;
  /** Milliseconds that an idle connection is kept for the next request. */
  readonly keepAliveTimeoutMs: number;
  /** Milliseconds that a client may leave a stream unread before the generation is stopped. */
  readonly drainTimeoutMs: number;
  /** Requests under way at once, streams included; more are answered with 503. One client gets at most four fifths. */
  readonly openRequests: number;
  /** Open connections; more are closed at once. One address gets at most four fifths. */
  readonly connections: number;
  /** Requests under way at once over one connection of HTTP/2; clients wait with more, or open another connection. */
  readonly streamsPerConnection: number;
  /** Milliseconds that the event loop may be late on average before requests are answered with 503. */
  readonly eventLoopDelayMs: number;
}

/** The limits that apply where the options name no others. */
export const DEFAULT_LIMITS: ServerLimits = {
  bodyBytes: 20 * 1024 * 1024,
  jsonDepth: 100,
  jsonValues: 200_000,
  headerBytes: 16 * 1024,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 60_000,
  keepAliveTimeoutMs: 65_000,
  drainTimeoutMs: 60_000,
  openRequests: 5_000,
  connections: 10_000,
  streamsPerConnection: 200,
  eventLoopDelayMs: 1_000,
};

/** How a server is set up. Everything has a default. */
export interface ServerOptions {
  /** Where it will listen; decides which `Host` headers are believed. Default `127.0.0.1`. */
  readonly host?: string;
  /** Names beside the loopback ones that a `Host` header may carry while the server listens on loopback only. */
  readonly allowedHosts?: readonly string[];
  /** Origins of web pages that may call the server: `https://app.example.org`. Default none. */
  readonly corsOrigins?: readonly string[];
  /** What looks at the machine. Default: this machine, once somebody asks. */
  readonly hardware?: ServerHardwareProbe;
  /** Whether and how to look at the machine, and how much of it models may use. Default: look, without limits. */
  readonly hardwareSettings?: HardwareSettings;
  /** A pino logger; prompts, answers, headers and bodies are never written to it. Default: silent. */
  readonly logger?: Logger;
  readonly limits?: Partial<ServerLimits>;
  /** Milliseconds of silence after which a stream gets a comment, so that proxies keep it open. Default 15 000. */
  readonly keepAliveMs?: number;
  /** Minutes of a step in what `GET /api/v1/usage` shows over time. Default 5. */
  readonly usageStepMinutes?: number;
  /** False: `GET /api/v1/events` is off. Default true. */
  readonly liveEvents?: boolean;
  /** The engine with the rules of the application, and its decisions. Default: the built-in rules alone. */
  readonly safety?: Pick<SafetyService, 'engine' | 'subscribe' | 'events' | 'counters' | 'audit'>;
  /** What is raised, for `GET /api/v1/alerts` and the live events. Default: nothing is watched. */
  readonly alerts?: Pick<AlertService, 'rules' | 'active' | 'history' | 'subscribe' | 'webhook'>;
  /** Traces requests. Default: nobody does. */
  readonly tracer?: RequestTracer;
  /** Requests that are kept one by one, for `/api/v1/requests`. Default: none are. */
  readonly requestLog?: Pick<RequestLog, 'list' | 'find' | 'erase'>;
  /** Answers that were given before, for `/api/v1/cache`. Default: there is no cache. */
  readonly responseCache?: Pick<ResponseCache, 'statistics' | 'counts' | 'erase'>;
  /** Keeps what `/v1/responses` answered. Whoever made it closes it. Default: in memory, for an hour, bounded in number and size. */
  readonly responseStore?: ResponseStore;
  /** Who may come in. Default: no keys, everybody may do everything. */
  readonly keys?: KeyStore;
  /** How much may be used. Default: as much as anybody likes. */
  readonly usageLimits?: AllLimits;
  readonly budgets?: readonly NamedBudget[];
  /** Counts what is used; whoever made it closes it. Default: one in memory. */
  readonly ledger?: Ledger;
  /** What the server was configured with, as `GET /api/v1/config` shows it. Default: that route is off. */
  readonly configuration?: ShownConfiguration;
  /** Certificate chain and key as PEM; then the server speaks HTTPS. */
  readonly tls?: TlsContent;
  /** False: with TLS no HTTP/2 is offered beside HTTP/1.1. Default true. */
  readonly http2?: boolean;
  /** Addresses and networks whose `X-Forwarded-For` is believed. Default none. */
  readonly trustedProxies?: readonly string[];
  /** True while `/readyz` shall say no although everybody is still served. */
  readonly isDraining?: () => boolean;
  /** Host names inside our network that requests may name in addresses of images and files. Default none. */
  readonly allowedUrlHosts?: readonly string[];
  /** Keeps who managed what. Default: nothing is kept. */
  readonly audit?: AuditLog;
  /** Reads the configuration anew. Default: there is none. */
  readonly reloader?: Reloader;
  /** The others, where this server is one of several workers. Default: it is alone. */
  readonly worker?: WorkerLink;
  /** Version that the API document and `/health` name. Default: this package's. */
  readonly version?: string;
}
