import { parseTraceparent } from '@modelhaven/monitoring/opentelemetry';
import type { AnyRequest, App } from '../server-types.ts';

/** A request while it is traced. */
export interface RequestSpan {
  /** The span as a W3C `traceparent`, for what is done in it. */
  readonly traceparent: string;
  /** Ends it with the status of the answer, and whether the answer came to its end. */
  end(status: number, isWhole: boolean): void;
}

/** Traces requests. */
export interface RequestTracer {
  /** `traceparent` is what the caller sent, where it sent one. */
  begin(request: { readonly method: string; readonly route: string; readonly traceparent?: string }): RequestSpan;
}

const spans = new WeakMap<AnyRequest, RequestSpan>();

/** A span for every request of a known route; paths are patterns, so that no text of a user gets in. */
export function traceRequests(app: App, tracer: RequestTracer | undefined): void {
  if (!tracer) return;
  app.addHook('onRequest', (request, _reply, done) => {
    const route = request.routeOptions.url;
    const traceparent = sentBy(request);
    if (route !== undefined) {
      const { method } = request;
      spans.set(request, tracer.begin({ method, route, ...(traceparent === undefined ? {} : { traceparent }) }));
    }
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    spans.get(request)?.end(reply.raw.statusCode, reply.raw.writableFinished);
    done();
  });
}

/** The trace that work for a request belongs to: the request's own span, or what the caller sent. */
export function traceparentOf(request: AnyRequest): string | undefined {
  return spans.get(request)?.traceparent ?? sentBy(request);
}

/** What the caller sent; what is no `traceparent` is ignored, as the specification wants. */
function sentBy({ headers }: AnyRequest): string | undefined {
  const { traceparent } = headers;
  return typeof traceparent === 'string' && parseTraceparent(traceparent) ? traceparent : undefined;
}
