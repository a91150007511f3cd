const MAX_DEPTH = 4;
const MAX_LENGTH = 1_000;

/**
 * A copy of a thrown value that is fit for a log: name, code and message only, without secrets. The original may carry
 * the socket, the raw bytes of the answer or the options of the request.
 */
export function safeCause(thrown: unknown, redact: (text: string) => string, depth = 0): Error {
  if (!(thrown instanceof Error)) return new Error(clip(redact(String(thrown))));
  const nested =
    depth < MAX_DEPTH && thrown.cause !== undefined ? safeCause(thrown.cause, redact, depth + 1) : undefined;
  const copy = new Error(clip(redact(thrown.message)), nested === undefined ? undefined : { cause: nested });
  copy.name = thrown.name;
  if (thrown.stack !== undefined) copy.stack = clip(redact(thrown.stack));
  if ('code' in thrown && typeof thrown.code === 'string') Object.assign(copy, { code: redact(thrown.code) });
  return copy;
}

function clip(text: string): string {
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}
