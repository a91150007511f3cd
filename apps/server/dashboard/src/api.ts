import { apiKey, keyWanted } from './session.ts';

/** Why a request failed, in the words of the server where it had any. */
export class ApiFailure extends Error {
  readonly status: number;
  readonly code: string;
  /** What is wrong with which field. */
  readonly issues: readonly string[];

  constructor(status: number, code: string, message: string, issues: readonly string[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.issues = issues;
  }
}

/** How a request is sent. */
export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** Sends a request and reads its JSON. Throws `ApiFailure`; asks for a key where the server wants one. */
export async function request<Answer>(path: string, options: RequestOptions = {}): Promise<Answer> {
  const response = await send(path, options);
  return (await response.json()) as Answer;
}

/** Sends a request whose answer is read as it comes. Throws `ApiFailure` where it is refused. */
export async function send(path: string, { method = 'GET', body, signal }: RequestOptions = {}): Promise<Response> {
  const key = apiKey.get();
  const headers: Record<string, string> = {
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      cache: 'no-store',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (thrown) {
    if (signal?.aborted) throw thrown;
    throw new ApiFailure(0, 'UNREACHABLE', 'The server does not answer. Is it still running?');
  }
  if (response.ok) return response;
  const failure = await toFailure(response);
  // Another tab's answer must not ask again for a key that was just given.
  if (failure.status === 401 && key === apiKey.get()) keyWanted.set(failure.message);
  throw failure;
}

interface ErrorBody {
  readonly error?: {
    readonly code?: string;
    readonly message?: string;
    readonly issues?: readonly { readonly path: string; readonly message: string }[];
  };
}

async function toFailure(response: Response): Promise<ApiFailure> {
  const body = (await response.json().catch(() => ({}))) as ErrorBody;
  const {
    code = `HTTP_${response.status}`,
    message = `The server answered ${response.status}.`,
    issues = [],
  } = body.error ?? {};
  return new ApiFailure(
    response.status,
    code,
    message,
    issues.map((issue) => `${issue.path}: ${issue.message}`),
  );
}

/** What to tell a person about anything that was thrown. */
export function wordsOf(thrown: unknown): string {
  if (thrown instanceof ApiFailure && thrown.issues.length > 0) return `${thrown.message} ${thrown.issues.join('; ')}`;
  return thrown instanceof Error ? thrown.message : 'Something went wrong.';
}

/** A path with each part of a model's address escaped, its slashes kept. */
export function addressPath(base: string, address: string): string {
  return `${base}/${address.split('/').map(encodeURIComponent).join('/')}`;
}
