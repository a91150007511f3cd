import { randomBytes } from 'node:crypto';
import type { CallContext } from './call-context.ts';

/** An attempt as its provider is told of it. */
export interface AnnouncedAttempt {
  /** 16 hexadecimal digits: the attempt's own span, which is made once the attempt is over. */
  readonly spanId: string;
  /** W3C `traceparent` with that span. */
  readonly traceparent: string;
}

/**
 * What a provider is told of the trace that a call belongs to; undefined where it shall hear nothing, and for calls that
 * belong to none. Only ids and the mark whether the trace is kept: no `tracestate`, no baggage, nothing of the caller.
 */
export function announceAttempt(
  tracesTo: ((provider: string) => boolean) | undefined,
  { traceparent }: Pick<CallContext, 'traceparent'>,
  provider: string,
): AnnouncedAttempt | undefined {
  if (traceparent === undefined || !tracesTo?.(provider)) return undefined;
  const [, traceId, flags] = /^00-([0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})$/.exec(traceparent) ?? [];
  if (traceId === undefined || flags === undefined) return undefined;
  const spanId = newSpanId();
  // Later flags are not ours to pass on.
  const kept = (Number.parseInt(flags, 16) & 1) === 1 ? '01' : '00';
  return { spanId, traceparent: `00-${traceId}-${spanId}-${kept}` };
}

/** Eight random bytes; all of them 0 would be none. */
function newSpanId(): string {
  const spanId = randomBytes(8).toString('hex');
  return /[^0]/.test(spanId) ? spanId : newSpanId();
}
