import type { LlmError } from '@modelhaven/core';

/**
 * What the log may know of an error. The messages of causes are left out: engines quote the text they stumbled over,
 * and that text is somebody's prompt.
 */
export function describeError(error: LlmError): Readonly<Record<string, unknown>> {
  const { provider, model, status, providerCode, field } = error.details;
  return {
    code: error.code,
    message: error.message,
    ...(provider === undefined ? {} : { provider }),
    ...(model === undefined ? {} : { model }),
    ...(status === undefined ? {} : { upstreamStatus: status }),
    ...(providerCode === undefined ? {} : { providerCode }),
    ...(field === undefined ? {} : { field }),
    ...(error.code === 'INTERNAL' ? { cause: describeCause(error.cause) } : {}),
  };
}

function describeCause(cause: unknown): Readonly<Record<string, unknown>> | undefined {
  if (!(cause instanceof Error)) return undefined;
  const frames = (cause.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return {
    name: cause.name,
    ...('code' in cause && typeof cause.code === 'string' ? { code: cause.code } : {}),
    stack: frames.slice(0, 12).map((line) => line.trim()),
  };
}
