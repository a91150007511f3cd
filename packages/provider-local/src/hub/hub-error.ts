import { LlmError } from '@modelhaven/core';
import { retryAfterMs } from '@modelhaven/wire';

/** An answer of the hub, or of the host it sent us to, that is no success. */
export interface HubRefusal {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly repo: string;
  readonly revision: string;
  /** Of the hub, without a slash at the end. */
  readonly hubUrl: string;
  /** Who answered: the hub itself, or a host that it sent us to. */
  readonly host: string;
  readonly hasToken: boolean;
  readonly nowMs: number;
}

/**
 * What a refusal means, in words that say what to do. The hub explains itself in `x-error-code`:
 * https://github.com/huggingface/huggingface_hub, src/huggingface_hub/utils/_http.py, hf_raise_for_status
 */
export function fromHubRefusal(refusal: HubRefusal): LlmError {
  const { status, headers, repo, revision, hubUrl, host, hasToken, nowMs } = refusal;
  const details = { status, field: 'model' };
  const wait = retryAfterMs(headers, nowMs);
  switch (headers['x-error-code']) {
    case 'GatedRepo':
      return new LlmError('UNAUTHORIZED', gated(repo, hubUrl, hasToken), details);
    case 'RevisionNotFound':
      return new LlmError('MODEL_NOT_FOUND', `${repo} has no revision "${revision}".`, details);
    case 'EntryNotFound':
      return new LlmError('MODEL_NOT_FOUND', `${repo} has no such file in revision "${revision}".`, details);
    case 'RepoNotFound':
      return new LlmError('MODEL_NOT_FOUND', notThere(repo, hubUrl, hasToken), details);
    default:
  }
  if (status === 401) {
    return hasToken
      ? new LlmError(
          'UNAUTHORIZED',
          `${host} does not accept the token. Make a new one at ${hubUrl}/settings/tokens.`,
          details,
        )
      : new LlmError('MODEL_NOT_FOUND', notThere(repo, hubUrl, hasToken), details);
  }
  if (status === 403) return new LlmError('UNAUTHORIZED', gated(repo, hubUrl, hasToken), details);
  if (status === 404 || status === 410)
    return new LlmError('MODEL_NOT_FOUND', notThere(repo, hubUrl, hasToken), details);
  const later = wait === undefined ? details : { ...details, retryAfterMs: wait };
  if (status === 429) {
    const hint = hasToken ? '' : ' With a token (HF_TOKEN) it allows more.';
    return new LlmError('RATE_LIMITED', `${host} allows no more requests for now.${hint}`, later);
  }
  if (status === 408 || status >= 500) {
    return new LlmError(
      'UNAVAILABLE',
      `${host} answers with status ${status}. Try again later; what came is kept.`,
      later,
    );
  }
  return new LlmError('BAD_RESPONSE', `${host} answers with status ${status}. Is ${hubUrl} a hub?`, details);
}

function gated(repo: string, hubUrl: string, hasToken: boolean): string {
  const accept = `${repo} is gated: accept its licence at ${hubUrl}/${repo}`;
  return hasToken
    ? `${accept} with the account that the token belongs to, and see that the token may read gated repositories.`
    : `${accept}, make a token at ${hubUrl}/settings/tokens and set it as HF_TOKEN.`;
}

function notThere(repo: string, hubUrl: string, hasToken: boolean): string {
  const who = hasToken ? 'the token must be allowed to read it' : 'set HF_TOKEN to a token that may read it';
  return `There is no ${repo} at ${hubUrl}. Look at its spelling; if it is private, ${who}.`;
}
