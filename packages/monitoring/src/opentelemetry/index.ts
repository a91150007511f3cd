export {
  connectOpenTelemetry,
  type OpenTelemetryConnection,
  type OpenTelemetryOptions,
} from './connect-open-telemetry.ts';
export { parseTraceparent, type TraceParent } from './traceparent.ts';
