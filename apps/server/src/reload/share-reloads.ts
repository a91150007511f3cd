import { randomUUID } from 'node:crypto';
import { LlmError, type Logger, type SharedEntry } from '@modelhaven/core';
import type { ListeningState } from '@modelhaven/monitoring/redis';
import type { Reloader } from './reloader.ts';

const TOPIC = 'config';
/** What could not be told or heard is tried again after so long. Milliseconds. */
const AGAIN_MS = 2_000;
/** A server that was away for longer than this was started anew, or has read its file since. Milliseconds. */
const KEPT_MS = 24 * 3_600_000;

/**
 * Tells other servers when this one has read its configuration anew, and reads its own file when another says so. Nothing
 * of the configuration travels: where servers have copies of the file, whoever brings the new copies has to bring them
 * before one server reads. What cannot be told while the store is away is told afterwards. Returns what ends it.
 */
export function shareReloads(
  reloader: Pick<Reloader, 'reload' | 'subscribe'>,
  state: Pick<ListeningState, 'exchange' | 'listen'>,
  logger: Logger,
): () => void {
  const server = randomUUID();
  let cursor: string | undefined;
  let untold: SharedEntry | undefined;
  let isAway = false;
  let isOver = false;
  let retry: NodeJS.Timeout | undefined;
  let working: Promise<void> = Promise.resolve();

  const exchange = async (): Promise<void> => {
    if (isOver) return;
    const telling = untold;
    try {
      const news = await state.exchange(TOPIC, telling ? [telling] : [], cursor);
      if (isOver) return;
      // What others had said before this server began to listen was in the file that it has read.
      const isNews = cursor !== undefined || isAway;
      if (untold === telling) untold = undefined;
      cursor = news.cursor;
      if (isAway) logger.info({}, 'Other servers hear of a new configuration again.');
      isAway = false;
      const others = news.entries.filter(({ key }) => key !== server);
      if (!isNews || others.length === 0) return;
      logger.info({}, 'Another server has read its configuration anew; this one reads its own file.');
      // What is wrong with it has been written to the log.
      await reloader.reload('server').catch(() => {});
    } catch (thrown) {
      if (isOver) return;
      if (!isAway) {
        const { message } = LlmError.from(thrown);
        logger.warn({ error: message }, 'Other servers do not hear of a new configuration until Redis is back.');
      }
      isAway = true;
      clearTimeout(retry);
      retry = setTimeout(look, AGAIN_MS);
      retry.unref();
    }
  };
  function look(): void {
    working = working.then(exchange);
  }

  const ends = [
    reloader.subscribe((cause, { changed, needsRestart }) => {
      // Whoever reads because it was told so must not tell it on.
      if (cause === 'server') return;
      // A file that says the same: touched, or written by this server itself, which has told of that.
      if (cause === 'file' && changed.length + needsRestart.length === 0) return;
      untold = { key: server, value: JSON.stringify({ cause }), ttlMs: KEPT_MS };
      look();
    }),
    state.listen(TOPIC, look),
  ];
  look();
  return () => {
    isOver = true;
    clearTimeout(retry);
    for (const end of ends) end();
  };
}
