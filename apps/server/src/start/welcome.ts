import type { ProviderStatus } from '@modelhaven/manager';

/** What a person who has just started the server reads: that it runs, and what to try next. */
export function welcome(url: string, version: string, providers: readonly ProviderStatus[] | undefined): string {
  const lines = [
    `Modelhaven ${version} listens on ${url}`,
    '',
    ...(providers ?? []).map(
      ({ id, health, modelCount }) =>
        `  ${id}: ${health.status}${modelCount === undefined ? '' : `, ${modelCount} model${modelCount === 1 ? '' : 's'}`}${health.status === 'up' || health.detail === undefined ? '' : `, ${health.detail}`}`,
    ),
    ...(providers?.length ? [''] : []),
    'Try it in another terminal:',
    '',
    `  curl ${url}/v1/chat/completions -H 'content-type: application/json' \\`,
    `    -d '{"model": "auto", "messages": [{"role": "user", "content": "Good evening!"}]}'`,
    '',
    `  curl -N ${url}/api/v1/models/generate -H 'content-type: application/json' \\`,
    `    -d '{"prompt": "Tell me a short calming story.", "stream": true}'`,
    '',
    `Clients of OpenAI use ${url}/v1 as their base URL, clients of Anthropic ${url}.`,
    `In a browser: ${url}`,
    `All routes: ${url}/docs`,
    'Stop with Ctrl+C.',
    '',
  ];
  return `${lines.join('\n')}\n`;
}
