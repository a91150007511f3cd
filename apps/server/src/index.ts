export { catalog } from './catalog.ts';
export { createServerLogger, type LogLevel } from './logging.ts';
export { DEFAULT_LIMITS, type ServerLimits, type ServerOptions } from './options.ts';
export { buildServer } from './server.ts';
export type { App } from './server-types.ts';
export { type RunningServer, type StartServerOptions, startServer } from './start/start-server.ts';
export type { Stop } from './start/stop.ts';
export { welcome } from './start/welcome.ts';
