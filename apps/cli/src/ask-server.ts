import { LlmError } from '@modelhaven/core';

/** Bytes of an answer that are read at most. */
const MAX_BYTES = 8 * 1024 * 1024;
const TIMEOUT_MS = 10_000;

/**
 * What a running server answers to a GET, as JSON. Rejects with `INVALID_REQUEST` for what is no address of a server,
 * `UNAVAILABLE` where nobody answers, and `BAD_RESPONSE` for what no Modelhaven would say.
 */
export async function askServer(
  url: string,
  path: string,
  query: Readonly<Record<string, string | number>>,
  { signal, fetch: get = fetch }: { readonly signal: AbortSignal; readonly fetch?: typeof fetch },
): Promise<unknown> {
  const target = toTarget(url, path);
  for (const [name, value] of Object.entries(query)) target.searchParams.set(name, String(value));
  let response: Response;
  try {
    response = await get(target, { signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]) });
  } catch (thrown) {
    signal.throwIfAborted();
    const message = `No server answers at ${target.origin}. Start one with "modelhaven serve", or look at its address.`;
    throw new LlmError('UNAVAILABLE', message, { cause: thrown });
  }
  if (!response.ok) {
    const message = `${target.origin} answers with status ${response.status}. Is it a Modelhaven of this version?`;
    throw new LlmError('BAD_RESPONSE', message);
  }
  const text = await readAtMost(response);
  try {
    return JSON.parse(text);
  } catch {
    throw new LlmError('BAD_RESPONSE', `What ${target.origin} answers is no JSON. Is it a Modelhaven?`);
  }
}

function toTarget(url: string, path: string): URL {
  const target = URL.canParse(url) ? new URL(url) : undefined;
  if (!target || !/^https?:$/.test(target.protocol) || target.username !== '' || target.password !== '') {
    const message = 'The address of --url must look like http://127.0.0.1:8420, without user and password.';
    throw new LlmError('INVALID_REQUEST', message, { field: 'url' });
  }
  target.pathname = target.pathname.replace(/\/+$/, '') + path;
  target.search = '';
  target.hash = '';
  return target;
}

async function readAtMost(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BYTES) throw new LlmError('BAD_RESPONSE', 'The answer of the server is larger than it can be.');
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
