import { unwatchFile, watchFile } from 'node:fs';
import type { Logger } from '@modelhaven/core';
import type { Reloader } from './reloader.ts';

/**
 * Reads the configuration anew when its file changes. Looks rather than listens: files that are replaced whole, as
 * editors and mounted config maps do, are noticed too. Returns what ends it.
 */
export function watchConfig(
  file: string,
  everyMs: number,
  reloader: Pick<Reloader, 'reload'>,
  logger: Logger,
): () => void {
  const onChange = ({ mtimeMs }: { readonly mtimeMs: number }) => {
    // Gone for a moment, or for good: there is nothing to read either way.
    if (mtimeMs === 0) {
      logger.warn({ file }, 'The configuration file is gone; what it said holds.');
      return;
    }
    // What is wrong with it has been written to the log.
    reloader.reload('file').catch(() => {});
  };
  watchFile(file, { interval: everyMs, persistent: false }, onChange);
  return () => unwatchFile(file, onChange);
}
