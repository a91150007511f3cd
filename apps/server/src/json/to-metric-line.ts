import type { MeasuredStep } from '@modelhaven/monitoring';
import { toSnakeCase } from './snake-case.ts';

/** Media type of the export: one JSON value per line. */
export const METRIC_LINES_TYPE = 'application/x-ndjson';

/** One line of the export, with its line feed. */
export function toMetricLine(step: MeasuredStep): string {
  return `${JSON.stringify(toSnakeCase(step))}\n`;
}
