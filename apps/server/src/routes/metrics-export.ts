import { setImmediate as nextTurn } from 'node:timers/promises';
import { LlmError } from '@modelhaven/core';
import { type Dimension, listMeasuredSteps } from '@modelhaven/monitoring';
import { z } from 'zod';
import { describeError } from '../errors/describe-error.ts';
import { watchClient } from '../http/client-gone.ts';
import { openEventStream } from '../http/event-stream.ts';
import { metricLineSchema } from '../json/measurement-schemas.ts';
import { numberText, timeframeSchema } from '../json/query-schemas.ts';
import { METRIC_LINES_TYPE, toMetricLine } from '../json/to-metric-line.ts';
import type { App, RouteContext } from '../server-types.ts';

const query = z.strictObject({
  timeframe_hours: timeframeSchema,
  step_minutes: numberText(z.int().min(1).max(1_440))
    .default(60)
    .describe('Minutes of a step; whole hours where the timeframe is longer than a day, and 2,000 steps at most.'),
});

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** What `/metrics` tells too. Names of keys, people and tenants are for those who manage them. */
const NAMELESS: readonly Dimension[] = ['model', 'provider', 'task'];

/** `GET /api/v1/metrics/export`: what was measured, as lines of JSON. */
export function addMetricsExportRoute(app: App, { manager, keepAliveMs, limits }: RouteContext): void {
  app.get(
    '/api/v1/metrics/export',
    {
      schema: { querystring: query },
      config: {
        operation: {
          id: 'exportMetrics',
          tag: 'Monitoring',
          summary: 'Export what was measured',
          description:
            'One JSON value per line for each step of each name in which something happened: of everything together first, then by model, provider and task type, over all tenants. By key, user and tenant too for keys with the scope `admin`, and where the server asks for none. An answer that breaks off is cut without its end, and is not whole.',
          contentType: METRIC_LINES_TYPE,
          responses: {
            200: { description: 'The measurements; the schema is that of one line.', schema: metricLineSchema },
          },
        },
      },
    },
    async (request, reply) => {
      const { monitor } = manager;
      if (!monitor.complete) {
        // A file that lacks what was counted before would be taken for the whole.
        const message = 'What was counted before the start is not read yet, or cannot be read. Try again in a moment.';
        throw new LlmError('UNAVAILABLE', message, { retryAfterMs: 5_000 });
      }
      const { timeframe_hours: timeframeHours, step_minutes: stepMinutes } = request.query;
      const seesNames = request.caller?.isAdmin ?? true;
      const steps = listMeasuredSteps(monitor, {
        windowMs: timeframeHours * HOUR_MS,
        stepMs: stepMinutes * MINUTE_MS,
        ...(seesNames ? {} : { dimensions: NAMELESS }),
      });
      const client = watchClient(reply.raw);
      const { signal } = client;
      try {
        const stream = openEventStream(reply, {
          // Lines are worked out without a pause.
          keepAlive: { text: '', everyMs: keepAliveMs },
          drainTimeoutMs: limits.drainTimeoutMs,
          signal,
          contentType: METRIC_LINES_TYPE,
        });
        for (const text of inPieces(steps, toMetricLine)) {
          await stream.write(text);
          await nextTurn();
          signal.throwIfAborted();
        }
        stream.end('');
      } catch (thrown) {
        const error = LlmError.from(thrown);
        // Who left, or read nothing for too long, is no trouble of ours.
        if (error.code !== 'ABORTED') request.log.error({ error: describeError(error) }, 'an export broke');
        reply.raw.destroy();
      } finally {
        client.release();
      }
    },
  );
}

const PIECE_CHARACTERS = 32_768;
/** Nobody else is served for longer than this. */
const PIECE_MS = 5;

/** Texts put together as long as they are small and quickly made. */
function* inPieces<Value>(values: Iterable<Value>, toText: (value: Value) => string): Generator<string> {
  let piece = '';
  let startedAt = performance.now();
  for (const value of values) {
    piece += toText(value);
    if (piece.length < PIECE_CHARACTERS && performance.now() - startedAt < PIECE_MS) continue;
    yield piece;
    piece = '';
    startedAt = performance.now();
  }
  if (piece !== '') yield piece;
}
