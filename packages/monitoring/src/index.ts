export { type AlertEvent, type Alerts, createAlerts } from './alerts/alerts.ts';
export {
  ALERT_METRICS,
  type AlertMetric,
  type AlertRule,
  type AlertSources,
  checkRules,
  OBSERVED_METRICS,
  type ObservedMetric,
  type ObservedValue,
} from './alerts/rules.ts';
export { type FileBoundedStoreOptions, openFileBoundedStore } from './bounded/file-bounded-store.ts';
export { createMemoryBoundedStore } from './bounded/memory-bounded-store.ts';
export { openSealedText, sealText } from './bounded/seal-text.ts';
export { exportJsonLines, type JsonLinesOptions, listMeasuredSteps, type MeasuredStep } from './export/json-lines.ts';
export { mergeMetrics, onlyCounted } from './export/merge-metrics.ts';
export { CONTENT_TYPES, type MetricFamily, type MetricFormat, toMetricText } from './export/metric-text.ts';
export { createMetricsExporter, type MetricsExporter, type MetricsExporterOptions } from './export/metrics-exporter.ts';
export { createLedger, type Grant, type Ledger, type LedgerStatus } from './ledger/ledger.ts';
export type { Change, Claim, Meter, MeterState } from './ledger/meters.ts';
export {
  createSharedLedger,
  type LedgerBatch,
  type LedgerLink,
  type LedgerReply,
  type SharedLedger,
  type SharedLedgerOptions,
} from './ledger/shared-ledger.ts';
export { type KeptLedgerOptions, openKeptLedger } from './ledger/spending-file.ts';
export type { Measurements } from './measurements.ts';
export { createMonitor, type MemoryObservation, type Monitor, type MonitorOptions } from './monitor.ts';
export { type PackedRollup, packRollup, unpackRollup } from './pack-rollup.ts';
export type { PersistenceStatus } from './persistence.ts';
export type { Rollup } from './rollup.ts';
export type { Retention } from './series.ts';
export { DIMENSIONS, type Dimension } from './series-index.ts';
export { createMemoryState } from './shared/memory-state.ts';
export type { Sketch } from './sketch.ts';
export { decodeBlock, encodeBlock } from './stores/encode-block.ts';
export { type FileStoreOptions, openFileStore } from './stores/file-store.ts';
export { lockFolder } from './stores/folder-lock.ts';
export { createMemoryStore } from './stores/memory-store.ts';
export type { BlockRange, MetricBlock, MetricEntry, MetricStore, Span } from './stores/store.ts';
export type { NamedMeasurements, TimelineOptions, TimelineStep } from './view.ts';
