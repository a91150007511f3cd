import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PullEvent, silentLogger, systemTimers } from '@modelhaven/core';
import { type LocalConfigInput, localConfigSchema } from '../config.ts';
import { createHub, type HubParts } from '../hub/create-hub.ts';
import { createModelFiles } from '../model-files.ts';
import type { OtherFolders } from '../weights/scan-others.ts';

/** What a test changes of the usual. */
export interface OpenHubOptions extends Partial<Omit<HubParts, 'config' | 'files'>> {
  readonly config?: LocalConfigInput;
  readonly others?: OtherFolders;
  /** Default: a new folder. */
  readonly modelsDir?: string;
}

/** Fetches from a hub into a folder of its own, with little patience. */
export async function openHub(hubUrl: string, { config, others, ...changes }: OpenHubOptions = {}) {
  const modelsDir = changes.modelsDir ?? (await mkdtemp(join(tmpdir(), 'pulled-')));
  const complete = localConfigSchema.parse({ hubUrl, demo: false, ...config });
  const files = createModelFiles({
    provider: 'local',
    modelsDir,
    demo: false,
    logger: silentLogger,
    trusted: complete.trustedModelRevisions,
    ...(others ? { others } : {}),
  });
  const hub = createHub({
    token: () => complete.hubToken,
    logger: silentLogger,
    timers: systemTimers,
    now: Date.now,
    random: () => 0.5,
    patience: { tries: 3, firstMs: 5, mostMs: 20 },
    silenceMs: 2_000,
    ...changes,
    config: complete,
    modelsDir,
    files,
  });
  return {
    hub,
    files,
    modelsDir,
    /** Fetches, and says everything that was told. */
    async pull(address: string, signal: AbortSignal = new AbortController().signal) {
      const events: PullEvent[] = [];
      const fractions: number[] = [];
      await hub.pull(address, {
        signal,
        onEvent: (event) => events.push(event),
        onProgress: (fraction) => fractions.push(fraction),
      });
      const done = events.findLast((event) => event.type === 'done');
      return { events, fractions, model: done?.model, fetchedBytes: done?.fetchedBytes };
    },
    async close() {
      await hub.close();
      await rm(modelsDir, { recursive: true, force: true });
    },
  };
}
