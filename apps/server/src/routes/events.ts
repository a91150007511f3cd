import { type AttemptRecord, LlmError } from '@modelhaven/core';
import { createEventQueue } from '../answering/event-queue.ts';
import type { LoadJobs } from '../answering/load-jobs.ts';
import type { PullJobs } from '../answering/pull-jobs.ts';
import { describeError } from '../errors/describe-error.ts';
import { watchClient } from '../http/client-gone.ts';
import { openEventStream } from '../http/event-stream.ts';
import { toSnakeCase } from '../json/snake-case.ts';
import { addressOf } from '../json/to-model.ts';
import type { App, RouteContext } from '../server-types.ts';

interface LiveEvent {
  readonly type: 'alert' | 'attempt' | 'circuit' | 'health' | 'load' | 'memory' | 'pull' | 'safety' | 'lost';
  readonly data: unknown;
}

/** Events that wait for one listener; a slower one loses the oldest and is told so. */
const CAPACITY = 1_000;
const MAX_LISTENERS = 100;

/** `GET /api/v1/events`: what happens, as it happens. */
export function addEventsRoute(app: App, context: RouteContext, loadJobs: LoadJobs, pullJobs: PullJobs): void {
  const { manager, keepAliveMs, limits, liveEvents, safety, alerts, worker } = context;
  const listeners = new Set<() => void>();
  // Whoever listens would otherwise keep the server from ending.
  app.addHook('preClose', async () => {
    for (const leave of listeners) leave();
  });

  app.get(
    '/api/v1/events',
    {
      config: {
        operation: {
          id: 'listenToEvents',
          tag: 'Monitoring',
          summary: 'Listen to what happens',
          description:
            'Server-sent events: `attempt` for every model that was asked, `circuit` for every change of who rests, `health` for every provider that goes down or comes back, `load` for loads that somebody asked for, `memory` for every model that comes, goes, or runs worse than it should, `pull` for models that are being fetched, `safety` for every safety decision other than none, `alert` for every alert that is raised or cleared, `lost` with the number of events that a slow listener missed. Silence is filled with comments. Keys without the scope `admin` hear of attempts of their own tenant only. Holds no text of a prompt or an answer.',
          contentType: 'text/event-stream',
          responses: { 200: { description: 'Events until you leave.' } },
        },
      },
    },
    async (request, reply) => {
      if (!liveEvents) {
        const message = 'Live events are switched off. Set real_time_monitoring to true in modelhaven.yaml.';
        throw new LlmError('UNSUPPORTED', message);
      }
      if (listeners.size >= MAX_LISTENERS) {
        throw new LlmError('RATE_LIMITED', `${MAX_LISTENERS} are listening already.`, { retryAfterMs: 5_000 });
      }
      const { caller } = request;
      const seesAll = caller?.isAdmin ?? true;
      const isOwn = ({ tenant }: AttemptRecord) => seesAll || tenant === caller?.tenant;
      const client = watchClient(reply.raw);
      const leave = () => client.stop(new LlmError('UNAVAILABLE', 'The server is shutting down.'));
      listeners.add(leave);
      const { signal } = client;
      const queue = createEventQueue<LiveEvent>(CAPACITY, signal);
      const onAttempt = (attempt: AttemptRecord) => {
        if (!isOwn(attempt)) return;
        const address = addressOf({ provider: attempt.provider, id: attempt.model });
        queue.push({ type: 'attempt', data: { address, ...attempt } });
      };
      const ends = [
        manager.monitor.subscribe(onAttempt),
        ...(worker ? [worker.subscribe(onAttempt)] : []),
        ...(seesAll
          ? [
              manager.health.subscribe(({ history: _, models: __, ...health }) => {
                queue.push({ type: 'health', data: health });
              }),
              manager.fallback.subscribe((status) => queue.push({ type: 'circuit', data: status })),
              ...(alerts ? [alerts.subscribe((event) => queue.push({ type: 'alert', data: event }))] : []),
              ...(safety ? [safety.events.subscribe((event) => queue.push({ type: 'safety', data: event }))] : []),
              manager.memory.subscribe(({ model, provider, ...event }) => {
                queue.push({ type: 'memory', data: { address: addressOf({ provider, id: model }), ...event } });
              }),
              loadJobs.subscribe((job) => queue.push({ type: 'load', data: job })),
              pullJobs.subscribe((job) => queue.push({ type: 'pull', data: job })),
            ]
          : []),
      ];
      try {
        const stream = openEventStream(reply, {
          keepAlive: { text: ': nothing new\n\n', everyMs: keepAliveMs },
          drainTimeoutMs: limits.drainTimeoutMs,
          signal,
        });
        // Something at once, so that clients and proxies know that it is open.
        await stream.write('retry: 3000\n\n');
        for (let event = await queue.next(); event; event = await queue.next()) {
          const lost = queue.takeLost();
          if (lost > 0) await stream.write(format({ type: 'lost', data: { events: lost } }));
          await stream.write(format(event));
        }
        stream.end('');
      } catch (thrown) {
        const error = LlmError.from(thrown);
        // Who left, or read nothing for too long, is no trouble of ours.
        if (error.code !== 'ABORTED') request.log.error({ error: describeError(error) }, 'events broke');
        reply.raw.destroy();
      } finally {
        for (const end of ends) end();
        listeners.delete(leave);
        client.release();
      }
    },
  );
}

function format({ type, data }: LiveEvent): string {
  return `event: ${type}\ndata: ${JSON.stringify(toSnakeCase(data))}\n\n`;
}
