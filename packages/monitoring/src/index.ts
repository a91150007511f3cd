export type { Measurements } from './measurements.ts';
export {
  createMonitor,
  type Monitor,
  type MonitorOptions,
  type NamedMeasurements,
  type TimelineOptions,
  type TimelineStep,
} from './monitor.ts';
export type { Retention } from './series.ts';
export { DIMENSIONS, type Dimension } from './series-index.ts';
