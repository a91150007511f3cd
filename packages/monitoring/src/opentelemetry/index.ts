export {
  connectOpenTelemetry,
  type OpenTelemetryConnection,
  type OpenTelemetryOptions,
} from './connect-open-telemetry.ts';
export { createSpanIds, type SpanIds } from './span-ids.ts';
export { parseTraceparent, type TraceParent } from './traceparent.ts';
