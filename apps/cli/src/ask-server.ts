import { ERROR_TABLE, type ErrorCode, LlmError } from '@modelhaven/core';

/** Bytes of an answer that are read at most. */
const MAX_BYTES = 8 * 1024 * 1024;
const TIMEOUT_MS = 10_000;
/** Milliseconds without anything new. */
const LINES_TIMEOUT_MS = 60_000;

/** How a server is asked. */
export interface AskOptions {
  readonly signal: AbortSignal;
  readonly fetch?: typeof fetch;
  /** A key of that server. */
  readonly key?: string | undefined;
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: unknown;
  /** Milliseconds until it counts as not answering. Default 10,000. */
  readonly timeoutMs?: number;
}

/**
 * What a running server answers, by default to a GET, as JSON. Rejects with `INVALID_REQUEST` for what is no address of a server,
 * `UNAVAILABLE` where nobody answers, the server's own error where it says one, and `BAD_RESPONSE` for what no Modelhaven would say.
 */
export async function askServer(
  url: string,
  path: string,
  query: Readonly<Record<string, string | number>>,
  { signal, timeoutMs = TIMEOUT_MS, ...options }: AskOptions,
): Promise<unknown> {
  const patience = AbortSignal.timeout(timeoutMs);
  const { response, origin } = await send(url, path, query, { ...options, signal, patience });
  const text = await readAtMost(response);
  try {
    return JSON.parse(text);
  } catch {
    throw new LlmError('BAD_RESPONSE', `What ${origin} answers is no JSON. Is it a Modelhaven?`);
  }
}

/**
 * The lines of what a running server answers, however long it is, without their line feeds. Rejects as `askServer` does, with
 * `UNAVAILABLE` too where the answer breaks off or nothing comes for `timeoutMs`, and with `BAD_RESPONSE` where it is of another type.
 */
export async function* askServerForLines(
  url: string,
  path: string,
  query: Readonly<Record<string, string | number>>,
  { signal, timeoutMs = LINES_TIMEOUT_MS, contentType, ...options }: AskOptions & { readonly contentType: string },
): AsyncGenerator<string, void, undefined> {
  const quiet = new AbortController();
  const timer = setTimeout(() => quiet.abort(), timeoutMs);
  try {
    const { response, origin } = await send(url, path, query, { ...options, signal, patience: quiet.signal });
    if (response.headers.get('content-type')?.startsWith(contentType) !== true) {
      const message = `${origin} does not answer with lines of JSON. Is it a Modelhaven of this version?`;
      throw new LlmError('BAD_RESPONSE', message);
    }
    const decoder = new TextDecoder();
    let rest = '';
    try {
      for await (const chunk of response.body ?? []) {
        timer.refresh();
        const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
        rest = lines.pop() ?? '';
        if (rest.length > MAX_BYTES)
          throw new LlmError('BAD_RESPONSE', 'A line of the server is longer than it can be.');
        yield* lines;
      }
    } catch (thrown) {
      signal.throwIfAborted();
      if (LlmError.is(thrown)) throw thrown;
      throw new LlmError('UNAVAILABLE', `The answer of ${origin} broke off. Try again.`, { cause: thrown });
    }
    if (rest !== '') throw new LlmError('UNAVAILABLE', `The answer of ${origin} broke off. Try again.`);
  } finally {
    clearTimeout(timer);
  }
}

/** Asks, and gives back an answer that is none of an error. */
async function send(
  url: string,
  path: string,
  query: Readonly<Record<string, string | number>>,
  options: Omit<AskOptions, 'timeoutMs'> & { readonly patience: AbortSignal },
): Promise<{ readonly response: Response; readonly origin: string }> {
  const { signal, patience, fetch: ask = fetch, key, method = 'GET', body } = options;
  const target = toTarget(url, path);
  for (const [name, value] of Object.entries(query)) target.searchParams.set(name, String(value));
  let response: Response;
  try {
    response = await ask(target, {
      method,
      headers: {
        ...(key ? { authorization: `Bearer ${key}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.any([signal, patience]),
    });
  } catch (thrown) {
    signal.throwIfAborted();
    const message = `No server answers at ${target.origin}. Start one with "modelhaven serve", or look at its address.`;
    throw new LlmError('UNAVAILABLE', message, { cause: thrown });
  }
  if (!response.ok) {
    const told = await toldError(response, key !== undefined && key !== '');
    if (told) throw told;
    const message = `${target.origin} answers with status ${response.status}. Is it a Modelhaven of this version?`;
    throw new LlmError('BAD_RESPONSE', message);
  }
  return { response, origin: target.origin };
}

/** The error that a Modelhaven says; undefined where it is none of its own. */
async function toldError(response: Response, hasKey: boolean): Promise<LlmError | undefined> {
  let said: unknown;
  try {
    said = JSON.parse(await readAtMost(response));
  } catch {
    return undefined;
  }
  const error = toServerError(said);
  const hint = error?.code === 'UNAUTHORIZED' && !hasKey ? ' Set MODELHAVEN_API_KEY to a key of that server.' : '';
  return error && hint !== '' ? new LlmError(error.code, `${error.message}${hint}`) : error;
}

/** The error in what a server of ours said; undefined where there is none. */
export function toServerError(said: unknown): LlmError | undefined {
  const error = typeof said === 'object' && said !== null && 'error' in said ? said.error : undefined;
  if (typeof error !== 'object' || error === null || !('message' in error) || !('code' in error)) return undefined;
  const code = String(error.code);
  if (!Object.hasOwn(ERROR_TABLE, code)) return undefined;
  const field = 'field' in error && typeof error.field === 'string' ? { field: error.field } : {};
  return new LlmError(code as ErrorCode, String(error.message), field);
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
