import { type ErrorCode, LlmError } from '@modelhaven/core';
import { fromOpenAiError } from '@modelhaven/wire/openai';

interface Rule {
  readonly words: RegExp;
  readonly code: ErrorCode;
  readonly sentence: string;
}

/**
 * What LM Studio says in words, as it has hardly any codes. Wordings from lmstudio-ai/lmstudio-bug-tracker: #618 (an
 * unknown address is answered with status 200), #1730 (nothing loaded), #1492 (unloaded, failed to load), #1620
 * (crashed), #169 (response format), #1120 and #1752 (images), #2133 (memory).
 */
const RULES: readonly Rule[] = [
  {
    words: /unexpected endpoint or method/i,
    code: 'UNSUPPORTED',
    sentence: 'LM Studio has nothing at this address; check the base URL, or update LM Studio.',
  },
  {
    words: /no models? (is |are )?loaded|load a model (first|in the)|(is|are) not (currently )?loaded/i,
    code: 'MODEL_NOT_FOUND',
    sentence:
      'LM Studio has not loaded the model and loads none on demand; load it, or switch on just-in-time loading in its server settings.',
  },
  {
    words: /model( is| was| has been)? unloaded/i,
    code: 'UNAVAILABLE',
    sentence: 'LM Studio unloaded the model before the answer was complete; ask again.',
  },
  {
    words: /insufficient (system )?(resources|memory)|out of memory|not enough (free )?(memory|vram|ram)|guardrail/i,
    code: 'INSUFFICIENT_RESOURCES',
    sentence:
      'LM Studio has not enough memory to load the model; unload others, or choose a smaller model or a shorter context.',
  },
  {
    words: /model (has )?crashed|exit code/i,
    code: 'PROVIDER_FAILED',
    sentence: 'The model crashed in LM Studio; its log says why. A shorter context may help.',
  },
  {
    words: /failed to load|error loading model|model_load_failed/i,
    code: 'PROVIDER_FAILED',
    sentence: 'LM Studio could not load the model; its log says why.',
  },
  {
    words: /response_format/i,
    code: 'UNSUPPORTED',
    sentence: 'This LM Studio does not take the response format that was asked for; update it.',
  },
  {
    words: /must be a base64 encoded image|not support (images?|vision)/i,
    code: 'UNSUPPORTED',
    sentence: 'LM Studio could not read the image; send PNG or JPEG data to a model with vision.',
  },
  {
    words: /invalid model identifier|model_not_found|model\b.{0,200}\bnot found/i,
    code: 'MODEL_NOT_FOUND',
    sentence: 'LM Studio has no such model; download it, or choose one of its list.',
  },
];

const TOKEN_SENTENCE =
  'LM Studio asks for an API token or refuses this one; create one in its server settings and set it as api_key.';

/** Statuses whose meaning no word beside them changes. */
const PLAIN: ReadonlySet<number> = new Set([402, 429]);

/** A failure as LM Studio tells it; status 0 stands for one inside a success. Its words are kept as the cause only. */
export function mapError(
  status: number,
  headers: Readonly<Record<string, string>>,
  body: unknown,
  nowMs: number,
): LlmError {
  const general = fromOpenAiError(status, headers, body, nowMs);
  const as = (code: ErrorCode, sentence: string) =>
    new LlmError(code, sentence, {
      ...general.details,
      ...(general.cause === undefined ? {} : { cause: general.cause }),
    });
  if (general.code === 'UNAUTHORIZED') return as('UNAUTHORIZED', TOKEN_SENTENCE);
  if (general.code === 'CONTEXT_TOO_LONG' || PLAIN.has(status)) return general;
  const said = wordsOf(body);
  const rule = RULES.find(({ words }) => words.test(said));
  if (!rule) return general;
  // With status 0 it stands within an answer that had begun.
  return as(status === 0 && rule.code === 'UNAVAILABLE' ? 'STREAM_INTERRUPTED' : rule.code, rule.sentence);
}

/** The failure that a successful answer holds; undefined where it holds none. */
export function errorInside(body: unknown, nowMs: number): LlmError | undefined {
  if (typeof body !== 'object' || body === null || !('error' in body) || !body.error) return undefined;
  return mapError(0, {}, body, nowMs);
}

function wordsOf(body: unknown): string {
  if (typeof body !== 'object' || body === null) return typeof body === 'string' ? body.slice(0, 4_000) : '';
  const error: unknown = 'error' in body ? body.error : body;
  if (typeof error === 'string') return error.slice(0, 4_000);
  if (typeof error !== 'object' || error === null) return '';
  return ['message', 'type', 'code']
    .map((key) => (key in error ? (error as Readonly<Record<string, unknown>>)[key] : undefined))
    .filter((value) => typeof value === 'string')
    .join(' ')
    .slice(0, 4_000);
}
