import { createHardwareProbe } from '@modelhaven/hardware';
import { DEFAULT_HARDWARE_SETTINGS, type ModelManager } from '@modelhaven/manager';
import { createLedger } from '@modelhaven/monitoring';
import Fastify, { type FastifyBaseLogger, LogController } from 'fastify';
import type { z } from 'zod';
import { recordActions } from './audit/record-actions.ts';
import { answerErrors } from './errors/answer-errors.ts';
import { answerFailure } from './errors/answer-failure.ts';
import { validationError } from './errors/validation-error.ts';
import { acceptBodies } from './http/accept-bodies.ts';
import { answerClientErrors } from './http/answer-client-errors.ts';
import { guardAgainstBrowsers } from './http/browser-guard.ts';
import { lazyChild } from './http/lazy-child.ts';
import { followLifecycle } from './http/lifecycle.ts';
import { logRequests } from './http/log-requests.ts';
import { requestId } from './http/request-id.ts';
import { SECURITY_HEADERS, setSecurityHeaders } from './http/security-headers.ts';
import { traceRequests } from './http/trace-requests.ts';
import { offerHttp2, PROTOCOLS } from './http2/offer-http2.ts';
import { authenticateCallers } from './keys/authenticate.ts';
import { manageForCallers } from './keys/manage-for-callers.ts';
import { countOtherRequests } from './limits/count-other-requests.ts';
import { createGovernor } from './limits/governor.ts';
import { createRuleSource } from './limits/rule-source.ts';
import { limitConnections } from './load/limit-connections.ts';
import { refuseOverload } from './load/refuse-overload.ts';
import { silentServerLogger } from './logging.ts';
import { collectOperations } from './openapi/collect-operations.ts';
import { DEFAULT_LIMITS, type ServerOptions } from './options.ts';
import { addAllRoutes } from './routes/all-routes.ts';
import type { App, ZodTypes } from './server-types.ts';
import { VERSION } from './version.ts';
import { forwardToLeader } from './workers/forward-to-leader.ts';
import { refuseWithWorkers } from './workers/refuse-with-workers.ts';

/**
 * The HTTP server over a manager, ready to `listen` or `inject`. Closing it lets running answers end and leaves the
 * manager open. Reads no environment, and no files but its own and those that describe the machine.
 */
export function buildServer(manager: ModelManager, options: ServerOptions = {}): App {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const logger: FastifyBaseLogger = options.logger ?? silentServerLogger();
  const http = {
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersTimeoutMs,
    connectionsCheckingInterval: Math.min(5_000, limits.headersTimeoutMs),
  };
  const offersHttp2 = options.tls !== undefined && options.http2 !== false;
  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: requestId,
    requestIdHeader: false,
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.requestTimeoutMs,
    keepAliveTimeout: limits.keepAliveTimeoutMs,
    http,
    ...secured(http, options.tls, offersHttp2),
    trustProxy: options.trustedProxies?.length ? [...options.trustedProxies] : false,
    // Our own refusal speaks the dialect of the caller.
    return503OnClosing: false,
    clientErrorHandler: answerClientErrors,
    // Paths that the router cannot read come by no hook.
    frameworkErrors: (error, request, reply) => {
      reply.headers({ ...SECURITY_HEADERS, 'x-modelhaven-request-id': request.id });
      answerFailure(error, request, reply);
    },
    routerOptions: { maxParamLength: 512 },
  }).withTypeProvider<ZodTypes>();
  app.setChildLoggerFactory(lazyChild);
  app.setValidatorCompiler<z.ZodType>(({ schema, httpPart }) => (data) => {
    const result = schema.safeParse(data);
    return result.success ? { value: result.data } : { error: validationError(result.error, httpPart, keysOf(schema)) };
  });

  setSecurityHeaders(app);
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-modelhaven-request-id', request.id);
    done();
  });
  const isClosing = followLifecycle(app, options.isDraining ?? (() => false));
  if (offersHttp2) offerHttp2(app, limits, isClosing);
  if (options.worker) refuseWithWorkers(app);
  if (options.worker && !options.worker.isLeader) forwardToLeader(app, options.worker.leaderSocket);
  guardAgainstBrowsers(app, {
    host: options.host ?? '127.0.0.1',
    allowedHosts: options.allowedHosts ?? [],
    corsOrigins: () => options.corsOrigins ?? [],
  });
  traceRequests(app, options.tracer);
  logRequests(app);
  const { audit } = options;
  // Before anybody is refused: attempts are recorded too.
  if (audit) recordActions(app, audit, Date.now);
  authenticateCallers(app, options.keys);
  refuseOverload(app, limits);
  limitConnections(app, limits);
  acceptBodies(app, limits);
  answerErrors(app);

  const hardwareSettings = options.hardwareSettings ?? DEFAULT_HARDWARE_SETTINGS;
  const ledger = options.ledger ?? createLedger();
  const governor = createGovernor({ ledger, now: () => Date.now(), source: createRuleSource(options) });
  countOtherRequests(app, governor);
  manageForCallers(app, manager, governor, { allowedHosts: () => options.allowedUrlHosts ?? [] });
  const operations = collectOperations(app);
  addAllRoutes(
    app,
    {
      manager,
      ledger,
      governor,
      hardware: options.hardware ?? createHardwareProbe(hardwareSettings.probe),
      hardwareSettings,
      limits,
      keepAliveMs: options.keepAliveMs ?? 15_000,
      usageStepMs: (options.usageStepMinutes ?? 5) * 60_000,
      liveEvents: options.liveEvents ?? true,
      ...(options.keys ? { keys: options.keys } : {}),
      ...(options.audit ? { audit: options.audit } : {}),
      ...(options.worker ? { worker: options.worker } : {}),
      ...(options.reloader ? { reloader: options.reloader } : {}),
      ...(options.safety ? { safety: options.safety } : {}),
      ...(options.requestLog ? { requestLog: options.requestLog } : {}),
      ...(options.responseCache ? { responseCache: options.responseCache } : {}),
      ...(options.alerts ? { alerts: options.alerts } : {}),
      ...(options.configuration ? { configuration: options.configuration } : {}),
      ...(options.responseStore ? { responseStore: options.responseStore } : {}),
      version: options.version ?? VERSION,
      now: () => Date.now(),
      startedAt: Date.now(),
      isClosing,
    },
    operations,
  );
  return app;
}

/** Keys that may stand at the top of what a schema reads; none where it is no object. */
function keysOf(schema: z.ZodType): readonly string[] {
  const { shape } = schema as { readonly shape?: unknown };
  return typeof shape === 'object' && shape !== null ? Object.keys(shape) : [];
}

/** HTTPS in place of HTTP. No other option of Fastify's changes with it, though its types say so. */
function secured(http: { readonly headersTimeout: number }, tls: ServerOptions['tls'], offersHttp2: boolean): object {
  if (!tls) return {};
  const protocols = offersHttp2 ? { ALPNProtocols: [...PROTOCOLS] } : {};
  return { https: { ...http, ...tls, ...protocols, handshakeTimeout: http.headersTimeout } };
}
