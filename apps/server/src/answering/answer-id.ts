import { randomUUID } from 'node:crypto';

/** A new id with the prefix that the clients of a dialect expect: `chatcmpl-…`, `msg_…`. */
export function answerId(prefix: string): string {
  return prefix + randomUUID().replaceAll('-', '');
}
