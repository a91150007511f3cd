import type { ProviderStatus } from '@modelhaven/manager';

/** What a person who has just started the server is told of it. */
export interface Introduction {
  /** Where clients reach it: `http://…`, `https://…`, or `unix:/path`. */
  readonly url: string;
  readonly version: string;
  /** Whether callers must show a key. */
  readonly wantsKey: boolean;
  /** Processes that answer there. Default 1. */
  readonly workers?: number;
  /** Absent when they did not answer in time. */
  readonly providers: readonly ProviderStatus[] | undefined;
}

/** What is known of a server that listens. */
export type WelcomeFacts = Omit<Introduction, 'version' | 'workers'>;

/** What a person who has just started the server reads: that it runs, and what to try next. */
export function welcome({ url, version, wantsKey, workers = 1, providers = [] }: Introduction): string {
  const socket = url.startsWith('unix:') ? url.slice('unix:'.length) : undefined;
  const base = socket === undefined ? url : 'http://localhost';
  const curl = [
    'curl',
    ...(socket === undefined ? [] : [`--unix-socket ${socket}`]),
    ...(wantsKey ? [`-H "authorization: Bearer $MODELHAVEN_API_KEY"`] : []),
  ].join(' ');
  const lines = [
    `Modelhaven ${version} listens on ${url}${workers > 1 ? ` with ${workers} workers` : ''}`,
    '',
    ...providers.map(
      ({ id, health, modelCount }) =>
        `  ${id}: ${health.status}${modelCount === undefined ? '' : `, ${modelCount} model${modelCount === 1 ? '' : 's'}`}${health.status === 'up' || health.detail === undefined ? '' : `, ${health.detail}`}`,
    ),
    ...(providers.length > 0 ? [''] : []),
    ...(wantsKey ? ['Callers need a key; "modelhaven keys create NAME" makes one.', ''] : []),
    'Try it in another terminal:',
    '',
    `  ${curl} ${base}/v1/chat/completions -H 'content-type: application/json' \\`,
    `    -d '{"model": "auto", "messages": [{"role": "user", "content": "Good evening!"}]}'`,
    '',
    `  ${curl} -N ${base}/api/v1/models/generate -H 'content-type: application/json' \\`,
    `    -d '{"prompt": "Tell me a short calming story.", "stream": true}'`,
    '',
    ...(socket === undefined
      ? [
          `Clients of OpenAI use ${url}/v1 as their base URL, clients of Anthropic ${url}.`,
          `In a browser: ${url}`,
          `All routes: ${url}/docs`,
        ]
      : []),
    'Stop with Ctrl+C.',
    '',
  ];
  return `${lines.join('\n')}\n`;
}
