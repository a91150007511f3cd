import { type CallOptions, LlmError } from '@modelhaven/core';
import { createHttpClient } from '@modelhaven/wire';
import { withDeadline } from '../api/deadline.ts';
import { isLoopback } from './daemon-addresses.ts';
import type { DockerOllama } from './types.ts';

/** Milliseconds in which a server says that it is there. */
const PROBE_MS = 2_000;

/** Whether an Ollama answers at an address. Never rejects. */
export async function answersAt(url: string, provider: string, signal: AbortSignal): Promise<boolean> {
  const http = createHttpClient({ baseUrl: url, provider });
  try {
    await withDeadline(PROBE_MS, { signal }, (options) =>
      http.json({ method: 'GET', path: '/api/version', ...(options.signal ? { signal: options.signal } : {}) }),
    );
    return true;
  } catch (error) {
    // One that wants a key, or asks to slow down, is there. A web server of another kind is not what is looked for.
    return LlmError.is(error) && [401, 403, 429].includes(error.details.status ?? 0);
  } finally {
    await http.close();
  }
}

/**
 * Where a server answers: at the base URL if somebody is there, whoever it is; else in a container of ours. Rejects as
 * the container does, and with `UNAVAILABLE` for a base URL on another machine.
 */
export async function ensureServer(
  docker: DockerOllama,
  isThere: (url: string) => Promise<boolean>,
  baseUrl: string,
  options: CallOptions,
): Promise<string> {
  if (await isThere(baseUrl)) return baseUrl;
  if (!isLoopback(new URL(baseUrl).hostname)) {
    throw new LlmError(
      'UNAVAILABLE',
      'Nobody answers at base_url, which is on another machine, where no container can be started from here.',
    );
  }
  return docker.start(options);
}
