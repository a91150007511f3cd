import { type ErrorCode, LlmError } from '@modelhaven/core';
import { codeOfStatus, retryAfterMs, sentenceOf } from '@modelhaven/wire';
import { errorSchema } from './schemas.ts';

interface Rule {
  readonly words: RegExp;
  readonly code: ErrorCode;
  readonly say: (match: RegExpExecArray) => string;
}

// Words of the server and of the runner that it starts (https://github.com/ollama/ollama: server/routes.go,
// server/sched.go, llm/server.go, server/download.go). First match wins.
const RULES: readonly Rule[] = [
  {
    words: /requires more system memory \((\d[\d.]* ?\w+)\) than is available \((\d[\d.]* ?\w+)\)/i,
    code: 'INSUFFICIENT_RESOURCES',
    say: ([, needed, there]) =>
      `The model needs ${needed} of memory and ${there} are free; unload another one, choose a smaller one or a shorter context.`,
  },
  {
    words:
      /out of memory|unable to allocate|cudaMalloc failed|requires more (system )?memory|memory layout cannot be allocated/i,
    code: 'INSUFFICIENT_RESOURCES',
    say: () =>
      'Ollama has not enough memory for the model; unload another one, choose a smaller one or a shorter context.',
  },
  {
    words: /no space left on device|not enough (disk )?space/i,
    code: 'INSUFFICIENT_RESOURCES',
    say: () => 'The disk on which Ollama keeps its models is full; remove models that are not needed.',
  },
  {
    words: /prompt too long|exceeded (max )?context length|input length exceeds|exceeds? the (available )?context/i,
    code: 'CONTEXT_TOO_LONG',
    say: () => "The request does not fit the model's context; shorten it or allow a longer context.",
  },
  {
    words: /does not support ([\w -]{1,40})/i,
    code: 'UNSUPPORTED',
    say: ([, what]) => `The model does not support ${what?.trim()}; choose another one.`,
  },
  {
    words: /newer version of ollama|requires ollama|unknown model architecture|unsupported (model|architecture)/i,
    code: 'UNSUPPORTED',
    say: () => 'This Ollama is too old for the model; update Ollama.',
  },
  {
    words: /file does not exist|manifest unknown/i,
    code: 'MODEL_NOT_FOUND',
    say: () => 'The registry has no such model; check the name and the tag.',
  },
  {
    words: /model\b.{0,250}\bnot found|no such model|try pulling it/i,
    code: 'MODEL_NOT_FOUND',
    say: () => 'Ollama does not have this model; pull it first, or turn on auto_pull_models.',
  },
  {
    words: /server busy|maximum pending requests/i,
    code: 'UNAVAILABLE',
    say: () => 'Ollama has too many requests waiting; try again later.',
  },
  {
    words: /(weekly|monthly|daily) (usage )?limit/i,
    code: 'QUOTA_EXHAUSTED',
    say: () => "The usage limit of the account at Ollama's cloud is reached; wait for its reset, or use a local model.",
  },
  {
    words: /dial tcp|no such host|i\/o timeout|TLS handshake timeout|connection refused|max retries exceeded/i,
    code: 'UNAVAILABLE',
    say: () => 'Ollama cannot reach its registry or cloud; check the network of its machine.',
  },
  {
    words: /runner process (has terminated|no longer running)|exit status|signal: (killed|aborted|segmentation)/i,
    code: 'PROVIDER_FAILED',
    say: () => 'The process that runs the model broke down; its log at Ollama tells why. It may lack memory.',
  },
];

/**
 * A failure as Ollama reports it, with `status` 0 for one under status 200. Its words only choose the code and stay in
 * the cause.
 */
export function mapError(
  status: number,
  headers: Readonly<Record<string, string>>,
  body: unknown,
  provider: string,
  nowMs: number,
): LlmError {
  const words = wordsOf(body);
  const base = { provider, ...(status === 0 ? {} : { status }) };
  const cause = words === '' ? {} : { cause: new Error(words.slice(0, 500)) };
  // A status that says all it means is not overruled by words.
  const isClear = status === 401 || status === 402 || status === 403;
  const rule = isClear
    ? undefined
    : RULES.map((each) => ({ each, match: each.words.exec(words) })).find((it) => it.match);
  if (rule?.match)
    return new LlmError(rule.each.code, rule.each.say(rule.match), { ...base, ...waitOf(rule.each.code), ...cause });
  if (status === 401 || status === 403) {
    return new LlmError(
      'UNAUTHORIZED',
      'Ollama refused the request; for a model of its cloud sign in there (`ollama signin`), else check api_key and what stands in front of it.',
      { ...base, ...cause },
    );
  }
  if (status === 404) {
    return new LlmError(
      'MODEL_NOT_FOUND',
      'Ollama knows no such model or address; check the model id and the base URL.',
      { ...base, ...cause },
    );
  }
  const code = status === 0 ? 'PROVIDER_FAILED' : codeOfStatus(status);
  return new LlmError(code, sentenceOf(code, provider, status), { ...base, ...waitOf(code), ...cause });

  function waitOf(which: ErrorCode): { readonly retryAfterMs?: number } {
    const wait = which === 'RATE_LIMITED' || which === 'UNAVAILABLE' ? retryAfterMs(headers, nowMs) : undefined;
    return wait === undefined ? {} : { retryAfterMs: wait };
  }
}

/** The error that a line under status 200 holds; undefined for any other line. */
export function errorInside(line: unknown, provider: string, nowMs: number): LlmError | undefined {
  return errorSchema.safeParse(line).success ? mapError(0, {}, line, provider, nowMs) : undefined;
}

function wordsOf(body: unknown): string {
  const read = errorSchema.safeParse(body);
  if (!read.success) return '';
  const { error } = read.data;
  return typeof error === 'string' ? error : (error.message ?? '');
}
