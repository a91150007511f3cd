import type { Measurements } from '../measurements.ts';
import type { Monitor } from '../monitor.ts';
import { DIMENSIONS, type Dimension } from '../series-index.ts';

/** Which measurements are written as lines of JSON. */
export interface JsonLinesOptions {
  /** Milliseconds to look back. Default: a day. */
  readonly windowMs?: number;
  /** Milliseconds of a step, see `Monitor.timeline`. Default: an hour. */
  readonly stepMs?: number;
  /** Default: all of them, and everything together. */
  readonly dimensions?: readonly Dimension[];
}

/** What was seen under one name, or of everything together, in one step of time. */
export interface MeasuredStep {
  /** Milliseconds since 1970. */
  readonly from: number;
  /** Milliseconds since 1970, exclusive. */
  readonly to: number;
  readonly dimension: Dimension | 'total';
  /** Absent of `total`. */
  readonly name?: string;
  readonly measurements: Measurements;
}

/** Every step of each name in which something happened: of everything together first, then dimension by dimension. */
export function* listMeasuredSteps(
  monitor: Pick<Monitor, 'breakdown' | 'timeline'>,
  options: JsonLinesOptions = {},
): Generator<MeasuredStep, void, undefined> {
  const { windowMs = 86_400_000, stepMs = 3_600_000, dimensions = DIMENSIONS } = options;
  for (const { from, to, measurements } of monitor.timeline({ windowMs, stepMs })) {
    if (measurements.requests > 0) yield { from, to, dimension: 'total', measurements };
  }
  for (const dimension of dimensions) {
    for (const { name } of monitor.breakdown(dimension, windowMs)) {
      for (const { from, to, measurements } of monitor.timeline({ dimension, name, windowMs, stepMs })) {
        if (measurements.requests > 0) yield { from, to, dimension, name, measurements };
      }
    }
  }
}

/**
 * Measurements as JSON lines, one for each step of each name in which something happened:
 * `{"from": …, "to": …, "dimension": "model", "name": "ollama/qwen3:8b", "measurements": {…}}`. Times are milliseconds since
 * 1970. Every line ends with a line feed.
 */
export function* exportJsonLines(monitor: Monitor, options: JsonLinesOptions = {}): Generator<string, void, undefined> {
  for (const step of listMeasuredSteps(monitor, options)) yield `${JSON.stringify(step)}\n`;
}
