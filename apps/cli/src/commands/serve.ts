import { runServer } from '@modelhaven/server';
import type { CommandContext } from '../context.ts';

export interface ServeOptions {
  readonly host?: string;
  readonly port?: number;
  readonly allowUnauthenticated?: boolean;
}

/** `modelhaven serve`: the same as `modelhaven-server`. Resolves when it listens; signals end it. */
export async function serve({ options: { config, verbose } }: CommandContext, options: ServeOptions): Promise<void> {
  const { host, port, allowUnauthenticated = false } = options;
  await runServer({
    help: false,
    version: false,
    allowUnauthenticated,
    allowedHosts: [],
    ...(verbose ? { logLevel: 'debug' } : {}),
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port }),
    ...(config === undefined ? {} : { config }),
  });
}
