import type { AnyReply } from '../server-types.ts';

/** Tells in `x-modelhaven-ignored` which fields of a request have no effect. Names of others' making are left out. */
export function setIgnored(reply: AnyReply, fields: readonly string[]): void {
  const named = fields.filter((field) => /^[\w.]{1,60}$/.test(field)).slice(0, 20);
  if (named.length > 0) reply.header('x-modelhaven-ignored', named.join(', '));
}
