import { randomBytes } from 'node:crypto';

/** Makes ids for an SDK of OpenTelemetry (its `IdGenerator`), and lets one span have an id that others know already. */
export interface SpanIds {
  generateTraceId(): string;
  generateSpanId(): string;
  /** What begins a span in `start` begins it with this id. */
  withSpanId<Span>(spanId: string, start: () => Span): Span;
}

/** Ids of random bytes. */
export function createSpanIds(): SpanIds {
  let announced: string | undefined;
  return {
    generateTraceId: () => randomId(16),
    generateSpanId() {
      const spanId = announced ?? randomId(8);
      announced = undefined;
      return spanId;
    },
    withSpanId(spanId, start) {
      announced = spanId;
      try {
        return start();
      } finally {
        announced = undefined;
      }
    },
  };
}

/** All bytes 0 would be no id. */
function randomId(bytes: number): string {
  const id = randomBytes(bytes).toString('hex');
  return /[^0]/.test(id) ? id : randomId(bytes);
}
