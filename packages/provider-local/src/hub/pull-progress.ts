import type { PullEvent, PullOptions, Timers } from '@modelhaven/core';
import { createSpeedMeter } from './speed-meter.ts';

/** Tells how far the files of one model are. */
export interface PullProgressReport {
  /** What is done with a file, and how much of it. */
  bytes(path: string, phase: 'fetching' | 'checking', doneBytes: number): void;
  note(message: string): void;
  done(model: string): void;
}

const EVERY_MS = 200;
/** What is left for checking when all bytes are here. */
const ALMOST = 0.99;
const WORTH_TELLING_BYTES = 64 * 1024 * 1024;

/** Adds the files up. `present` are bytes that need no fetching. */
export function createPullProgress(
  files: readonly { readonly path: string; readonly sizeBytes: number }[],
  { onProgress, onEvent }: Pick<PullOptions, 'onProgress' | 'onEvent'>,
  timers: Timers,
): PullProgressReport {
  const totalBytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const sizes = new Map(files.map(({ path, sizeBytes }) => [path, sizeBytes]));
  const fetched = new Map<string, number>();
  const checked = new Map<string, number>();
  const atFirst = new Map<string, number>();
  const meter = createSpeedMeter();
  let fraction = -1;
  let toldAt = Number.NEGATIVE_INFINITY;
  let toldPhase: string | undefined;

  const sum = (map: ReadonlyMap<string, number>) => [...map.values()].reduce((total, bytes) => total + bytes, 0);
  const report = (event: PullEvent) => onEvent?.(event);
  const rise = (next: number) => {
    if (next <= fraction) return;
    fraction = next;
    onProgress?.(next);
  };

  return {
    bytes(path, phase, doneBytes) {
      if (phase === 'fetching') {
        if (!atFirst.has(path)) atFirst.set(path, doneBytes);
        fetched.set(path, doneBytes);
      } else {
        checked.set(path, doneBytes);
        // Of small files nobody has to know.
        if ((sizes.get(path) ?? 0) < WORTH_TELLING_BYTES) return;
      }
      const now = timers.now();
      const here = sum(fetched);
      if (phase === 'fetching') {
        meter.add(here, now);
        rise(totalBytes === 0 ? 0 : ALMOST * Math.min(1, here / totalBytes));
      }
      const isNews = phase !== toldPhase || now - toldAt >= EVERY_MS || here === totalBytes;
      if (!isNews || (now - toldAt < EVERY_MS && phase === toldPhase && phase === 'checking')) return;
      toldAt = now;
      toldPhase = phase;
      const speed = phase === 'fetching' ? meter.bytesPerSecond(now) : undefined;
      const doneNow = phase === 'fetching' ? here : sum(checked);
      report({
        type: 'progress',
        phase,
        doneBytes: Math.min(totalBytes, doneNow),
        totalBytes,
        ...(speed === undefined ? {} : { bytesPerSecond: Math.round(speed) }),
        ...(speed ? { remainingMs: Math.round(((totalBytes - here) / speed) * 1_000) } : {}),
      });
    },
    note: (message) => report({ type: 'note', message }),
    done(model) {
      rise(1);
      const fetchedBytes = [...fetched].reduce((bytes, [path, here]) => bytes + here - (atFirst.get(path) ?? 0), 0);
      report({ type: 'done', model, fetchedBytes: Math.max(0, fetchedBytes) });
    },
  };
}
