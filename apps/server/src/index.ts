export { createServerLogger, type LogLevel } from './logging.ts';
export { DEFAULT_LIMITS, type ServerLimits, type ServerOptions } from './options.ts';
export { buildServer } from './server.ts';
