/** What a `traceparent` header says (W3C Trace Context, level 1, section 3.2). */
export interface TraceParent {
  /** 32 and 16 hexadecimal digits, not all of them 0. */
  readonly traceId: string;
  readonly spanId: string;
  /** Bit 0: the caller keeps its trace. */
  readonly traceFlags: number;
}

/** Reads a `traceparent`; undefined for what is none, which the specification wants to be ignored. */
export function parseTraceparent(text: string | undefined): TraceParent | undefined {
  const match = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/.exec(text?.trim() ?? '');
  const [, version, traceId = '', spanId = '', flags = '', rest] = match ?? [];
  if (!match || version === 'ff' || /^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
  // Only later versions may say more.
  if (version === '00' && rest !== undefined) return undefined;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1 };
}
